/** Doubts about what a workbook holds beside the cells that it shows: hidden sheets and rows, text boxes, rows that were cut off. */
import { clip } from '../json/index.js';
import { cellName, keptSheetName, type ReadSheet } from '../spreadsheet/index.js';
import { type Doubt, doubt } from './doubt.js';
import { deletedDoubts, type PlacedDoubt, struckDoubt } from './doubts-at-places.js';

export function sheetDoubts(sheets: readonly ReadSheet[]): readonly Doubt[] {
  return sheets.flatMap((sheet) => {
    if (sheet.name === keptSheetName || sheet.name.startsWith('_')) return [];
    if (sheet.hidden) return sheet.cells.length === 0 ? [] : [hiddenSheet(sheet)];
    return [
      ...(sheet.isCut ? [cutSheet(sheet)] : []),
      ...(sheet.hiddenLines.length > 0 ? [hiddenLines(sheet)] : []),
      ...floatingTextDoubts(sheet),
      ...deletedDoubts(sheet.deletedTexts ?? [], `${sheet.name}!A1`),
    ];
  });
}

/** What is struck out in the sheets that are read. */
export function struckDoubts(sheets: readonly ReadSheet[]): readonly PlacedDoubt[] {
  return sheets.flatMap(({ name, struckTexts }) =>
    struckTexts.map(({ text, row, column }): PlacedDoubt => {
      const place = `${name}!${cellName(row, column)}`;
      return { place, at: (path) => struckDoubt(text, path, place) };
    }),
  );
}

function hiddenSheet({ name }: ReadSheet): Doubt {
  return doubt({
    code: 'hidden-sheet',
    severity: 'note',
    place: `${name}!A1`,
    message: `工作表“${name}”是隐藏的，没有读`,
    english: `the sheet ${name} is hidden and was not read`,
    parameters: { sheet: name },
  });
}

function cutSheet({ name }: ReadSheet): Doubt {
  return doubt({
    code: 'sheet-cut',
    place: `${name}!A1`,
    message: `工作表“${name}”太大，只读了前面的行`,
    english: `the sheet ${name} is too large; only its first rows were read`,
    parameters: { sheet: name },
  });
}

const mostNamed = 20;

function hiddenLines({ name, hiddenLines: lines }: ReadSheet): Doubt {
  const more = lines.length > mostNamed ? ['……'] : [];
  return doubt({
    code: 'hidden-lines',
    severity: 'note',
    place: `${name}!A1`,
    message: `工作表“${name}”有隐藏的行列，里面有内容，照样读了：${[...lines.slice(0, mostNamed), ...more].join('、')}`,
    english: `hidden rows or columns of the sheet ${name} hold something and were read all the same: ${[...lines.slice(0, mostNamed), ...more].join(', ')}`,
    parameters: { sheet: name, lines },
  });
}

function floatingTextDoubts({ name, floatingTexts }: ReadSheet): readonly Doubt[] {
  return floatingTexts.map(({ text, row, column }) => {
    const found = clip(text);
    return doubt({
      code: 'text-box',
      place: `${name}!${cellName(row, column)}`,
      message: `文本框里的“${found}”没有读；要读入的，请写到格里`,
      english: `"${found}" in a text box was not read; write it into a cell if it is to be read`,
      parameters: { found },
    });
  });
}
