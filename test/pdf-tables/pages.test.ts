/** Pages of PDFs as programs draw them: lines of all kinds, texts drawn twice, watermarks, lines that run over all pages. */
import { describe, expect, it } from 'vitest';
import { type PdfSheet, pdfCells } from '../../src/pdf-tables/index.js';
import { asBox, type DrawCell, line, type MadePage, pdfOf, table, text } from './made-pdf.js';

async function sheetOf(...pages: readonly MadePage[]): Promise<PdfSheet> {
  const sheet = await pdfCells(pdfOf(pages), null);
  if ('fault' in sheet) throw new Error(sheet.fault);
  return sheet;
}

/** Texts by their rows, and columns; a line outside tables is one text. */
async function rowsOf(...pages: readonly MadePage[]): Promise<readonly (readonly string[])[]> {
  const { cells } = await sheetOf(...pages);
  return [...new Set(cells.map(({ row }) => row))].map((row) =>
    cells.filter((cell) => cell.row === row).map((cell) => cell.text),
  );
}

const rows = [
  ['项目名称', '农田管护'],
  ['主管部门', '某局'],
];

const around =
  (draw: (x: number, y: number, toX: number, toY: number) => string): DrawCell =>
  (left, bottom, right, top) =>
    draw(left, top, right, top) +
    draw(left, bottom, right, bottom) +
    draw(left, bottom, left, top) +
    draw(right, bottom, right, top);

/** Boxes that are filled, one after another from end to end. */
const dots = (x: number, y: number, toX: number, toY: number): string => {
  const count = Math.floor(Math.hypot(toX - x, toY - y) / 2);
  const at = (part: number) => [x + ((toX - x) * part) / count, y + ((toY - y) * part) / count];
  return Array.from({ length: count }, (_, part) => `${at(part).join(' ')} 0.5 0.5 re f\n`).join('');
};

const rounded: DrawCell = (left, bottom, right, top) =>
  `${left + 2} ${bottom} m ${right - 2} ${bottom} l ${right} ${bottom} ${right} ${bottom} ${right} ${bottom + 2} c ` +
  `${right} ${top - 2} l ${right} ${top} ${right} ${top} ${right - 2} ${top} c ${left + 2} ${top} l ` +
  `${left} ${top} ${left} ${top} ${left} ${top - 2} c ${left} ${bottom + 2} l ${left} ${bottom} ${left} ${bottom} ${left + 2} ${bottom} c S\n`;

const shaded: DrawCell = (left, bottom, right, top) =>
  `q 0.9 g ${left + 0.5} ${bottom + 0.5} ${right - left - 1} ${top - bottom - 1} re f Q\n`;

it.each<readonly [string, DrawCell]>([
  ['boxes', asBox],
  ['lines', around(line)],
  ['dots', around(dots)],
  ['dashes', around((x, y, toX, toY) => line(x, y, toX, toY, '[4 3] 0 d'))],
  ['pale lines', around((x, y, toX, toY) => line(x, y, toX, toY, '0.92 0.93 0.96 RG'))],
  ['boxes with round corners', rounded],
  ['shading alone', shaded],
])('cells are told apart by %s', async (_, draw) => {
  expect(await rowsOf({ content: table(400, rows, draw) })).toEqual(rows);
});

it('single characters of a face that is not in the file are read, each in a text of its own too', async () => {
  const words = [...'问卷法'].map((one, index) => text(155 + index * 10, 346, one)).join('');
  const content = table(400, [...rows, ['年', '']]) + words;
  expect(await rowsOf({ content })).toEqual([...rows, ['年', '问卷法']]);
});

it('turned texts of a face that is not in the file are named', async () => {
  const turned = `q BT /F 10 Tf 0 1 -1 0 300 300 Tm <${Buffer.from('作废', 'utf16le').swap16().toString('hex')}> Tj ET Q\n`;
  const { unread } = await sheetOf({ content: table(400, rows) + turned });
  expect(unread).toEqual([{ page: 1, text: '作废' }]);
});

it.each(['Widget', 'FreeText'] as const)(
  'what is filled in by a %s is read as part of the page',
  async (subtype) => {
    const content = table(400, [
      ['项目名称', ''],
      ['主管部门', '某局'],
    ]);
    const filled = { subtype, x: 150, y: 380, content: text(5, 6, '农田管护') };
    expect(await rowsOf({ content, filled })).toEqual(rows);
  },
);

describe.each(['Widget', 'FreeText'] as const)('what a %s holds', (subtype) => {
  const content = table(400, [
    ['项目名称', ''],
    ['主管部门', '某局'],
  ]);
  const at = { subtype, x: 155, y: 380 };

  it('is read where the page does not draw it, and told', async () => {
    const filled = { ...at, value: '农田管护' };
    expect(await rowsOf({ content, filled })).toEqual(rows);
    const { undrawn } = await sheetOf({ content, filled });
    expect(undrawn).toEqual([{ page: 1, text: '农田管护' }]);
  });

  it('is read where what is drawn is blank, as of a form that was blank', async () => {
    expect(await rowsOf({ content, filled: { ...at, content: '/Tx BMC EMC', value: '农田管护' } })).toEqual(
      rows,
    );
  });

  it('is read once where it is drawn', async () => {
    const filled = { ...at, content: text(5, 6, '农田管护'), value: '农田管护' };
    expect(await rowsOf({ content, filled })).toEqual(rows);
    expect((await sheetOf({ content, filled })).undrawn).toEqual([]);
  });

  it('is left out where it is hidden', async () => {
    const { undrawn } = await sheetOf({ content, filled: { ...at, value: '农田管护', flags: 2 } });
    expect(undrawn).toEqual([]);
  });

  it('is read in its lines', async () => {
    const { cells } = await sheetOf({ content, filled: { ...at, value: '1.管护\r2.培训' } });
    expect(cells.map((cell) => cell.text)).toContain('1.管护\n2.培训');
  });
});

it('what reviewers draw over a page is none of its lines', async () => {
  const filled = { subtype: 'Square', x: 150, y: 380, content: '0 5 m 200 5 l S 0 15 m 200 15 l S' } as const;
  expect(await rowsOf({ content: table(400, rows), filled })).toEqual(rows);
});

it('cells are named in which texts are drawn over one another, and no others', async () => {
  const named = async (drawn: string) => {
    const { cells } = await sheetOf({ content: table(400, [...rows, ['□是', '100']]) + drawn });
    return cells.flatMap((cell) => (cell.isOverprinted ? [cell.text] : []));
  };
  expect(await named(text(161, 386, '全额'))).toEqual(['农全田额管护']);
  // A tick in its box, the same text drawn again, an underline.
  const harmless = text(55, 346, '√') + text(155.5, 386, '农田管护') + text(155, 366, '____');
  expect(await named(harmless)).toEqual([]);
});

it('figures above a line stay apart from its own', async () => {
  const cells = table(400, [['', '']]);
  const marked =
    text(55, 386, '1500.00') + text(93, 391, '1', 6) + text(155, 386, '35 m') + text(175, 389.5, '2', 6);
  expect(await rowsOf({ content: cells + marked })).toEqual([['1500.00¹', '35 m²']]);
  const lines = text(55, 391, '300', 8) + text(55, 382, '元/人次', 11) + text(155, 386, '2024年度');
  expect(await rowsOf({ content: cells + lines })).toEqual([['300\n元/人次', '2024年度']]);
});

it('shading makes no cells where every other row is shaded, or labels alone', async () => {
  const labels = shaded(50, 380, 150, 400) + shaded(50, 360, 150, 380);
  const stripes =
    shaded(50, 380, 150, 400) +
    shaded(150, 380, 250, 400) +
    shaded(50, 340, 150, 360) +
    shaded(150, 340, 250, 360);
  const none: DrawCell = () => '';
  for (const content of [labels + table(400, rows, none), stripes + table(400, [...rows, ...rows], none)]) {
    const { cells } = await sheetOf({ content });
    expect(cells.filter(({ onPage }) => onPage.table !== null && onPage.column > 0)).toEqual([]);
  }
});

it('texts that run over the end of a table are of the cell that goes on', async () => {
  // The label goes on over the page's end; the last row of the others ends on it.
  const label = `${line(50, 400, 50, 362)}${line(90, 400, 90, 362)}${line(50, 400, 90, 400)}${text(55, 386, '满意')}${text(55, 372, '度指')}${text(55, 356, '标甲')}`;
  const others = (left: number, words: string) =>
    `${asBox(left, 362, left + 100, 400)}${text(left + 5, 380, words)}`;
  expect(await rowsOf({ content: label + others(90, '农户') + others(190, '按期') })).toEqual([
    ['满意度指标甲', '农户', '按期'],
  ]);
});

it('shading does not make cells where lines are drawn', async () => {
  const mark = 'q 0.9 g 160 385 20 10 re f Q\n';
  expect(await rowsOf({ content: mark + table(400, rows) })).toEqual(rows);
});

it('a text that is drawn again, for boldness or as a shadow, is read once', async () => {
  const again = text(155.4, 386, '农田管护') + text(155.8, 385.2, '农田管护');
  expect(await rowsOf({ content: table(400, rows) + again })).toEqual(rows);
});

it('large pale and turned texts are left out, and told', async () => {
  const watermarks =
    text(60, 370, '内部', 40, '0.85 g') +
    text(100, 300, '草稿', 40, '/G gs') +
    text(0, 0, 'Seal', 30, '0.7 0.7 -0.7 0.7 100 380 cm');
  const { cells, unread } = await sheetOf({ content: table(400, rows) + watermarks }, { content: '' });
  expect(cells.map((cell) => cell.text)).toEqual(rows.flat());
  expect(unread).toEqual([{ page: 1, text: '内部草稿Seal' }]);
});

it('white text in a dark cell is read', async () => {
  const head = `q 0 0 0.5 rg 50 420 200 20 re f Q\n${text(55, 426, '一级指标', 10, '1 g')}`;
  const content = head + asBox(50, 420, 250, 440) + table(420, rows);
  expect(await rowsOf({ content })).toEqual([['一级指标'], ...rows]);
});

it('tables of one page, and lines outside them, have places of their own', async () => {
  const other = text(50, 300, '绩效指标如下') + table(280, [['一级指标', '二级指标']]);
  const { cells } = await sheetOf({ content: text(50, 450, '申报表') + table(400, rows) + other });
  expect(cells.map(({ onPage: { table: number, row, column } }) => [number, row, column])).toEqual([
    [null, 0, 0],
    ...[0, 1].flatMap((row) => [0, 1].map((column) => [0, row, column])),
    [null, 1, 0],
    [1, 0, 0],
    [1, 0, 1],
  ]);
});

it('lines that run over all pages do not part a table, but a title begins a form', async () => {
  const page = (number: number, title: string): MadePage => {
    const running = text(50, 480, '某县财政局 内部资料') + text(220, 20, `第 ${number} 页`);
    return { content: running + text(50, 440, title) + table(400, [['', `第${number}行`]]) };
  };
  const first = { content: text(50, 480, '某县财政局 内部资料') + table(400, rows) };
  expect(await rowsOf(first, page(2, ''))).toEqual([['某县财政局 内部资料'], ...rows, ['第2行']]);
  const titled = await rowsOf(page(1, '绩效目标表'), page(2, '绩效目标表'));
  expect(titled.filter(([words]) => words === '绩效目标表')).toHaveLength(2);
});

it('the foot of the first page does not part a table, but what is filled in there stays', async () => {
  const page = (foot: string, body: readonly (readonly string[])[]): MadePage => ({
    content: text(50, 20, foot) + table(400, body),
  });
  const pages = (foot: string) => rowsOf(page(foot, rows), page(foot, [['', '第2行']]));
  expect(await pages('https://example.cn/form 1/2')).toEqual([...rows, ['第2行']]);
  expect(await pages('填表人：张三')).toContainEqual(['填表人：张三']);
});

it('a character that reaches beyond what it is clipped to is of the cell that it is clipped to', async () => {
  // Two lines of a text for which its row, 360 to 380, is too low; the row above has its own.
  const low = `q 151 361 98 18 re W n\n${text(155, 382, '农田管护')}${text(155, 368, '及巡查')}Q\n`;
  const content =
    table(400, [
      ['项目名称', ''],
      ['主管部门', ''],
    ]) +
    text(155, 388, '甲') +
    low;
  const [first, second] = await rowsOf({ content });
  expect(first).toEqual(['项目名称', '甲']);
  expect(second?.[1]?.replace(/\s/gu, '')).toBe('农田管护及巡查');
});

it('a turned page is read as it is looked at', async () => {
  const latin = [
    ['Project', 'Canal'],
    ['Unit', 'Bureau'],
  ];
  const turned = `0 1 -1 0 500 0 cm ${table(400, latin)}`;
  expect(await rowsOf({ content: turned, rotation: 90 })).toEqual(latin);
});

describe('text written downwards', () => {
  /** A cell of the letters at these places, in this order, beside one of a value. */
  const cellOf = async (...letters: readonly (readonly [string, number, number])[]) => {
    const draw = asBox(50, 300, 150, 400) + asBox(150, 300, 250, 400) + text(155, 350, 'value');
    const [row] = await rowsOf({ content: draw + letters.map(([one, x, y]) => text(x, y, one)).join('') });
    return row;
  };
  const [right, left] = [90, 76];

  it('is read column by column, from the right', async () => {
    const columns = [
      ['A', right, 380],
      ['B', right, 366],
      ['C', right, 352],
      ['D', left, 380],
      ['E', left, 366],
    ] as const;
    expect(await cellOf(...columns)).toEqual(['ABCDE', 'value']);
  });

  it('is none where letters stand beside one another', async () => {
    const lines = [
      ['A', left, 380],
      ['B', right, 380],
      ['C', left, 366],
      ['D', right, 366],
    ] as const;
    expect((await cellOf(...lines))?.join(' ').replace(/\s/gu, '')).toBe('ABCDvalue');
  });
});
