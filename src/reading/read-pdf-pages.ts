/** Reads the pages of a PDF of any hand as tables, by the lines drawn on them. */
import { clip } from '../json/index.js';
import {
  type PdfFault,
  type PdfSheet,
  type PdfTextCell,
  pdfCells,
  type UnsureRow,
} from '../pdf-tables/index.js';
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
  const filings = read.filings.map((one) => ({
    ...one,
    doubts: [
      ...one.doubts,
      ...paragraphs(one),
      ...overprinted(pages.cells, one),
      ...pages.unsure.flatMap((row) => cutRow(row, one)),
    ],
  }));
  return {
    ...read,
    filings,
    doubts: [
      ...read.doubts,
      ...unreadTexts(pages.unread),
      ...undrawnFields(pages.undrawn),
      ...besidePages(pages.beside),
    ],
  };
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

/** Each text once, though it stands on every page. */
function unreadTexts(unread: PdfSheet['unread']): readonly Doubt[] {
  const firstPages = new Map(unread.toReversed().map(({ page, text }) => [text, page]));
  return [...firstPages].toReversed().map(([text, page]) => {
    const found = clip(text);
    return doubt({
      code: 'turned-text',
      severity: 'note',
      place: `第${page}页`,
      message: `斜着、竖转着或浅色大号的字“${found}”（水印、印章）没有读`,
      english: `"${found}", turned or large and pale as stamps and watermarks are, was not read`,
      parameters: { found },
    });
  });
}

/** One for the file: programs that fill in forms leave all their fields to be drawn. */
function undrawnFields(fields: PdfSheet['undrawn']): readonly Doubt[] {
  const [first] = fields;
  if (first === undefined) return [];
  const [found, count] = [clip(first.text), fields.length];
  return [
    doubt({
      code: 'undrawn-field',
      severity: 'note',
      place: `第${first.page}页`,
      message: `表单域里填的字没有画在页面上（“${found}”等 ${count} 处），按域里存的读`,
      english: `what is filled into ${count} fields ("${found}" and others) is not drawn on the page; read as the fields hold it`,
      parameters: { found, count },
    }),
  ];
}

function besidePages(groups: PdfSheet['beside']): readonly Doubt[] {
  return groups.map((pages) =>
    doubt({
      code: 'pages-beside',
      severity: 'note',
      place: `第${pages[0] ?? 1}页`,
      message: `表比纸宽，印到了第 ${pages.join('、')} 页，左右接起来按一页读，格的位置从第 ${pages[0] ?? 1} 页数起`,
      english: `the table is wider than the paper and was printed on the pages ${pages.join(', ')}, which were read as one, from left to right`,
      parameters: { pages: pages.map(String) },
    }),
  );
}

/** At each path that such a cell was read into. */
function overprinted(cells: PdfSheet['cells'], { places }: ReadFiling): readonly Doubt[] {
  const mixed = new Map(
    cells.flatMap((cell) => (cell.isOverprinted ? [[placeOn(cell.page, cell.onPage), cell.text]] : [])),
  );
  return [...places].flatMap(([path, place]) => {
    const text = mixed.get(place);
    if (text === undefined) return [];
    const found = clip(text, 20);
    return [
      doubt({
        code: 'overprinted-text',
        path,
        place,
        message: `这一格里有几处的字叠在一起（“${found}”），分不清是哪一处的，请核对`,
        english: `texts are drawn over one another here ("${found}"), so that their characters are mixed; check it`,
        parameters: { found },
      }),
    ];
  });
}

/** At each path that the row was read into, and at the lists whose further entries it would move. */
function cutRow({ page, cells, isJoined }: UnsureRow, { places }: ReadFiling): readonly Doubt[] {
  const [taken, other] = isJoined
    ? ['上一页最后一行的下半', '新的一行']
    : ['新的一行', '上一页最后一行的下半'];
  const own = new Set(cells.map((cell) => placeOn(cell.page, cell.onPage)));
  const found = [...places].filter(([, place]) => own.has(place));
  const lists = found.flatMap(([path, place]) => {
    const list = /^(.*)\[\d+\]\.[^[\]]*$/u.exec(path)?.[1];
    return list === undefined ? [] : ([[list, place]] as const);
  });
  return [...new Map([...lists, ...found])].map(([path, place]) =>
    doubt({
      code: 'cut-row',
      path,
      place,
      message: `第 ${page} 页的第一行读作${taken}，也可能是${other}，那样后面各项也要移一位，请核对`,
      english: isJoined
        ? `the first row of page ${page} was read as the rest of the row before; it may be a new one, and all further entries move`
        : `the first row of page ${page} was read as a new one; it may be the rest of the row before, and all further entries move`,
      parameters: { page },
    }),
  );
}

/** The pages as one table, one under another. */
function tableOfPages(cells: readonly PdfTextCell[]): SourceTable {
  return {
    name: '第1页',
    cells: cells.map((cell) => textCell(cell, cell.text, placeOn(cell.page, cell.onPage))),
  };
}

/** Where a cell of a page's table stands, or a line outside tables: 第2页!C5; in the page's second table, 第2页表2!C5. */
function placeOn(page: number, { table, row, column }: PdfTextCell['onPage']): string {
  const within = table === null ? '正文' : table === 0 ? '' : `表${table + 1}`;
  return `第${page}页${within}!${cellName(row, column)}`;
}
