/** Numbers are shown as Excel shows them in their formats: what a clerk sees is what is read. */
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSpreadsheet } from '../../src/spreadsheet/index.js';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** A book with the number in A1 in the format. */
function bookOf(value: number, format: string): Uint8Array {
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="200" formatCode="${escaped(format)}"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="200" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" s="1"><v>${value}</v></c></row></sheetData></worksheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])));
}

const accounting = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ';

describe('a number in its format', () => {
  it.each<[string, number, string]>([
    ['0', 98.5, '99'],
    ['0.00', -12.5, '-12.50'],
    ['0.00', 1.005, '1.01'],
    ['0.0', -0.04, '0.0'],
    ['0.##', 95, '95'],
    ['#.##', 0.5, '.5'],
    ['0000', 12, '0012'],
    ['000-0000', 1234567, '123-4567'],
    ['#,##0.00', 1234567.891, '1,234,567.89'],
    ['#,##0', 12, '12'],
    ['#,##0.00;[Red]-#,##0.00', -1500, '-1,500.00'],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', -1500, '(1,500.00)'],
    [accounting, 1500, '1,500.00'],
    [accounting, 0, '-'],
    ['"¥"#,##0.00', -5, '-¥5.00'],
    ['[$￥-804]#,##0.00', 5, '￥5.00'],
    ['0%', 0.95, '95%'],
    ['0.00%', 0.9927, '99.27%'],
    ['0.00"%"', 99.27, '99.27%'],
    ['0.00\\%', 99.27, '99.27%'],
    ['"≥"0"%"', 95, '≥95%'],
    ['0.00"万元"', 15, '15.00万元'],
    ['0\\.0,"万元"', 150000, '15.0万元'],
    ['0!.0,"万元"', 150000, '15.0万元'],
    ['#,##0.00,', 150000, '150.00'],
    ['General"人"', 95.5, '95.5人'],
    ['G/通用格式"人"', 95.5, '95.5人'],
    ['[DBNum1][$-804]General', 95, '95'],
    ['[>9999]0.0,"千";0', 150000, '150.0千'],
    ['[>9999]0.0,"千";0', 150, '150'],
    ['0;-0;"零"', 0, '零'],
    ['0;-0;;@', 0, ''],
  ])('%s shows %d as %s', async (format, value, shown) => {
    const { value: book } = await readSpreadsheet(bookOf(value, format));
    expect(book?.sheets[0]?.cells[0]?.shown).toBe(shown);
  });

  it.each(['# ?/?', '0.00E+00', 'aaaa', ';;;'])(
    '%s is more than digits and words: the number itself is shown',
    async (format) => {
      const { value: book } = await readSpreadsheet(bookOf(95.5, format));
      expect(book?.sheets[0]?.cells[0]?.shown).toBe('95.5');
    },
  );
});
