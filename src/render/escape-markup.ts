/** Where texts become XML, HTML and SVG: what a filing says can never be read as a tag, an attribute or a reference. */

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const referenceOf = (character: string): string => references[character] ?? character;

/** Characters that neither HTML nor XML allows: control characters, lone surrogates, U+FFFE and U+FFFF. */
const unwritable = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu;

/** The text as content or as a quoted attribute of HTML, SVG or OFD. */
export function escapeMarkup(text: string): string {
  return text.replace(unwritable, '\ufffd').replace(/[&<>"']/g, referenceOf);
}

/** Writable text as content or as an attribute in double quotes. */
export function escapeQuoted(text: string): string {
  return text.replace(/[&<>"]/g, referenceOf);
}

/** Writable text as content, where quotation marks need no escape. */
export function escapeContent(text: string): string {
  return text.replace(/[&<>]/g, referenceOf);
}
