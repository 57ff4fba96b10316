/** Forms of a book whose names are gone: each stays with its project where one fits, and where several do this is asked. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import {
  readSourceTables,
  type SourceCell,
  type SourceTable,
  tableOfSheet,
} from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { readKept, readSpreadsheet } from '../../src/spreadsheet/index.js';
import { filledBook, shippedResources } from '../reading/world.js';

const towns = ['城关镇', '河口镇', '柳林镇'];

/** Projects that a form prints alike but for their names and, if they are not `twins`, their targets. They keep codes that it does not print. */
const filingOf = (areTwins: boolean, codes: readonly (string | undefined)[] = ['X0', 'X1', 'X2']) => ({
  year: 2025,
  unit: { name: '某县农业农村局' },
  projects: towns.map((town, index) => ({
    name: `${town}农田管护`,
    code: codes[index],
    specialFund: '农田建设补助资金',
    goals: { annual: '管护农田' },
    indicators: ['管护面积', '维修泵站', '带动就业'].map((name) => ({
      level1: '产出指标',
      level2: '数量指标',
      name,
      target: areTwins ? '≥95%' : `≥9${index}%`,
    })),
  })),
});

interface Book {
  readonly head: readonly SourceTable[];
  readonly sheets: readonly SourceTable[];
  readonly kept: readonly string[];
}

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources('packs/mof');
});

async function bookOf(form: string, filing: object): Promise<Book> {
  const { value } = readFiling(Buffer.from(JSON.stringify(filing)), { file: 'x.json', resources });
  const { value: book } = await readSpreadsheet(await filledBook([form], value, resources));
  const tables = book?.sheets.filter(({ hidden }) => !hidden).map(tableOfSheet) ?? [];
  const [head, ...sheets] = tables;
  return { head: head ? [head] : [], sheets, kept: (book && readKept(book)?.filings) ?? [] };
}

const withNames = (sheets: readonly SourceTable[], name: (given: string) => string) =>
  sheets.map((table) => ({
    ...table,
    cells: table.cells.map((cell): SourceCell => {
      const text = cell.text.endsWith('农田管护') ? name(cell.text) : cell.text;
      return text === cell.text
        ? cell
        : { ...cell, text, content: text === '' ? null : { kind: 'text', text } };
    }),
  }));

const renamed = (sheets: readonly SourceTable[]) =>
  sheets.map((table, index) => ({ ...table, name: `Sheet${index + 1}` }));

function read({ head, kept }: Book, sheets: readonly SourceTable[]) {
  const { filings } = readSourceTables([...head, ...sheets], kept, resources);
  const [{ filing, doubts } = { filing: { projects: [] }, doubts: [] }] = filings;
  return {
    projects: filing.projects,
    asked: doubts.flatMap(({ code, path, place }) => (code === 'reading/unsure-base' ? [[path, place]] : [])),
  };
}

/** Whose code stands with whose target: the forms of projects that are no twins are told apart by it. */
const coded = towns.map((_, index) => ({
  code: `X${index}`,
  indicators: [{ target: `≥9${index}%` }, {}, {}],
}));

describe('a form whose name is gone', () => {
  it.each(['project-target', 'mof-project-self-evaluation'])(
    'of %s stays with its project where one fits',
    async (form) => {
      const book = await bookOf(form, filingOf(false));
      const cleared = withNames(renamed([...book.sheets].reverse()), () => '');
      expect(read(book, cleared)).toMatchObject({ projects: coded, asked: [] });
    },
  );

  it.each(['project-target', 'mof-project-self-evaluation'])(
    'of %s is asked for where several fit',
    async (form) => {
      const book = await bookOf(form, filingOf(true));
      const cleared = withNames(renamed([...book.sheets].reverse()), () => '');
      const places = [...book.sheets].reverse().map(({ cells: [first] }) => first?.place);
      expect(read(book, cleared).asked).toEqual(places.map((place, index) => [`projects[${index}]`, place]));
    },
  );

  it('goes by the name of its sheet where the values do not say', async () => {
    const book = await bookOf('project-target', filingOf(true));
    const [first, second, third] = withNames(book.sheets, () => '');
    const read2 = read(
      book,
      [third, first, second].flatMap((one) => one ?? []),
    );
    expect(read2).toMatchObject({ projects: [{ code: 'X0' }, { code: 'X1' }, { code: 'X2' }], asked: [] });
    const dropped = read(
      book,
      [second, third].flatMap((one) => one ?? []),
    );
    expect(dropped).toMatchObject({ projects: [{ code: 'X1' }, { code: 'X2' }], asked: [] });
  });

  it('is not asked for where the projects keep nothing that the form does not print', async () => {
    const book = await bookOf('project-target', filingOf(true, []));
    expect(
      read(
        book,
        withNames(renamed(book.sheets), () => ''),
      ).asked,
    ).toEqual([]);
  });

  it('is not taken for a project that has nearly nothing', async () => {
    const filing = filingOf(false);
    const projects = filing.projects.map((project, index) =>
      index === 0 ? { ...project, indicators: [], goals: undefined } : project,
    );
    const book = await bookOf('project-target', { ...filing, projects });
    const cleared = withNames(renamed([...book.sheets].reverse()), () => '');
    expect(read(book, cleared)).toMatchObject({
      projects: [{ code: 'X0' }, ...coded.slice(1)],
      asked: [],
    });
  });
});

describe('a form whose name was changed', () => {
  it('stays with its project, and is not asked for', async () => {
    const book = await bookOf('project-target', filingOf(false));
    const changed = withNames(renamed(book.sheets), (name) => name.replace('管护', '养护'));
    expect(read(book, changed)).toMatchObject({ projects: coded, asked: [] });
  });

  it('is asked for where several fit', async () => {
    const book = await bookOf('project-target', filingOf(true));
    const changed = withNames(renamed(book.sheets), (name) => `新${name}`);
    expect(read(book, changed).asked).toHaveLength(towns.length);
  });

  it('and is a copy of one that is there is a new project, whatever else is missing', async () => {
    const book = await bookOf('project-target', filingOf(false));
    const [first, second] = book.sheets;
    const copy = withNames(first ? [{ ...first, name: `${first.name} (2)` }] : [], () => '新农田管护项目');
    const { projects } = read(
      book,
      [first, second, ...copy].flatMap((one) => one ?? []),
    );
    expect(projects).toMatchObject([...coded.slice(0, 2), { name: '新农田管护项目' }]);
    expect(JSON.stringify(projects)).not.toContain('X2');
  });
});

describe('forms that print no names', () => {
  const twins = filingOf(true);
  const inOrder = [{ code: 'X0' }, { code: 'X1' }, { code: 'X2' }];

  it.each([
    ['of other names', twins],
    ['of one name', { ...twins, projects: twins.projects.map((one) => ({ ...one, name: '农田管护' })) }],
  ])('are told apart by the sheets of projects %s, whatever their order', async (_, filing) => {
    const book = await bookOf('mof-region-target-163', filing);
    expect(read(book, book.sheets)).toMatchObject({ projects: inOrder, asked: [] });
    expect(read(book, [...book.sheets].reverse())).toMatchObject({ projects: inOrder, asked: [] });
  });
  it('are asked for where the sheets were renamed, whose order may be another too', async () => {
    const book = await bookOf('mof-region-target-163', twins);
    expect(read(book, renamed(book.sheets)).asked).toHaveLength(towns.length);
    expect(read(book, renamed([...book.sheets].reverse())).asked).toHaveLength(towns.length);
    expect(read(book, renamed(book.sheets.slice(1))).asked).toHaveLength(towns.length - 1);
  });
});
