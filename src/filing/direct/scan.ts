/** What JSON.parse leaves unsaid of a text: how many keys it gives, and whether its numbers are written as they would be printed. */

/** JSON that is written with spaces between a key and its colon. */
const SPACED = /"[ \t\n\r]+:/;

/** How many keys a JSON text gives, repeated ones too; too many where a text in it looks like the end of a key. */
export function countKeys(text: string): number {
  if (SPACED.test(text)) return text.match(/"[ \t\n\r]*:/g)?.length ?? 0;
  let count = 0;
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) count += 1;
  return count;
}

const NUMBERS = /(?<=[:,[ \t\n\r])-?\d[\d.eE+-]*(?=[ \t\n\r,}\]])/g;

/** Whether a number of a JSON text (or what looks like one within a text) has other digits than when it is printed: 7.50. */
export function hasRewrittenNumbers(text: string): boolean {
  for (const [digits] of text.matchAll(NUMBERS)) if (String(Number(digits)) !== digits) return true;
  return false;
}
