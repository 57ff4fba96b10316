/** Files of all kinds go in; sheets of cells, or words on what to do, come out. */
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  plainNumber,
  readSpreadsheet,
  type SheetToWrite,
  writeSpreadsheet,
} from '../../src/spreadsheet/index.js';

const codesOf = async (bytes: Uint8Array) =>
  (await readSpreadsheet(bytes)).diagnostics.map(({ code }) => code);
const encode = (text: string) => new TextEncoder().encode(text);

const rowsOf = (count: number, cell: (name: string) => string) =>
  Array.from({ length: count }, (_, index) => {
    const row = 1001 + index;
    return `<row r="${row}">${['A', 'B', 'XFD'].map((column) => cell(`${column}${row}`)).join('')}</row>`;
  }).join('');

type Parts = Record<string, Uint8Array>;

function renamed(parts: Parts, rename: (name: string) => string): Parts {
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [rename(name), bytes]));
}

/** The parts with their sheets and texts changed. */
function changed(parts: Parts, change: (text: string) => Uint8Array): Parts {
  return Object.fromEntries(
    Object.entries(parts).map(([name, bytes]) => [
      name,
      /sheet\d+\.xml$|sharedStrings/u.test(name) ? change(strFromU8(bytes)) : bytes,
    ]),
  );
}

/** A book with its texts in a part of their own. */
async function writtenBook(
  texts: readonly string[] = ['甲', '乙'],
  more: Partial<SheetToWrite> = {},
): Promise<Uint8Array> {
  const look = { font: '宋体', size: 9, align: 'left', verticalAlign: 'top', hasBorder: false } as const;
  const cells = texts.map((text, row) => ({
    row,
    column: 0,
    rowSpan: 1,
    columnSpan: 1,
    input: { kind: 'text', text } as const,
    look,
  }));
  const sheet = { name: '表', columns: [50_000], rows: texts.map(() => null), cells, ...more };
  return await writeSpreadsheet({ title: '书', author: '', sheets: [sheet] });
}

const prefixed = (text: string) => text.replace(/<(\/?)(\w)/gu, '<$1x:$2').replace('xmlns=', 'xmlns:x=');

describe('a workbook of ours', () => {
  it('shows texts as they are, what looks like an escape of Excel too', async () => {
    const texts = ['_x0041_', '_x005F_x000D_', ' 前后 ', '=1+1', '00123', 'a<b>&"c"', '两\n行'];
    const { value } = await readSpreadsheet(await writtenBook(texts));
    expect(value?.sheets[0]?.cells.map(({ shown }) => shown)).toEqual(texts);
  });

  it.each(['#N/A', '#REF!', '#DIV/0!', ' #N/A'])('writes %s as a text, not as an error', async (text) => {
    const book = unzipSync(await writtenBook([text]));
    const sheet = strFromU8(book['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toMatch(/t="e"/u);
    expect(strFromU8(book['xl/sharedStrings.xml'] ?? new Uint8Array()) + sheet).toContain(text);
  });

  it('names the sheet of the rows that pages repeat in quotes, or Excel takes it for damaged', async () => {
    const margin = { top: 0, right: 0, bottom: 0, left: 0 };
    const print = {
      paper: 'a4',
      orientation: 'portrait',
      margin,
      footer: { odd: '', even: null },
      titleRows: [0, 1],
    } as const;
    const book = unzipSync(await writtenBook(['甲', '乙'], { name: "01 '项'目", print }));
    expect(strFromU8(book['xl/workbook.xml'] ?? new Uint8Array())).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'01 ''项''目'!$1:$2</definedName>`,
    );
  });
});

describe('readSpreadsheet', () => {
  it('gives cells with spans, contents and what they show', async () => {
    const { value } = await readSpreadsheet(readFileSync('test/reading/foreign/01-flat.xlsx'));
    const [sheet] = value?.sheets ?? [];
    expect(sheet?.name).toBe('妇女儿童维权');
    const at = (row: number, column: number) =>
      sheet?.cells.find((one) => one.row === row && one.column === column);
    expect(at(2, 1)).toMatchObject({ columnSpan: 6, shown: '财政项目支出绩效目标表' });
    expect(at(6, 2)?.content).toEqual({ kind: 'date', date: '2024-01-01', hasTime: false });
    expect(at(7, 3)?.content).toEqual({ kind: 'number', value: 2.7, format: 'General' });
  });

  it.each([
    ['a cell in the last row and column', '<row r="1048576"><c r="XFD1048576" s="1"/></row>'],
    ['a thousand whole rows', rowsOf(1000, (cell) => `<c r="${cell}" s="1"></c>`)],
    ['cells with a value that is empty', rowsOf(30, (cell) => `<c r="${cell}" s="1" t="n"><v/></c>`)],
  ])('leaves out what is tinted and empty: %s', async (_, rows) => {
    const given = readFileSync('test/reading/foreign/01-flat.xlsx');
    const parts = unzipSync(given);
    const name = Object.keys(parts).find((one) => /worksheets\/sheet1\.xml$/u.test(one)) ?? '';
    const sheet = strFromU8(parts[name] ?? new Uint8Array());
    const tinted = zipSync({
      ...parts,
      [name]: encode(sheet.replace('</sheetData>', `${rows}</sheetData>`)),
    });
    expect(tinted.length).toBeGreaterThan(0);
    expect((await readSpreadsheet(tinted)).value?.sheets).toEqual(
      (await readSpreadsheet(given)).value?.sheets,
    );
  });

  it.each<[string, (parts: Parts) => Parts]>([
    ['folders written with \\', (parts) => renamed(parts, (name) => name.replaceAll('/', '\\'))],
    [
      'names in capitals',
      (parts) => renamed(parts, (name) => name.replace('sharedStrings', 'SharedStrings')),
    ],
    ['parts in UTF-16', (parts) => changed(parts, (text) => Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['names in a namespace of their own', (parts) => changed(parts, (text) => encode(prefixed(text)))],
  ])('reads %s', async (_, change) => {
    const given = await writtenBook();
    const { value } = await readSpreadsheet(zipSync(change(unzipSync(given))));
    expect(value?.sheets).toEqual((await readSpreadsheet(given)).value?.sheets);
  });

  it('refuses a workbook whose texts are missing', async () => {
    const { 'xl/sharedStrings.xml': texts, ...parts } = unzipSync(await writtenBook());
    expect(texts).toBeDefined();
    expect(await codesOf(zipSync(parts))).toEqual(['spreadsheet/broken']);
  });

  it('tells texts that float over the cells', async () => {
    const parts = unzipSync(readFileSync('test/reading/foreign/01-flat.xlsx'));
    const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const withBox = changed(parts, (text) =>
      encode(text.replace('</worksheet>', `<drawing xmlns:r="${relations}" r:id="box"/></worksheet>`)),
    );
    const place = (name: string, row: number) => `<${name}><col>1</col><row>${row}</row></${name}>`;
    const bytes = zipSync({
      ...withBox,
      'xl/worksheets/_rels/sheet1.xml.rels': encode(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="box" Type="${relations}/drawing" Target="../drawings/drawing1.xml"/></Relationships>`,
      ),
      'xl/drawings/drawing1.xml': encode(
        `<wsDr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><twoCellAnchor>${place('from', 4)}${place('to', 8)}<sp><nvSpPr><cNvSpPr/></nvSpPr><txBody><a:p><a:r><a:t>总目标另附</a:t></a:r></a:p></txBody></sp></twoCellAnchor></wsDr>`,
      ),
    });
    const { value } = await readSpreadsheet(bytes);
    expect(value?.sheets[0]?.floatingTexts).toEqual([{ text: '总目标另附', row: 4, column: 1 }]);
  });

  it('tells hidden rows and columns that hold something', async () => {
    const parts = changed(unzipSync(readFileSync('test/reading/foreign/01-flat.xlsx')), (text) =>
      encode(
        text
          .replace('<sheetData>', '<cols><col min="2" max="3" width="9" hidden="1"/></cols><sheetData>')
          .replace(/<row r="7"/u, '<row r="7" hidden="1"'),
      ),
    );
    const { value } = await readSpreadsheet(zipSync(parts));
    expect(value?.sheets[0]?.hiddenLines).toEqual(['7', 'B', 'C']);
  });

  it.each([
    ['nothing', new Uint8Array(), 'spreadsheet/empty'],
    ['a byte', encode('\0'), 'spreadsheet/not-a-spreadsheet'],
    ['a filing', encode(' {"year": 2024}'), 'spreadsheet/json'],
    ['a text of Word', encode('{\\rtf1\\ansi'), 'spreadsheet/old-word'],
    ['a web archive without a page', encode('MIME-Version: 1.0\r\n'), 'spreadsheet/broken'],
    [
      'XML of another kind, in UTF-16',
      Buffer.from('\ufeff<?xml version="1.0"?>', 'utf16le'),
      'spreadsheet/markup',
    ],
    ['Numbers', zipSync({ 'Index/Document.iwa': encode('a') }), 'spreadsheet/numbers'],
    [
      'an .ods with a password',
      zipSync({ 'encrypted-package': encode('a'), mimetype: encode('a') }),
      'spreadsheet/encrypted',
    ],
    [
      'an .odt',
      zipSync({
        mimetype: [encode('application/vnd.oasis.opendocument.text'), { level: 0 }],
        'content.xml': encode('<a/>'),
      }),
      'spreadsheet/open-text',
    ],
    ['an .xlsb', zipSync({ 'xl/workbook.bin': encode('a') }), 'spreadsheet/xlsb'],
    [
      'slides',
      zipSync({ '[Content_Types].xml': encode('<a/>'), 'ppt/a.xml': encode('<a/>') }),
      'spreadsheet/not-a-spreadsheet',
    ],
    ['half of a workbook', zipSync({ 'xl/workbook.xml': encode('<a/>') }).subarray(0, 60), 'spreadsheet/cut'],
    ['a PDF', encode('%PDF-1.7'), 'spreadsheet/not-a-spreadsheet'],
    ['a zip of something else', zipSync({ 'a.txt': encode('a') }), 'spreadsheet/archive'],
    ['a workbook without parts', zipSync({ 'xl/workbook.xml': encode('<a') }), 'spreadsheet/broken'],
  ])('says what to do with %s', async (_, bytes, code) => {
    expect(await codesOf(bytes)).toEqual([code]);
  });

  it('refuses what would unpack to more than 64 MB before it unpacks anything', async () => {
    const blanks = new Uint8Array(80 * 1024 * 1024);
    const bomb = zipSync({ 'xl/workbook.xml': encode('<workbook/>'), 'xl/worksheets/sheet1.xml': blanks });
    const before = process.memoryUsage().arrayBuffers;
    expect(await codesOf(bomb)).toEqual(['spreadsheet/too-large']);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
  });

  const blank = (parts: Parts, name: string, text: string) => zipSync({ ...parts, [name]: encode(text) });
  const wideRows = Array.from(
    { length: 3000 },
    (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"><v>1</v></c></row>`,
  );

  const inSheet = (parts: Parts, change: (sheet: string) => string) => {
    const name = 'xl/worksheets/sheet1.xml';
    return blank(parts, name, change(strFromU8(parts[name] ?? new Uint8Array())));
  };
  const merges = (count: number) => {
    const all = Array.from({ length: count }, (_, row) => `<mergeCell ref="A${row + 1}:B${row + 1}"/>`);
    return `<mergeCells>${all.join('')}</mergeCells>`;
  };

  it.each<[string, (parts: Parts) => Uint8Array, string]>([
    [
      'ten megabytes out of ten kilobytes',
      (parts) => blank(parts, 'xl/a.xml', ' '.repeat(10 << 20)),
      'too-large',
    ],
    [
      'more than a million tags',
      (parts) => blank(parts, 'xl/styles.xml', '<a/>'.repeat(1_000_001)),
      'too-large',
    ],
    [
      'elements two hundred thousand deep',
      () => zipSync({ 'content.xml': encode('<text:span>'.repeat(200_000)), mimetype: encode('a') }),
      'too-large',
    ],
    [
      'a million merges',
      (parts) => inSheet(parts, (sheet) => sheet.replace('</sheetData>', `</sheetData>${merges(1_000_000)}`)),
      'too-large',
    ],
    [
      'columns that all have widths again and again',
      (parts) =>
        inSheet(parts, (sheet) =>
          sheet.replace(
            '<sheetData>',
            `<cols>${'<col min="1" max="16384" width="9"/>'.repeat(10_000)}</cols>$&`,
          ),
        ),
      'too-large',
    ],
    [
      'rows that reach to the last column',
      (parts) =>
        blank(
          parts,
          'xl/worksheets/sheet1.xml',
          `<worksheet><sheetData>${wideRows.join('')}</sheetData></worksheet>`,
        ),
      'too-large',
    ],
    [
      'sheets that all stand for one part',
      (parts) => {
        const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
        const [sheet = ''] = /<sheet [^>]*>/u.exec(book) ?? [];
        return blank(parts, 'xl/workbook.xml', book.replace('</sheets>', `${sheet.repeat(500)}</sheets>`));
      },
      'broken',
    ],
  ])('refuses %s, with little memory', async (_, change, code) => {
    const bytes = change(unzipSync(await writtenBook()));
    const before = process.memoryUsage().rss;
    expect(await codesOf(bytes)).toEqual([`spreadsheet/${code}`]);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  it.each<[string, (parts: Parts) => Uint8Array, boolean]>([
    [
      'half a million names of ranges',
      (parts) => {
        const names = Array.from(
          { length: 500_000 },
          (_, at) => `<definedName name="n${at}">#REF!</definedName>`,
        );
        const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
        const all = `</sheets><definedNames>${names.join('')}</definedNames>`;
        return blank(parts, 'xl/workbook.xml', book.replace('</sheets>', all));
      },
      false,
    ],
    [
      'half a million formatted rows',
      (parts) => {
        const rows = Array.from(
          { length: 500_000 },
          (_, at) => `<row r="${at + 100}" s="1" customFormat="1"/>`,
        );
        return inSheet(parts, (sheet) => sheet.replace('</sheetData>', `${rows.join('')}</sheetData>`));
      },
      false,
    ],
    [
      'something in the last row',
      (parts) =>
        inSheet(parts, (sheet) =>
          sheet.replace('</sheetData>', '<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'),
        ),
      true,
    ],
  ])('reads a book with %s as if it had none', async (_, change, isCut) => {
    const bytes = await writtenBook();
    const [plain] = (await readSpreadsheet(bytes)).value?.sheets ?? [];
    const [read] = (await readSpreadsheet(change(unzipSync(bytes)))).value?.sheets ?? [];
    expect(read?.cells.map(({ shown }) => shown)).toEqual(plain?.cells.map(({ shown }) => shown));
    expect(read?.isCut).toBe(isCut);
  });

  it('stops at a text that its cells make long', async () => {
    const rows = Array.from(
      { length: 50 },
      (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`,
    );
    const parts = unzipSync(await writtenBook());
    const texts = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array());
    const long = encode(texts.replace('<t>', `<t>${'项目'.repeat(250_000)}`));
    const sheet = encode(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`);
    const bytes = zipSync({ ...parts, 'xl/sharedStrings.xml': long, 'xl/worksheets/sheet1.xml': sheet });
    const [read] = (await readSpreadsheet(bytes)).value?.sheets ?? [];
    expect(read?.isCut).toBe(true);
    expect(read?.cells.length).toBeLessThan(30);
  });

  it('believes no entry that unpacks to more than it says', async () => {
    const small = zipSync({ 'xl/workbook.xml': encode('<workbook/>'), 'xl/a.xml': new Uint8Array(5000) });
    const lying = Buffer.from(small);
    const entry = lying.lastIndexOf(Buffer.from('504b0102', 'hex'));
    expect(lying.readUInt32LE(entry + 24)).toBe(5000);
    lying.writeUInt32LE(10, entry + 24);
    expect(await codesOf(lying)).toEqual(['spreadsheet/broken']);
    expect(deflateRawSync(new Uint8Array(5000)).length).toBeLessThan(5000);
  });
});

describe('plainNumber', () => {
  it.each([
    [1234567.8900000001, '1234567.89'],
    [0.1 + 0.2, '0.3'],
    [-0.5, '-0.5'],
    [1e21, '1000000000000000000000'],
    [0.0000012, '0.0000012'],
    [0, '0'],
    [150000, '150000'],
  ])('%d is %s', (value, text) => expect(plainNumber(value)).toBe(text));
});
