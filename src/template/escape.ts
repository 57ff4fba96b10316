/** Data can never become markup: what XML gives a meaning is escaped, what XML cannot hold is replaced. */

const special = /[&<>"]/g;
const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 §2.2: no controls but tab and line ends, no halves of surrogate pairs, no U+FFFE and U+FFFF. */
const impossible = /(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu;

/** Find out cheaply that nothing is to be done, which is nearly always so. */
const doubtful = /[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufffd]/;
const suspicious = /[&<>"\p{Cc}\ud800-\udfff\ufffe\uffff]/u;

/** An impossible character is shown as U+FFFD, never dropped. */
export function possibleText(text: string): string {
  return doubtful.test(text) ? text.replace(impossible, '\ufffd') : text;
}

/** For text and for attribute values in double quotes. */
export function escapeMarkup(text: string): string {
  if (!suspicious.test(text)) return text;
  return possibleText(text).replace(special, (character) => names[character] ?? '');
}
