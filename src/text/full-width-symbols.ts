/**
 * Symbols that Chinese typesetting sets one em wide although Latin faces have them narrower: one list for faces, line
 * breaking and Word.
 */

/**
 * The symbols below U+2E80, and the squared units, that 宋体 sets one em wide, or the first and last of several: those
 * of GB 2312 and GBK (quotes, dash, ellipsis, operators, numerals in circles, box drawing …), and the boxes and ticks
 * of forms. `scripts/build-fonts.py` reads this list too: every face of ours gives each of them an advance of 1000.
 */
const listed: readonly string[] = (
  '§ °-± · × ÷ ' +
  '—-‖ ‘-’ “-” • ‥-‧ ‰ ′-″ ※ ' +
  '℃ ℅ ℉ № ℡ Ⅰ-Ⅻ ⅰ-ⅻ ' +
  '←-↙ ⇒ ⇔ ' +
  '∈ ∏ ∑ √ ∝-∠ ∣ ∥ ∧-∬ ∮ ∴-∷ ∽ ≈ ≌ ≠-≡ ≤-≧ ≪-≫ ≮-≯ ⊕-⊖ ⊙ ⊥ ⊿ ⌒ ' +
  '①-⓿ ' +
  '─-╿ ▁-▏ ▒-▕ ' +
  '■-▫ ▲-△ ▶-▷ ▼-▽ ◀-◁ ◆-◇ ◉ ○ ◎-◑ ◢-◦ ◯ ' +
  '★-☆ ☉ ☎-☒ ☞ ♀ ♂ ✓-✔ ✗-✘ ❶-➓ ➡ ' +
  '㈠-㈩ ㊀-㊉ ㎎-㎏ ㎜-㎡ ㎥ ㏄ ㏎ ㏑-㏒ ㏕'
).split(' ');

/** Code points of the list, ascending. */
export const fullWidthSymbols: readonly number[] = listed.flatMap((written) => {
  const [first = 0, last = first] = written.split('-').map((symbol) => symbol.codePointAt(0) ?? 0);
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
});

const members: ReadonlySet<number> = new Set(fullWidthSymbols);
const last = Math.max(...fullWidthSymbols);

/** Whether the symbol is one em wide, so that Word must set it in the role's Chinese face in all four font slots. */
export function isFullWidthSymbol(codePoint: number): boolean {
  return codePoint <= last && members.has(codePoint);
}

/** U+2E80, CJK Radicals: Word and LibreOffice treat every character from here on as East Asian. */
const firstEastAsian = 0x2e80;

/** Whether documents set the character in the Times-metric face in every role: Latin, digits, Greek, Cyrillic, ². */
export function isWestern(codePoint: number): boolean {
  return codePoint < firstEastAsian && !members.has(codePoint);
}
