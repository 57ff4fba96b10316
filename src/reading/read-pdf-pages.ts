/** Reads the pages of a PDF of any hand as tables, by the lines drawn on them. */
import { type PdfFault, type PdfTextCell, pdfCells, type UnsureRow } from '../pdf-tables/index.js';
import { cellName } from '../spreadsheet/index.js';
import { type Doubt, doubt } from './doubt.js';
import type { ReadFiling } from './join-forms.js';
import { leavesIn } from './leaf-texts.js';
import type { ReadTable } from './read-document.js';
import type { TablesReading } from './read-tables.js';
import { type SourceTable, textCell } from './source-table.js';

/** Never throws, whatever the bytes; rejects where PDFium is not found. */
export async function readPdfPages(
  bytes: Uint8Array,
  readTable: ReadTable,
  packageFolder: string | null,
): Promise<TablesReading | { readonly fault: PdfFault }> {
  const pages = await pdfCells(bytes, packageFolder);
  if ('fault' in pages) return pages;
  const read = readTable(tableOfPages(pages.cells), []);
  const filings = read.filings.map((one) => ({ ...one, doubts: [...one.doubts, ...paragraphs(one)] }));
  return { ...read, filings, doubts: [...read.doubts, ...pages.unsure.map(cutRow)] };
}

function paragraphs({ filing, places }: ReadFiling): readonly Doubt[] {
  return leavesIn(filing, '').flatMap(([path, text]) =>
    text.includes('\n')
      ? doubt({
          code: 'guessed-paragraphs',
          severity: 'note',
          path,
          place: places.get(path) ?? null,
          message: 'PDF 里没有段落的记号，这里的换行是按句末和行尾的空推断的，请看一眼',
          english:
            'a PDF does not tell paragraphs: where these begin was worked out from sentences and line ends',
        })
      : [],
  );
}

function cutRow({ page, inTable, isJoined }: UnsureRow): Doubt {
  const [taken, other] = isJoined
    ? ['上一页最后一行的下半', '新的一行']
    : ['新的一行', '上一页最后一行的下半'];
  return doubt({
    code: 'cut-row',
    place: placeOn(page, inTable.row, inTable.column),
    message: `第 ${page} 页的第一行读作${taken}，也可能是${other}，请核对`,
    english: isJoined
      ? `the first row of page ${page} was read as the rest of the row before; it may be a new one`
      : `the first row of page ${page} was read as a new one; it may be the rest of the row before`,
    parameters: { page },
  });
}

/** The pages as one table, one under another. */
function tableOfPages(cells: readonly PdfTextCell[]): SourceTable {
  return {
    name: '第1页',
    cells: cells.map((cell) => {
      const { page, row, column } = { ...cell, ...cell.inTable };
      return textCell(cell, cell.text, placeOn(page, row, column));
    }),
  };
}

function placeOn(page: number, row: number, column: number): string {
  return `第${page}页!${cellName(row, column)}`;
}
