/** Doubts about what a Word file shows otherwise than as plain text: hidden, struck out, in text boxes, beside the body. */

import type { RemarkKind, TablePlace, WordContent } from '../attached/index.js';
import { clip } from '../json/index.js';
import { cellName } from '../spreadsheet/index.js';
import { type Doubt, doubt } from './doubt.js';
import { deletedDoubts, type PlacedDoubt, struckDoubt, withDoubtsAt } from './doubts-at-places.js';
import type { TablesReading } from './read-tables.js';

/** Where a paragraph of the body stands, or a cell of a table. */
export function wordPlace(row: number, inTable: TablePlace | null): string {
  return inTable === null
    ? `正文!${cellName(row, 0)}`
    : `表${inTable.table + 1}!${cellName(inTable.row, inTable.column)}`;
}

/** Adds what the file says otherwise than as text, at the paths that its places were read into. */
export function withWordDoubts(
  read: TablesReading,
  { remarks, beside, deleted }: WordContent,
): TablesReading {
  // Pictures outside tables are letterheads and seals.
  const shown = remarks.filter(({ kind, inTable }) => kind !== 'picture' || inTable !== null);
  const placed = shown.map(({ kind, text, row, inTable }): PlacedDoubt => {
    const place = wordPlace(row, inTable);
    return { place, at: (path) => remarkDoubt(kind, text, path, place) };
  });
  const notes = [...beside.map(besideDoubt), ...deletedDoubts(deleted, '正文')];
  return withDoubtsAt({ ...read, doubts: [...read.doubts, ...notes] }, placed);
}

function remarkDoubt(kind: RemarkKind, text: string, path: string | null, place: string): Doubt {
  if (kind === 'struck') return struckDoubt(text, path, place);
  const found = clip(text);
  const [code, message, english] = wordsOf(kind, found);
  return doubt({ code, path, place, message, english, parameters: { found } });
}

function wordsOf(kind: Exclude<RemarkKind, 'struck'>, found: string): readonly [string, string, string] {
  switch (kind) {
    case 'hidden':
      return ['hidden-text', `隐藏的文字“${found}”没有读`, `the hidden text "${found}" was not read`];
    case 'box':
      return [
        'text-box',
        `文本框里的“${found}”没有读；要读入的，请写到格里`,
        `"${found}" in a text box was not read; write it into a cell if it is to be read`,
      ];
    case 'boxed':
      return [
        'text-box',
        `这一格里只有文本框，按框里的“${found}”读，请核对`,
        `the cell holds only a text box and was read as "${found}"; check it`,
      ];
    case 'picture':
      return [
        'picture',
        '格里有图片，图片里的字没有读',
        'there is a picture in the cell; what it says was not read',
      ];
    case 'symbol':
      return [
        'unknown-symbol',
        `符号字体里的一个字（${found}）认不出来，读作“�”`,
        `a character of a symbol font (${found}) is not known and was read as �`,
      ];
    case 'placeholder':
      return [
        'placeholder',
        `“${found}”标着是提示要填什么的字，照样读了，请核对`,
        `"${found}" is marked as advice of what to type and was read all the same; check it`,
      ];
    case 'row':
      return [
        'hidden-lines',
        `这一行是隐藏的，照样读了，请核对：“${found}”`,
        `this row is hidden and was read all the same; check it: "${found}"`,
      ];
    case 'embedded':
      return [
        'embedded-file',
        '这里嵌着另一份文件，没有读；请在 Word 里打开后另存，再读',
        'another file is embedded here and was not read; open and save the file in Word first',
      ];
  }
}

function besideDoubt({ kind, text }: WordContent['beside'][number]): Doubt {
  const found = clip(text);
  const [place, english] = kind === 'header' ? ['页眉页脚', 'header or footer'] : ['脚注', 'note'];
  return doubt({
    code: 'beside-text',
    severity: 'note',
    place,
    message: `${place}里的“${found}”没有读`,
    english: `"${found}" in a ${english} was not read`,
    parameters: { found },
  });
}
