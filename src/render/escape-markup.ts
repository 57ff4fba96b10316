/** Where texts become HTML, SVG and OFD: what a filing says can never be read as a tag, an attribute or a reference. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that neither HTML nor XML allows: control characters, lone surrogates, U+FFFE and U+FFFF. */
const unwritable = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu;

/** The text as content or as a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(unwritable, '\ufffd').replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
