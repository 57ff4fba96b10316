/** Files of all kinds go in; sheets of cells, or words on what to do, come out. */
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { plainNumber, readSpreadsheet } from '../../src/spreadsheet/index.js';

const codesOf = async (bytes: Uint8Array) =>
  (await readSpreadsheet(bytes)).diagnostics.map(({ code }) => code);
const encode = (text: string) => new TextEncoder().encode(text);

const rowsOf = (count: number, cell: (name: string) => string) =>
  Array.from({ length: count }, (_, index) => {
    const row = 1001 + index;
    return `<row r="${row}">${['A', 'B', 'XFD'].map((column) => cell(`${column}${row}`)).join('')}</row>`;
  }).join('');

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

  it.each([
    ['nothing', new Uint8Array(), 'spreadsheet/not-a-spreadsheet'],
    ['a PDF', encode('%PDF-1.7'), 'spreadsheet/not-a-spreadsheet'],
    ['a web page', encode('<html><table><tr><td>1</td></tr></table></html>'), 'spreadsheet/markup'],
    ['a zip of something else', zipSync({ 'a.txt': encode('a') }), 'spreadsheet/not-a-spreadsheet'],
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
