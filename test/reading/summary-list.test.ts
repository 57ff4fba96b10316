/** A workbook that holds the list of projects alone gives projects with what the list says. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOutCompilation } from '../../src/compilation/index.js';
import { readFiling } from '../../src/filing/index.js';
import { renderDocument } from '../../src/pipeline.js';
import {
  readBook,
  readSourceTables,
  type SourceCell,
  tableOfSheet,
  tableOfTexts,
} from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { readKept, readSpreadsheet } from '../../src/spreadsheet/index.js';
import { sampleFiling, shippedResources, workbookOf } from './world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources();
});

const file = 'pujiang-jiwei-2024.json';

async function listAlone() {
  const { value } = await readSpreadsheet(
    await workbookOf(sampleFiling(file), 'project-target-summary', resources),
  );
  return value?.sheets.filter(({ name, hidden }) => !hidden && name.includes('汇总')).map(tableOfSheet) ?? [];
}

/** The list, and the forms of its projects; nothing tells what they were made from. */
async function listAndForms() {
  const { value } = await readSpreadsheet(
    await workbookOf(sampleFiling(file), 'project-target-summary', resources),
  );
  return value?.sheets.filter(({ hidden, name }) => !hidden && name !== '目录').map(tableOfSheet) ?? [];
}

const heads = [
  '序号',
  '项目名称',
  '项目性质/类别',
  '年度资金申请总额',
  '其中：当年财政拨款',
  '指标数',
  '备注',
];
const rows = [
  ['某局2026年度项目绩效目标汇总表'],
  ['', '', '', '', '金额单位：万元'],
  heads,
  ['1', '道路养护', '延续项目/经常性项目', '12.5', '12.5', '8', ''],
  ['2', '社区食堂', '专项资金', '3', '', '6', '要核实'],
  ['合计', '', '', '15.5', '12.5', '', ''],
];

describe('a list of projects', () => {
  it('of ours is read into projects, and what it does not print is not there', async () => {
    const { filings, doubts, unknown } = readSourceTables(await listAlone(), [], resources);
    expect([filings.length, doubts, unknown]).toEqual([1, [], []]);
    const given = sampleFiling(file);
    const [read] = filings;
    const { value } = readFiling(Buffer.from(JSON.stringify(read?.filing)), { file });
    expect(value).toMatchObject({ year: given.year, unit: { name: given.unit.name } });
    const printed = (filing: typeof given | null) =>
      filing?.projects.map(({ name, funding }) => [name, funding.annual.total, funding.annual.fiscal]);
    expect(printed(value)).toEqual(printed(given));
    expect(value?.projects.every(({ indicators }) => indicators.length === 0)).toBe(true);
    const unsure = read?.doubts.map(({ code, path }) => `${code} ${path?.replace(/^.*\./u, '')}`);
    expect([...new Set(unsure)].sort()).toEqual([
      'reading/unsure-parts category',
      'reading/unsure-parts nature',
    ]);
  });

  it('gives the whole filing where it was made from one', async () => {
    const json = readFileSync(`samples/${file}`, 'utf8');
    const { filings } = readSourceTables(await listAlone(), [json], resources);
    expect(filings.map((one) => [one.filing, one.doubts])).toEqual([[JSON.parse(json), []]]);
  });

  it('of another hand is read in its unit, and what has no place is named', () => {
    const { filings } = readSourceTables([tableOfTexts('汇总', rows)], [], resources);
    const [read] = filings;
    expect(read?.filing).toMatchObject({
      year: 2026,
      unit: { name: '某局' },
      projects: [
        {
          name: '道路养护',
          nature: '延续项目',
          category: ['经常性项目'],
          funding: { annual: { total: '125000.00', fiscal: '125000.00' } },
        },
        { name: '社区食堂', funding: { annual: { total: '30000.00', fiscal: null } } },
      ],
    });
    expect(read?.doubts.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'reading/unsure-parts 汇总!C5',
      'reading/unsure-parts 汇总!C5',
      'reading/unread-cell 汇总!G3',
      'reading/unread-cell 汇总!G5',
    ]);
  });

  it('without a row of sums is read with its amounts', () => {
    const { filings } = readSourceTables([tableOfTexts('汇总', rows.slice(0, 4))], [], resources);
    expect(filings[0]?.filing).toMatchObject({
      projects: [{ name: '道路养护', funding: { annual: { total: '125000.00', fiscal: '125000.00' } } }],
    });
  });

  it('has no projects of sums between its rows, and rows without a number are named', () => {
    const given = [
      ...rows.slice(0, 4),
      ['', '小计', '', '12.5', '12.5', '8'],
      ['', '其中：续建', '', '12.5', '12.5', '8'],
      ['2', '社区食堂', '新增项目/经常性项目', '3', '3', '6'],
      ['', '共计', '', '15.5', '15.5', '14'],
    ];
    const { filings } = readSourceTables([tableOfTexts('汇总', given)], [], resources);
    const [read] = filings;
    expect(read?.filing).toMatchObject({
      projects: [{ name: '道路养护' }, { name: '其中：续建' }, { name: '社区食堂' }],
    });
    expect(read?.doubts.map(({ code, place, path }) => [code, place, path])).toEqual([
      ['reading/sum-row', '汇总!B5', 'projects'],
      ['reading/sum-row', '汇总!B8', 'projects'],
      ['reading/unnumbered-row', '汇总!B6', 'projects[1]'],
      ['reading/moved-rows', '汇总!B6', 'projects'],
      ['reading/unread-cell', '汇总!G3', null],
    ]);
  });

  it('names numbers outside of its rows, though the form prints the same, and rows of numbers alone', () => {
    const given = [...rows.slice(0, 4), ['2', '', '', '7', '', ''], rows[5] ?? [], ['', '', '12']];
    const { filings } = readSourceTables([tableOfTexts('汇总', given)], [], resources);
    const doubted = filings[0]?.doubts.map(({ code, place, path }) => [code, place, path]);
    expect(doubted).toEqual([
      ['reading/nameless-row', '汇总!D5', 'projects[1]'],
      ['reading/unread-cell', '汇总!G3', null],
      ['reading/unread-cell', '汇总!C7', null],
    ]);
  });
});

describe('a list beside the forms of its projects', () => {
  const told = ({ filings, doubts }: ReturnType<typeof readSourceTables>) =>
    [...doubts, ...filings.flatMap((one) => one.doubts)].filter(({ severity }) => severity === 'warning');
  const changed = (tables: Awaited<ReturnType<typeof listAndForms>>, from: string, to: string) =>
    tables.map((table, index) => ({
      ...table,
      cells: table.cells.map((cell) =>
        index === 0 && cell.text === from ? { ...cell, text: to, content: null } : cell,
      ),
    }));

  it('says nothing where it says the same', async () => {
    const tables = await listAndForms();
    const forms = readSourceTables(tables.slice(1), [], resources);
    const all = readSourceTables(tables, [], resources);
    expect(all.filings.map(({ filing }) => filing)).toEqual(forms.filings.map(({ filing }) => filing));
    expect(told(all)).toEqual(told(forms));
    expect(all.unknown).toEqual([]);
  });

  it('is told where it says something else, or more', async () => {
    const tables = await listAndForms();
    const [first, second] = sampleFiling(file).projects;
    const cells = tables[0]?.cells ?? [];
    const at = cells.find(({ text }) => text === first?.name)?.row;
    const amount = cells.find(({ row, column }) => row === at && column === 3)?.text ?? '';
    const other = changed(changed(tables, amount, '1.00'), second?.name ?? '', '另一个项目');
    const { filings } = readSourceTables(other, [], resources);
    expect(filings[0]?.filing).toMatchObject({
      projects: [{ name: first?.name }, { name: second?.name }, {}],
    });
    expect(
      told(readSourceTables(other, [], resources)).map(({ code, path, parameters }) => [
        code,
        path,
        parameters.found,
      ]),
    ).toEqual([
      ['reading/list-differs', 'projects[0].funding.annual.total', '1.00'],
      ['reading/list-differs', 'projects[0].funding.annual.fiscal', '1.00'],
      ['reading/no-form-of-its-own', null, '另一个项目'],
    ]);
  });
});

describe('a list in a book of ours', () => {
  type Rows = (cells: readonly SourceCell[], rows: readonly number[]) => readonly SourceCell[];

  /** What is told of the book with the rows of its list changed, which are in the order of the projects. */
  async function toldOf(change: Rows) {
    const filing = sampleFiling(file);
    const { value } = await readSpreadsheet(await workbookOf(filing, 'project-target-summary', resources));
    const kept = (value && readKept(value)?.filings) ?? [];
    const tables = await listAndForms();
    const cells = tables[0]?.cells ?? [];
    const rows = filing.projects.map(({ name }) => cells.find(({ text }) => text === name)?.row ?? -1);
    const [list, ...others] = tables;
    const changed = list ? [{ ...list, cells: change(cells, rows) }, ...others] : others;
    const { filings, doubts } = readSourceTables(changed, kept, resources);
    expect(filings.map(({ filing: read }) => JSON.stringify(read))).toEqual(kept);
    return [...doubts, ...filings.flatMap((one) => one.doubts)].map(({ code, path, place }) => [
      code,
      path,
      place,
    ]);
  }

  const isName = ({ row, column }: SourceCell, rows: readonly number[]) => column === 1 && rows.includes(row);
  const withText = (cell: SourceCell, text: string): SourceCell => ({
    ...cell,
    text,
    content: { kind: 'text', text },
  });

  it('is told nothing of where its rows were sorted, or some deleted', async () => {
    const sorted = await toldOf((cells, rows) =>
      cells.map((cell) => {
        const at = rows.indexOf(cell.row);
        return at < 0 ? cell : { ...cell, row: rows[rows.length - 1 - at] ?? 0 };
      }),
    );
    const deleted = await toldOf((cells, [first = -1]) =>
      cells.flatMap((cell) =>
        cell.row === first ? [] : [{ ...cell, row: cell.row > first ? cell.row - 1 : cell.row }],
      ),
    );
    expect([sorted, deleted]).toEqual([[], []]);
  });

  it('goes by what its rows say where their names are gone', async () => {
    const nameless = (cells: readonly SourceCell[], rows: readonly number[]) =>
      cells.filter((cell) => !isName(cell, rows));
    const without = await toldOf(nameless);
    const other = await toldOf((cells, rows) =>
      nameless(cells, rows).map((cell) =>
        cell.row === rows[0] && cell.column === 3 ? withText(cell, '1.00') : cell,
      ),
    );
    expect([without, other]).toEqual([[], [['reading/no-name-in-list', null, expect.any(String)]]]);
  });
});

it('a workbook of many filings, with their contents and sums, is told nothing of as it was made', async () => {
  const files = ['pujiang-fulian-2024.json', 'pujiang-dangqunban-wenmingban-2024.json'];
  const filings = files.map((name) => {
    const filing = sampleFiling(name);
    const forms = filing.projects.map((_, project) => ({ form: 'project-target', project }));
    return {
      filing,
      file: name,
      documents: [{ form: 'project-target-summary', project: null }, ...forms],
    };
  });
  const asked = {
    form: 'compilation',
    options: {},
    profile: 'table',
    missingGlyphs: 'error',
    filings,
  } as const;
  const { value: compilation } = await layOutCompilation(asked, resources);
  if (compilation === null) throw new Error('the compilation is made');
  const bytes = await renderDocument(compilation, 'xlsx', resources, { wordFlow: false });
  const { filings: read, doubts } = await readBook(bytes, resources);
  expect([read.map((one) => one.doubts), doubts]).toEqual([[[], []], []]);
});
