/** Characters of symbol fonts, as the characters that they look like. */

/** Symbol's signs (Unicode's mapping of the Adobe Symbol encoding) that forms are written with. */
const signs: Symbols = new Map([
  [0xa3, '≤'],
  [0xb3, '≥'],
  [0xb9, '≠'],
  [0xb1, '±'],
  [0xb4, '×'],
  [0xb8, '÷'],
  [0xb0, '°'],
  [0xbb, '≈'],
  [0xa5, '∞'],
  [0xd6, '√'],
  [0xb7, '•'],
  [0x6d, 'μ'],
]);

/** Wingdings' boxes and ticks. */
const wingdings: Symbols = new Map([
  ...pairs('□', 0x6f, 0x70, 0x71, 0x72, 0xa8),
  [0xfe, '☑'],
  [0xfd, '☒'],
  [0xfc, '✓'],
  [0xfb, '✗'],
  [0xa1, '○'],
  [0x6c, '●'],
  [0x6e, '■'],
  [0x9f, '•'],
]);

const wingdings2: Symbols = new Map([
  ...pairs('□', 0x30, 0xa2, 0xa3, 0xa4),
  [0x52, '☑'],
  ...pairs('☒', 0x53, 0x54, 0x55),
  [0x50, '✓'],
  [0x4f, '✗'],
  [0x99, '○'],
  [0x98, '●'],
]);

const webdings: Symbols = new Map([
  [0x61, '✓'],
  [0x72, '✗'],
  [0x63, '□'],
  [0x67, '■'],
  [0x6e, '●'],
]);

/** Characters by their codes in a font. */
type Symbols = ReadonlyMap<number, string>;

function pairs(character: string, ...codes: readonly number[]): readonly (readonly [number, string])[] {
  return codes.map((code) => [code, character] as const);
}

const fonts = new Map([
  ['symbol', signs],
  ['wingdings', wingdings],
  ['wingdings 2', wingdings2],
  ['webdings', webdings],
]);

export function isSymbolFont(font: string | null): boolean {
  return font !== null && fonts.has(font.toLowerCase());
}

/** The character that code `code` shows in the font; null: none is known. Codes may stand in the private area from F000 on. */
export function symbolIn(font: string, code: number): string | null {
  const name = font.toLowerCase();
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  const known = fonts.get(name)?.get(own);
  if (known !== undefined) return known;
  const circled = name === 'wingdings' || name === 'wingdings 2' ? circledNumber(name, own) : null;
  if (circled !== null) return circled;
  // Symbol has digits, brackets and most marks of ASCII where they are.
  return name === 'symbol' && own >= 0x20 && own <= 0x3f && own !== 0x22 && own !== 0x24 && own !== 0x27
    ? String.fromCharCode(own)
    : null;
}

/** Wingdings has ① to ⑩ from 0x81 on, and ❶ from 0x8c; Wingdings 2 from 0x6a and 0x75. */
function circledNumber(font: string, code: number): string | null {
  for (const first of font === 'wingdings' ? [0x81, 0x8c] : [0x6a, 0x75]) {
    if (code >= first && code < first + 10) return String.fromCodePoint(0x2460 + code - first);
  }
  return null;
}
