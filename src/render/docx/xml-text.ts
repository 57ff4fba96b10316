/** Text as XML character data: escaped, and without what XML 1.0 cannot hold. */

/** Everything that is not a Char of XML 1.0 (clause 2.2), lone surrogates included. */
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const special = /[&<>"]/g;
const needsCare = /[&<>"\uD800-\uDFFF\uFFFE\uFFFF]|[^ -\uFFFF]/;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For element content and double-quoted attributes; an illegal character becomes U+FFFD. */
export function xmlText(text: string): string {
  if (!needsCare.test(text)) return text;
  return text.replace(illegal, '\uFFFD').replace(special, (character) => entities[character] ?? character);
}
