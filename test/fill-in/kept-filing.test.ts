/** What a fill-in book's forms do not show stays with its project and its row, however clerks have sorted and cut the rows. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import {
  readSourceTables,
  type SourceCell,
  type SourceTable,
  tableOfSheet,
} from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { loadResources } from '../../src/resources.js';
import { readKept, readSpreadsheet } from '../../src/spreadsheet/index.js';
import { filledBook, shippedResources } from '../reading/world.js';

const form = 'mof-region-target-163';
const names = ['管护面积', '管护渠道', '维修泵站', '带动就业', '清淤长度'];
const subjects = ['甲', '乙'];

/** Projects that differ in what the form does not show, and in some of what it does. It does not name them. */
const json = {
  year: 2025,
  unit: { name: '某县农业农村局' },
  projects: subjects.map((subject, index) => ({
    name: subject,
    code: `X${index}`,
    specialFund: '农田建设补助资金',
    goals: { annual: '管护农田' },
    indicators: names.map((name) => ({
      level1: '产出指标',
      level2: '数量指标',
      name: `${subject}${name}`,
      target: '≥95%',
      dataSource: `${subject}${name}台账`,
    })),
  })),
};

/** As the program has them: what a set declares is known where one of its forms is asked for. */
let usual: Pick<Resources, 'schema' | 'packs'>;
let tables: readonly SourceTable[];
let kept: readonly string[];

beforeAll(async () => {
  const resources = await shippedResources('packs/mof');
  const { value } = readFiling(Buffer.from(JSON.stringify(json)), { file: 'x.json', resources });
  const book = await readSpreadsheet(await filledBook([form], value, resources));
  tables = book.value?.sheets.filter(({ hidden }) => !hidden).map(tableOfSheet) ?? [];
  kept = (book.value && readKept(book.value)?.filings) ?? [];
  const folders = {
    templatesFolders: ['templates'],
    setsFolder: 'packs',
    fontsFolder: 'fonts',
    userFonts: null,
  };
  const loaded = await loadResources(folders);
  if (loaded.value === null) throw new Error('the shipped packs are read');
  usual = loaded.value;
});

const isNamed = (subject: string) => (cell: SourceCell) =>
  cell.text.startsWith(subject) && cell.text !== subject;

/** The rows of the indicators of a table, from top to bottom. */
function rowsOf({ cells }: SourceTable): readonly number[] {
  return cells.filter((cell) => subjects.some((subject) => isNamed(subject)(cell))).map(({ row }) => row);
}

/** Moves rows: `moved` gives the new row of each, null of one that was deleted. */
function withRows(table: SourceTable, moved: (row: number) => number | null): SourceTable {
  const cells = table.cells.flatMap((cell) => {
    const row = moved(cell.row);
    return row === null ? [] : [{ ...cell, row }];
  });
  return { ...table, cells };
}

function read(changed: readonly SourceTable[]) {
  const { filings } = readSourceTables(changed, kept, usual);
  return filings[0]?.filing;
}

const entriesOf = (subject: string, left: readonly string[]) =>
  left.map((name) => ({ name: `${subject}${name}`, dataSource: `${subject}${name}台账` }));

describe('what the forms of a set do not show', () => {
  it('is kept where the filing names no form', () => {
    expect(read(tables)?.projects).toMatchObject(
      subjects.map((subject, index) => ({ code: `X${index}`, indicators: entriesOf(subject, names) })),
    );
  });

  it('stays with its rows where these were sorted', () => {
    const sorted = tables.map((table) => {
      const rows = rowsOf(table);
      return withRows(table, (row) =>
        rows.includes(row) ? (rows[rows.length - 1 - rows.indexOf(row)] ?? 0) : row,
      );
    });
    expect(read(sorted)?.projects).toMatchObject(
      subjects.map((subject) => ({ indicators: entriesOf(subject, [...names].reverse()) })),
    );
  });

  it('stays with its project where the first row was deleted, and the form names none', () => {
    const cut = tables.map((table) => {
      const [first = Number.POSITIVE_INFINITY] = rowsOf(table);
      return withRows(table, (row) => (row === first ? null : row > first ? row - 1 : row));
    });
    expect(read(cut)?.projects).toMatchObject(
      subjects.map((subject, index) => ({
        code: `X${index}`,
        indicators: entriesOf(subject, names.slice(1)),
      })),
    );
  });
});

it('a row whose target was cleared is an entry all the same, and no other moves', () => {
  const cleared = tables.map((table) => {
    const [first] = rowsOf(table);
    const cells = table.cells.filter(({ row, text }) => row !== first || !text.startsWith('≥'));
    return { ...table, cells };
  });
  const { filings } = readSourceTables(cleared, kept, usual);
  const codes = filings.flatMap(({ doubts }) => doubts.map(({ code, path }) => `${code} ${path}`));
  expect(codes.filter((one) => /name-only|moved-rows/u.test(one))).toEqual(
    subjects.map((_, index) => `reading/name-only projects[${index}].indicators[0]`),
  );
});

describe('rows that keep what the form does not show', () => {
  /** Indicators of one group, each with a source of its own. */
  const filingOf = (entries: readonly (readonly [string, string])[]) => ({
    year: 2025,
    unit: { name: '某县农业农村局' },
    projects: [
      {
        name: '农田管护',
        indicators: entries.map(([name, target]) => ({
          level1: '产出指标',
          level2: '数量指标',
          name,
          target,
          dataSource: `${name}台账`,
        })),
      },
    ],
  });

  /** Reads the form with the row of one entry deleted and a text of another changed. */
  async function readEdited(
    entries: readonly (readonly [string, string])[],
    deleted: string,
    [text, changed]: readonly [string, string],
  ) {
    const resources = await shippedResources('packs/mof');
    const { value } = readFiling(Buffer.from(JSON.stringify(filingOf(entries))), {
      file: 'x.json',
      resources,
    });
    const { value: book } = await readSpreadsheet(await filledBook(['project-target'], value, resources));
    const sheets = book?.sheets.filter(({ hidden }) => !hidden).map(tableOfSheet) ?? [];
    const edited = sheets.map((table) => {
      const gone = table.cells.find((cell) => cell.text === deleted)?.row ?? Number.POSITIVE_INFINITY;
      const left = withRows(table, (row) => (row === gone ? null : row > gone ? row - 1 : row));
      const cells = left.cells.map((cell): SourceCell => {
        return cell.text === text
          ? { ...cell, text: changed, content: { kind: 'text', text: changed } }
          : cell;
      });
      return { ...left, cells };
    });
    const { filings } = readSourceTables(edited, (book && readKept(book)?.filings) ?? [], resources);
    const { projects } = JSON.parse(JSON.stringify(filings[0]?.filing ?? {}));
    const asked = filings[0]?.doubts.filter(({ code }) => code === 'reading/unsure-row') ?? [];
    return { indicators: projects[0].indicators, asked };
  }

  const apart = ['管护面积', '维修泵站', '带动就业', '清淤长度'].map(
    (name, index) => [name, `≥${index}处`] as const,
  );
  const alike = apart.map(([name]) => [name, '≥95%'] as const);

  it('keep it by their names where the row above was deleted and a target changed', async () => {
    const { indicators, asked } = await readEdited(apart, '维修泵站', ['≥2处', '≥70处']);
    expect(indicators[1]).toMatchObject({ name: '带动就业', target: '≥70处', dataSource: '带动就业台账' });
    expect(asked).toEqual([]);
  });

  it('keep it by their targets where the row above was deleted and a name changed', async () => {
    const { indicators, asked } = await readEdited(apart, '维修泵站', ['带动就业', '带动就业人数']);
    expect(indicators[1]).toMatchObject({ name: '带动就业人数', dataSource: '带动就业台账' });
    expect(asked).toEqual([]);
  });

  it('are asked for where they may have been one of two', async () => {
    const { indicators, asked } = await readEdited(alike, '维修泵站', ['带动就业', '就业人数']);
    expect(indicators).toHaveLength(3);
    expect(asked).toMatchObject([
      {
        path: 'projects[0].indicators[1]',
        place: expect.stringMatching(/![A-Z]+\d+$/u),
        parameters: { readAs: '维修泵站', others: ['带动就业'] },
      },
    ]);
  });

  it('are not asked for where no row is gone', async () => {
    const { indicators, asked } = await readEdited(alike, '没有这一行', ['带动就业', '就业人数']);
    expect(indicators[2]).toMatchObject({ name: '就业人数', dataSource: '带动就业台账' });
    expect(asked).toEqual([]);
  });
});

describe('an amount of a book of ours', () => {
  /** Doubts at the year's amount, written 15.00 in a form that counts in 万元, once it says something else. */
  async function toldOf(text: string) {
    const resources = await shippedResources();
    const filing = {
      year: 2025,
      unit: { name: '某局' },
      projects: [{ name: '河道保洁', funding: { annual: { total: '150000.00' } } }],
    };
    const { value } = readFiling(Buffer.from(JSON.stringify(filing)), { file: 'x.json', resources });
    const { value: book } = await readSpreadsheet(await filledBook(['project-target'], value, resources));
    const data = book && readKept(book);
    const path = 'projects[0].funding.annual.total';
    const [place] =
      data?.sheets.flatMap(({ name, paths }) =>
        [...paths].flatMap(([cell, own]) => (own === path ? [`${name}!${cell}`] : [])),
      ) ?? [];
    const changed = (book?.sheets.filter(({ hidden }) => !hidden).map(tableOfSheet) ?? []).map((table) => ({
      ...table,
      cells: table.cells.map((cell): SourceCell => {
        return cell.place === place ? { ...cell, text, content: { kind: 'text', text } } : cell;
      }),
    }));
    const { filings } = readSourceTables(changed, data?.filings ?? [], resources);
    const doubts = filings[0]?.doubts.filter((one) => one.path === path) ?? [];
    return doubts.map((one) => [one.code, one.place === place]);
  }

  it.each(['150000', '¥150,000.00', '0.0015'])(
    'is told where it is another by ten thousand times: %s',
    async (text) => {
      expect(await toldOf(text)).toEqual([['reading/unit-slip', true]]);
    },
  );

  it.each(['15.00', '16', '15万元', '0', '1500'])('is not told otherwise: %s', async (text) => {
    expect(await toldOf(text)).toEqual([]);
  });
});
