/** Web pages, Excel 2003's XML and CSV: cells as a spreadsheet would show them, in any encoding, within bounds. */
import { describe, expect, it } from 'vitest';
import { readSpreadsheet } from '../../src/spreadsheet/index.js';

/** `C2+1x3 text`: place, further rows and columns of a merged cell, what it shows. */
async function cellsOf(file: string | Uint8Array): Promise<readonly string[]> {
  const { value, diagnostics } = await readSpreadsheet(typeof file === 'string' ? Buffer.from(file) : file);
  if (value === null) return diagnostics.map(({ code }) => code);
  return value.sheets.flatMap(({ cells }) =>
    cells.map(({ row, column, rowSpan, columnSpan, shown }) => {
      const span = rowSpan + columnSpan > 2 ? `+${rowSpan - 1}x${columnSpan - 1}` : '';
      return `${String.fromCharCode(65 + column)}${row + 1}${span} ${shown}`;
    }),
  );
}

/** In GBK. */
const gbk = (text: string) =>
  Buffer.concat([...text].map((one) => Buffer.from(gbkCodes[one] ?? Buffer.from(one))));
const gbkCodes: Readonly<Record<string, readonly number[]>> = { 项: [0xcf, 0xee], 目: [0xc4, 0xbf] };

describe('a web page', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'takes the first free slots under merged cells',
      '<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁<tr><td>戊</table>',
      ['A1+1x0 甲', 'B1+0x1 乙', 'B2 丙', 'C2 丁', 'A3 戊'],
    ],
    [
      'keeps a span within its table',
      '<table><tr><td rowspan=0>甲<td rowspan=9>乙<tr><td>丙</table><table><tr><td>丁</table>',
      ['A1+1x0 甲', 'B1+1x0 乙', 'C2 丙', 'A3 丁'],
    ],
    [
      'has texts and tables one under another',
      '<h2>目标表</h2>单位：甲<br>日期：乙<table><caption>题</caption><tr><th>丙</th></tr></table><p>注：丁',
      ['A1 目标表', 'A2 单位：甲', 'A3 日期：乙', 'A4 题', 'A5 丙', 'A6 注：丁'],
    ],
    [
      'knows tables of any elements by their roles',
      '<div role="grid"><div role="rowgroup"><div role="row"><div role="columnheader" aria-colspan="2">甲</div></div></div><div role="row"><span role="gridcell" aria-rowspan="2">乙</span><span role="gridcell">丙</span></div><div role="row"><span role="gridcell">丁</span></div></div>戊',
      ['A1+0x1 甲', 'A2+1x0 乙', 'B2 丙', 'B3 丁', 'A4 戊'],
    ],
    [
      'knows tables of any elements by their looks',
      '<div style="DISPLAY: table; width: 9px"><div style="color:red;display:table-row"><div style="display:table-cell">甲<p>乙</p></div><div style="display: table-cell !important">丙</div></div></div>丁',
      ['A1 甲\n乙', 'B1 丙', 'A2 丁'],
    ],
    [
      'takes what looks so elsewhere for a text',
      '<table role="presentation"><tr role="row"><td><div style="display:table"><div style="display:table-cell">甲</div></div></td><td><b style="display:table-cell">乙</b><i role="row">丙</i></td></tr></table><div role="grid"><table><tr><td>丁<td>戊</table></div>',
      ['A1 甲', 'B1 乙丙', 'A2 丁', 'B2 戊'],
    ],
    [
      'says lines of a cell as lines, and blanks as one',
      '<table><tr><td>\n 一、 甲\n乙<br>二、<b>丙</b>&nbsp;丁<div>三、&lt;戊&gt;</div><ul><li>己<li>庚</ul></td></tr></table>',
      ['A1 一、 甲 乙\n二、丙 丁\n三、<戊>\n己\n庚'],
    ],
    [
      'says what fields on the screen say',
      '<table><tr><td><input value="甲"><input type=hidden value=1><button>保存</button><td><input type=checkbox checked>一次性<input type=RADIO>经常性<td><select><option>请选择<option selected> 乙 </select><td><textarea>丙\n丁</textarea></table>',
      ['A1 甲', 'B1 ☑一次性□经常性', 'C1 乙', 'D1 丙\n丁'],
    ],
    [
      'leaves out what is not shown',
      '<head><title>题</title><style>td{}</style></head><script>"<td>"</script><table><tr><td style="DISPLAY: none"><b>甲</b><td>乙<span hidden>丙</span><!-- 丁 --></table>',
      ['A1 乙'],
    ],
    [
      'is not taken for a table where it frames others',
      '<table><tr><td>导航<td><table><tr><td>甲<td>乙<tr><td>丙<td>丁</table></table>',
      ['A1 导航', 'A2 甲', 'B2 乙', 'A3 丙', 'B3 丁'],
    ],
    [
      'is framed by tables of one cell, and has borders of one cell in its cells',
      '<table><tr><td><table><tr><td><table><tr><td>甲<td><table><tr><td>乙</table><tr><td>丙<td><table><tr><td>丁</table></table></table></table>',
      ['A1 甲', 'B1 乙', 'A2 丙', 'B2 丁'],
    ],
    [
      'says small tables in cells as lines',
      '<table><tr><td>甲<td>乙<td>丙<tr><td>丁<td colspan=2><table><tr><td>戊<td>己</table></table>',
      ['A1 甲', 'B1 乙', 'C1 丙', 'A2 丁', 'B2+0x1 戊 己'],
    ],
    [
      'says figures above the line as such',
      '<table><tr><td>1500<sup>1</sup><td>35m<sup>2</sup>以上',
      ['A1 1500¹', 'B1 35m²以上'],
    ],
    [
      'gives the number that Excel has rounded, and no other',
      '<table><tr><td x:num="1234.5678">1,234.57<td x:num="0.95">95%<td x:num="45292">2024-01-01<td x:num>12<td sdval="8.4419" sdnum="1033;0;0.00">8.44<td>="00123"</table>',
      ['A1 1234.5678', 'B1 95%', 'C1 2024-01-01', 'D1 12', 'E1 8.4419', 'F1 00123'],
    ],
  ])('%s', async (_, html, cells) => {
    expect(await cellsOf(html)).toEqual(cells);
  });

  it('in parts is read as its pages, whoever saved it', async () => {
    const part = (head: string, body: string) => `--b\r\n${head}\r\n\r\n${body}\r\n`;
    const quoted = part(
      'Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable',
      '<table><tr><td x=3D"1">=E9=A1=B9=E7=\r\n=9B=AE<td>a=3Db</table>',
    );
    const packed = part(
      'Content-Type: text/html; charset=3D"gb2312"\r\nContent-Transfer-Encoding: base64',
      gbk('<table><tr><td>项目</table>').toString('base64'),
    );
    const picture = part('Content-Type: image/png\r\nContent-Transfer-Encoding: base64', 'iVBORw0KGgo=');
    const blink =
      'From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E8?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n';
    expect(await cellsOf(`${blink}${quoted}${picture}--b--\r\n`)).toEqual(['A1 项目', 'B1 a=b']);
    const office =
      'MIME-Version: 1.0\nX: y\nContent-Type: multipart/related; boundary=b\n\nThis is a page.\n';
    expect(await cellsOf(`${office}${quoted}${packed}--b--`)).toEqual(['A1 项目', 'B1 a=b', 'A2 项目']);
    expect(await cellsOf(`${office}--b`)).toEqual(['spreadsheet/broken']);
    expect(
      await cellsOf(`${blink}${'--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(9999)}`),
    ).toEqual(['spreadsheet/broken']);
  });

  it.each<[string, Uint8Array]>([
    ['UTF-8 that says nothing', Buffer.from('<table><tr><td>项目</table>')],
    ['GBK that says so', gbk('<meta charset="gb2312"><table><tr><td>项目</table>')],
    ['GBK that says nothing', gbk('<table><tr><td>项目</table>')],
    ['GBK that says that it is UTF-8', gbk('<meta charset=utf-8><table><tr><td>项目</table>')],
    ['UTF-16', Buffer.from('\ufeff<table><tr><td>项目</table>', 'utf16le')],
    ['an encoding that nobody knows', Buffer.from('<meta charset=x-y><table><tr><td>项目</table>')],
  ])('is read in %s', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual(['A1 项目']);
  });

  it.each<[string, string, readonly string[]]>([
    ['a million elements', `<table>${'<b>a</b>'.repeat(500_000)}`, ['spreadsheet/too-large']],
    ['elements a million deep', `<table>${'<div>'.repeat(1_000_000)}`, ['spreadsheet/too-large']],
    ['tables a thousand deep', '<table><tr><td>'.repeat(1000), ['spreadsheet/too-large']],
    ['twenty million characters', `<table>${' '.repeat(20_000_000)}`, ['spreadsheet/too-large']],
    ['a tag of a million attributes', `<table><tr><td ${'a='.repeat(1_000_000)}>甲</table>`, ['A1 甲']],
    [
      'spans of a billion',
      '<table><tr><td colspan=1000000000 rowspan=1000000000>甲<td>乙</table>',
      ['A1+0x1000 甲'],
    ],
    [
      'tags that close nothing',
      `<html>${'</p></b></td></table>'.repeat(10_000)}<table><tr><td>甲`,
      ['A1 甲'],
    ],
  ])('of %s ends soon', async (_, html, cells) => {
    expect(await cellsOf(html)).toEqual(cells);
  });
});

const workbook = (inside: string, styles = '') =>
  `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="Default"/>${styles}</Styles>${inside}</Workbook>`;
const sheetOf = (rows: string) => workbook(`<Worksheet ss:Name="表"><Table>${rows}</Table></Worksheet>`);
const text = (value: string) => `<Data ss:Type="String">${value}</Data>`;

describe('XML of Excel 2003', () => {
  it('places cells by their indexes and behind merged ones', async () => {
    const rows = `<Row ss:Index="2"><Cell ss:MergeAcross="1">${text('甲')}</Cell><Cell>${text('乙')}</Cell><Cell ss:Index="6" ss:MergeDown="1">${text('丙')}</Cell></Row><Row><Cell/><Cell>${text('丁')}</Cell></Row>`;
    expect(await cellsOf(sheetOf(rows))).toEqual(['A2+0x1 甲', 'C2 乙', 'F2+1x0 丙', 'B3 丁']);
  });

  it('shows numbers and dates in the formats of cells, rows and columns', async () => {
    const styles =
      '<Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="d"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style><Style ss:ID="s"><NumberFormat ss:Format="Standard"/></Style>';
    const number = '<Data ss:Type="Number">0.95</Data>';
    const day = '<Data ss:Type="DateTime">2024-03-01T00:00:00.000</Data>';
    const rows = `<Column ss:Index="3" ss:StyleID="p"/><Row ss:StyleID="s"><Cell>${number}</Cell><Cell ss:StyleID="p">${number}</Cell></Row><Row><Cell>${day}</Cell><Cell ss:StyleID="d">${day}</Cell><Cell>${number}</Cell><Cell><Data ss:Type="Boolean">1</Data></Cell></Row>`;
    const file = workbook(`<Worksheet ss:Name="表"><Table>${rows}</Table></Worksheet>`, styles);
    expect(await cellsOf(file)).toEqual([
      'A1 0.95',
      'B1 95.00%',
      'A2 2024-03-01',
      'B2 2024年3月',
      'C2 95.00%',
      'D2 TRUE',
    ]);
  });

  it('says rich texts without their marks, and no notes', async () => {
    const rich =
      '<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>甲</B>&amp;<Font>乙&#10;丙</Font></ss:Data>';
    const note = `<Comment>${text('注')}</Comment>`;
    expect(await cellsOf(sheetOf(`<Row><Cell>${rich}${note}</Cell></Row>`))).toEqual(['A1 甲&乙\n丙']);
  });

  it('knows hidden sheets, rows and columns', async () => {
    const hidden = '<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>';
    const rows = `<Column ss:Hidden="1"/><Row ss:Hidden="1"><Cell>${text('甲')}</Cell></Row>`;
    const file = workbook(
      `<Worksheet ss:Name="一"><Table>${rows}</Table></Worksheet><Worksheet ss:Name="二"><Table/>${hidden}</Worksheet>`,
    );
    const { value } = await readSpreadsheet(Buffer.from(file));
    expect(value?.sheets.map((one) => [one.name, one.hidden, one.hiddenLines])).toEqual([
      ['一', false, ['1', 'A']],
      ['二', true, []],
    ]);
  });

  it.each<[string, string]>([
    ['below the last row', sheetOf(`<Row ss:Index="99999999"><Cell>${text('甲')}</Cell></Row>`)],
    ['behind the last column', sheetOf(`<Row><Cell ss:Index="99999">${text('甲')}</Cell></Row>`)],
    ['a thousand elements deep', sheetOf('<Row>'.repeat(1000))],
  ])('is broken where cells stand %s', async (_, file) => {
    expect(await cellsOf(file)).toEqual(['spreadsheet/broken']);
  });

  it('is read as far as it goes where its end is missing', async () => {
    expect(await cellsOf(sheetOf(`<Row><Cell>${text('甲')}</Cell><Cell><Data`).slice(0, -40))).toEqual([
      'A1 甲',
    ]);
  });
});

describe('lines of cells', () => {
  it.each<[string, string | Uint8Array]>([
    ['commas', '项目,00123,"1,234"\r\n"甲\n乙",,2024-1-1'],
    ['tabs, in UTF-16', Buffer.from('\ufeff项目\t00123\t1,234\r\n"甲\n乙"\t\t2024-1-1', 'utf16le')],
    ['semicolons', '项目;00123;1,234\n"甲\n乙";;2024-1-1\n'],
    ['texts kept from being numbers', '项目,="00123","\t1,234"\n"甲\n乙",,2024-1-1'],
  ])('are texts between %s', async (_, file) => {
    expect(await cellsOf(file)).toEqual(['A1 项目', 'B1 00123', 'C1 1,234', 'A2 甲\n乙', 'C2 2024-1-1']);
  });

  it('are read in GBK', async () => {
    expect(await cellsOf(gbk('项目,1\n'))).toEqual(['A1 项目', 'B1 1']);
  });

  it.each<[string, string, string]>([
    ['a quote that does not end', `项目,"${'a,\n'.repeat(100_000)}`, 'A1 项目'],
    ['a line of a million cells', `项目${','.repeat(1_000_000)}`, 'A1 项目'],
    ['twenty million characters', `项目${' '.repeat(20_000_000)}`, 'spreadsheet/too-large'],
  ])('end soon with %s', async (_, file, first) => {
    expect((await cellsOf(file))[0]).toBe(first);
  });
});
