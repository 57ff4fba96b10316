/** Writes the cells of sheets as other programs export them as text: as a web page, as XML of Excel 2003, as CSV. */
import type { ReadSheet, SheetCell } from '../../src/spreadsheet/index.js';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Rows up to the last one that holds something, with the cells that begin there. */
function rowsOf({ cells }: ReadSheet): readonly (readonly SheetCell[])[] {
  const rows: SheetCell[][] = [];
  for (const cell of cells) {
    for (let row = rows.length; row < cell.row + cell.rowSpan; row += 1) rows.push([]);
    rows[cell.row]?.push(cell);
  }
  return rows.map((row) => row.sort((a, b) => a.column - b.column));
}

/** A table with a cell for each slot that no other covers. */
export function asPage(sheets: readonly ReadSheet[]): string {
  const tables = sheets.map((sheet) => {
    const covered = new Set<string>();
    const width = Math.max(0, ...sheet.cells.map(({ column, columnSpan }) => column + columnSpan));
    const rows = rowsOf(sheet).map((row, index) => {
      let html = '';
      for (let column = 0; column < width; column += 1) {
        if (covered.has(`${index},${column}`)) continue;
        const cell = row.find((one) => one.column === column);
        const { rowSpan = 1, columnSpan = 1, shown = '' } = cell ?? {};
        for (let down = 0; down < rowSpan; down += 1)
          for (let across = 0; across < columnSpan; across += 1)
            covered.add(`${index + down},${column + across}`);
        html += `<td rowspan=${rowSpan} colspan=${columnSpan}><p>${escaped(shown).replaceAll('\n', '<br>')}`;
      }
      return `<tr>${html}</tr>`;
    });
    return `<table border=1>${rows.join('\n')}</table>`;
  });
  return `<html><head><meta charset="utf-8"><style>td { color: red }</style></head><body>${tables.join('<hr>')}</body></html>`;
}

export function asXml(sheets: readonly ReadSheet[]): string {
  const data = ({ content, shown }: SheetCell) => {
    const [type, text] =
      content?.kind === 'number'
        ? ['Number', String(content.value)]
        : content?.kind === 'date'
          ? ['DateTime', `${content.date}T00:00:00.000`]
          : ['String', shown];
    return content === null ? '' : `<Data ss:Type="${type}">${escaped(text)}</Data>`;
  };
  const cell = (one: SheetCell) =>
    `<Cell ss:Index="${one.column + 1}" ss:MergeAcross="${one.columnSpan - 1}" ss:MergeDown="${one.rowSpan - 1}">${data(one)}</Cell>`;
  const worksheets = sheets.map((sheet) => {
    const rows = rowsOf(sheet).map(
      (row, index) => `<Row ss:Index="${index + 1}">${row.map(cell).join('')}</Row>`,
    );
    return `<Worksheet ss:Name="${escaped(sheet.name)}"><Table>${rows.join('\n')}</Table></Worksheet>`;
  });
  const name = 'urn:schemas-microsoft-com:office:spreadsheet';
  return `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="${name}" xmlns:ss="${name}">${worksheets.join('')}</Workbook>`;
}

/** CSV has no merged cells: their texts stand in their first slot. */
export function asLines([sheet]: readonly ReadSheet[]): string {
  const rows = sheet === undefined ? [] : rowsOf(sheet);
  return rows
    .map((row) => {
      const values: string[] = [];
      for (const { column, shown } of row) values[column] = `"${shown.replaceAll('"', '""')}"`;
      return Array.from(values, (value) => value ?? '').join(',');
    })
    .join('\r\n');
}
