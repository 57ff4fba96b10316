/** Small PDFs, written by hand: ruled tables and texts at given places. */

/** Content of a page, in points from its lower left corner. */
export interface MadePage {
  readonly content: string;
  /** In degrees, clockwise. */
  readonly rotation?: number;
  readonly filled?: FilledField;
}

/** What somebody has filled into a field, or typed over the page: content that begins at this place. */
export interface FilledField {
  readonly subtype: 'Widget' | 'FreeText' | 'Square';
  readonly x: number;
  readonly y: number;
  /** Left out: it is left to the reader to draw it. */
  readonly content?: string;
  /** What the field holds, or the text typed over the page says. */
  readonly value?: string;
  /** Hidden, and the like (ISO 32000-2, 12.5.3); usually printed. */
  readonly flags?: number;
}

/** Characters of hanzi are as wide as their size, of a face that is not in the file; Latin is set in Helvetica. */
export function text(x: number, y: number, words: string, size = 10, state = ''): string {
  const codes = Buffer.from(words, 'utf16le').swap16().toString('hex');
  const [font, shown] = /^[ -~]*$/u.test(words) ? ['L', `(${words})`] : ['F', `<${codes}>`];
  return `q ${state} BT /${font} ${size} Tf ${x} ${y} Td ${shown} Tj ET Q\n`;
}

export function line(x: number, y: number, toX: number, toY: number, state = ''): string {
  return `q ${state} ${x} ${y} m ${toX} ${toY} l S Q\n`;
}

/** What draws a cell between these edges. */
export type DrawCell = (left: number, bottom: number, right: number, top: number) => string;

export const asBox: DrawCell = (left, bottom, right, top) =>
  `${left} ${bottom} ${right - left} ${top - bottom} re S\n`;

/** A table whose rows are 20 points high and whose columns are 100 points wide; its upper left corner at (50, top). */
export function table(top: number, rows: readonly (readonly string[])[], draw: DrawCell = asBox): string {
  return rows
    .flatMap((cells, row) =>
      cells.map((words, column) => {
        const [left, upper] = [50 + column * 100, top - row * 20];
        return draw(left, upper - 20, left + 100, upper) + text(left + 5, upper - 14, words);
      }),
    )
    .join('');
}

export function pdfOf(pages: readonly MadePage[]): Uint8Array {
  const font =
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>';
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  const looks = 4 + pages.length * 2;
  const fields = looks + pages.length;
  const known = pages.flatMap(({ filled }, index) => (filled === undefined ? [] : [`${fields + index} 0 R`]));
  const objects = [
    `<</Type/Catalog/Pages 2 0 R/AcroForm<</NeedAppearances true/Fields[${known.join(' ')}]>>>>`,
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    font,
    ...pages.flatMap(({ content, rotation = 0, filled }, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Rotate ${rotation}${filled === undefined ? '' : `/Annots[${fields + index} 0 R]`}/Resources<</Font<</F 3 0 R/L<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>/ExtGState<</G<</ca 0.3>>>>>>/Contents ${5 + index * 2} 0 R>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ]),
    ...pages.map(
      ({ filled: { content = '' } = {} }) =>
        `<</Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F 3 0 R>>>>/Length ${content.length}>>stream\n${content}\nendstream`,
    ),
    ...pages.map(({ filled }, index) => (filled === undefined ? 'null' : annotation(filled, looks + index))),
  ];
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF`;
  return Buffer.from(file, 'latin1');
}

/** `look`: number of the object that shows it. */
function annotation({ subtype, x, y, content, value, flags = 4 }: FilledField, look: number): string {
  const held = value === undefined ? '' : `<feff${Buffer.from(value, 'utf16le').swap16().toString('hex')}>`;
  const says = held === '' ? '' : `/V${held}/Contents${held}`;
  const drawn = content === undefined ? '' : `/AP<</N ${look} 0 R>>`;
  return `<</Type/Annot/Subtype/${subtype}/FT/Tx/T(a)/F ${flags}/Rect[${x} ${y} ${x + 200} ${y + 20}]${says}${drawn}>>`;
}
