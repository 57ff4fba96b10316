/**
 * Symbols that Chinese typesetting sets one em wide although Latin faces have them narrower: one list for faces, line
 * breaking and Word.
 */

/**
 * First and last code points of the symbols below U+2E80, and of the squared units, that 宋体 sets one em wide: those
 * of GB 2312 and GBK (quotes, dash, ellipsis, operators, numerals in circles, box drawing …), and the boxes and ticks
 * of forms. `scripts/build-fonts.py` reads this list too: every face of ours gives each of them an advance of 1000.
 */
const ranges: readonly (readonly [first: number, last: number])[] = [
  // § ° ± · × ÷
  [0x00a7, 0x00a7],
  [0x00b0, 0x00b1],
  [0x00b7, 0x00b7],
  [0x00d7, 0x00d7],
  [0x00f7, 0x00f7],
  // — ― ‖ ‘ ’ “ ” • ‥ … ‧ ‰ ‱ ′ ″ ※
  [0x2014, 0x2016],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  [0x2022, 0x2022],
  [0x2025, 0x2027],
  [0x2030, 0x2030],
  [0x2032, 0x2033],
  [0x203b, 0x203b],
  // ℃ ℅ ℉ № ℡, Roman numerals
  [0x2103, 0x2103],
  [0x2105, 0x2105],
  [0x2109, 0x2109],
  [0x2116, 0x2116],
  [0x2121, 0x2121],
  [0x2160, 0x216b],
  [0x2170, 0x217b],
  // arrows
  [0x2190, 0x2199],
  [0x21d2, 0x21d2],
  [0x21d4, 0x21d4],
  // operators and relations
  [0x2208, 0x2208],
  [0x220f, 0x220f],
  [0x2211, 0x2211],
  [0x221a, 0x221a],
  [0x221d, 0x2220],
  [0x2223, 0x2223],
  [0x2225, 0x2225],
  [0x2227, 0x222c],
  [0x222e, 0x222e],
  [0x2234, 0x2237],
  [0x223d, 0x223d],
  [0x2248, 0x2248],
  [0x224c, 0x224c],
  [0x2260, 0x2261],
  [0x2264, 0x2267],
  [0x226a, 0x226b],
  [0x226e, 0x226f],
  [0x2295, 0x2296],
  [0x2299, 0x2299],
  [0x22a5, 0x22a5],
  [0x22bf, 0x22bf],
  [0x2312, 0x2312],
  // numerals and letters in circles and brackets
  [0x2460, 0x24ff],
  // box drawing, blocks
  [0x2500, 0x257f],
  [0x2581, 0x258f],
  [0x2592, 0x2595],
  // squares, triangles, rhombs, circles
  [0x25a0, 0x25ab],
  [0x25b2, 0x25b3],
  [0x25b6, 0x25b7],
  [0x25bc, 0x25bd],
  [0x25c0, 0x25c1],
  [0x25c6, 0x25c7],
  [0x25c9, 0x25c9],
  [0x25cb, 0x25cb],
  [0x25ce, 0x25d1],
  [0x25e2, 0x25e6],
  [0x25ef, 0x25ef],
  // stars, ☎ ☏, the boxes ☐ ☑ ☒, ☞, ♀ ♂, the ticks ✓ ✔ ✗ ✘, numerals in black circles
  [0x2605, 0x2606],
  [0x2609, 0x2609],
  [0x260e, 0x2612],
  [0x261e, 0x261e],
  [0x2640, 0x2640],
  [0x2642, 0x2642],
  [0x2713, 0x2714],
  [0x2717, 0x2718],
  [0x2776, 0x2793],
  [0x27a1, 0x27a1],
  // numerals in brackets, squared units
  [0x3220, 0x3229],
  [0x3280, 0x3289],
  [0x338e, 0x338f],
  [0x339c, 0x33a1],
  [0x33a5, 0x33a5],
  [0x33c4, 0x33c4],
  [0x33ce, 0x33ce],
  [0x33d1, 0x33d2],
  [0x33d5, 0x33d5],
];

/** Code points of the list, ascending. */
export const fullWidthSymbols: readonly number[] = ranges.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, offset) => first + offset),
);

const members: ReadonlySet<number> = new Set(fullWidthSymbols);
const last = Math.max(...fullWidthSymbols);

/** Whether the symbol is one em wide, so that Word must set it in the role's Chinese face in all four font slots. */
export function isFullWidthSymbol(codePoint: number): boolean {
  return codePoint <= last && members.has(codePoint);
}

/** U+2E80, CJK Radicals: Word and LibreOffice treat every character from here on as East Asian. */
const FIRST_EAST_ASIAN = 0x2e80;

/** Whether documents set the character in the Times-metric face in every role: Latin, digits, Greek, Cyrillic, ². */
export function isWestern(codePoint: number): boolean {
  return codePoint < FIRST_EAST_ASIAN && !members.has(codePoint);
}
