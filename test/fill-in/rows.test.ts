/** Rows of lists in the fill-in book: each on its own, numbered by the form alone, in the filing's order when they are read. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Filing, readFiling } from '../../src/filing/index.js';
import { readBook, readSourceTables, tableOfSheet } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { cellName, readKept, readSpreadsheet } from '../../src/spreadsheet/index.js';
import { resourcesWithPack, usualDefinition } from '../own-pack.js';
import { documentOf, filledBook, shippedResources } from '../reading/world.js';
import { sharedTempFolder } from '../temp-folder.js';

const folder = sharedTempFolder('book-rows');
let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources('packs/mof');
});

const row = (level1: string, level2: string, name: string) => ({ level1, level2, name, target: '≥1次' });
const several = [
  row('产出指标', '数量指标', '甲'),
  row('产出指标', '数量指标', '乙'),
  row('产出指标', '数量指标', '乙'),
  row('产出指标', '质量指标', '丙'),
];

function filingOf(form: string, project: object, given = resources): Filing {
  const json = {
    year: 2024,
    unit: { name: '某单位' },
    forms: [form],
    projects: [{ name: '某项目', implementer: '某单位', ...project }],
  };
  const { value, diagnostics } = readFiling(Buffer.from(JSON.stringify(json)), {
    file: 'x.json',
    resources: given,
  });
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** What the cells of the first form show from top to bottom, by their paths in the filing; '' of blanks. */
async function shownByPath(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const { value: book } = await readSpreadsheet(bytes);
  const [first] = (book && readKept(book))?.sheets.filter(({ paths }) => paths.size > 0) ?? [];
  const cells = book?.sheets.find(({ name }) => name === first?.name)?.cells ?? [];
  const texts = new Map(cells.map(({ row: at, column, shown }) => [cellName(at, column), shown]));
  const rowOf = (cell: string) => Number(/\d+$/u.exec(cell)?.[0]);
  const inOrder = [...(first?.paths ?? [])].sort(([a], [b]) => rowOf(a) - rowOf(b) || (a < b ? -1 : 1));
  return new Map(inOrder.map(([cell, path]) => [path, texts.get(cell) ?? '']));
}

const namesOf = (filing: unknown, list: string): readonly unknown[] => {
  const [project] = Object(filing).projects;
  return Object(project)[list].map((entry: { readonly name?: unknown }) => entry.name);
};

describe('an indicator in the book', () => {
  it.each(['project-target', 'mof-project-self-evaluation'])(
    'of %s is its name, whatever number the form gives it, in a row of its own',
    async (form) => {
      const book = await filledBook([form], filingOf(form, { indicators: several }), resources);
      const shown = await shownByPath(book);
      const at = (name: string) =>
        several.map((_, index) => shown.get(`projects[0].indicators[${index}].${name}`));
      expect(at('name')).toEqual(['甲', '乙', '乙', '丙']);
      expect(at('level2')).toEqual(['数量指标', '数量指标', '数量指标', '质量指标']);
      const { filings } = await readBook(book, resources);
      expect(filings.map(({ filing, doubts }) => [namesOf(filing, 'indicators'), doubts])).toEqual([
        [['甲', '乙', '乙', '丙'], []],
      ]);
    },
  );

  it('keeps its number where its own name begins with one', async () => {
    const named = [row('产出指标', '数量指标', '指标1：甲'), row('产出指标', '数量指标', '指标9：乙')];
    const book = await filledBook(
      ['project-target'],
      filingOf('project-target', { indicators: named }),
      resources,
    );
    const { filings } = await readBook(book, resources);
    expect(namesOf(filings[0]?.filing, 'indicators')).toEqual(['指标1：甲', '指标9：乙']);
  });

  it('has the number that the form prints in a cell of its own', async () => {
    const definition = { ...usualDefinition, id: 'counted', title: '编号项目表', scope: 'project' };
    const template = `<form title="编号项目表"><h1>编号项目表</h1><p class="subtitle">({{year}}年度)</p>
<table columns="5"><col width="20"/><col width="20"/><col width="20"/><col width="20"/><col width="20"/>
<tr><td class="label">项目名称</td><td class="value" colspan="4">{{project.name}}</td></tr>
<tr><td class="head">一级指标</td><td class="head">二级指标</td><td class="head">序号</td><td class="head">三级指标</td><td class="head">指标值</td></tr>
{{#each (numbered project.indicators) as |row|}}<tr><td class="label" merge="{{key row.level1}}">{{row.level1}}</td><td class="label" merge="{{key row.level1 row.level2}}">{{row.level2}}</td><td class="value">{{row.number}}</td><td class="text">{{row.name}}</td><td class="value">{{row.target}}</td></tr>{{/each}}
</table></form>`;
    const own = await resourcesWithPack(folder, { fields: {}, definition, template });
    const book = await filledBook(['counted'], filingOf('counted', { indicators: several }, own), own);
    const { value } = await readSpreadsheet(book);
    const numbers = value?.sheets[1]?.cells.filter(({ column, row: at }) => column === 2 && at > 3);
    expect(numbers?.map(({ shown }) => shown).filter((text) => text !== '')).toEqual(['1', '2', '3', '1']);
  });
});

describe('lists side by side', () => {
  const form = 'mof-project-declaration-88';
  const apart = {
    longIndicators: [
      row('产出指标', '质量指标', '长乙'),
      row('产出指标', '数量指标', '长甲'),
      row('产出指标', '质量指标', '长丙'),
    ],
    indicators: [
      row('产出指标', '数量指标', '甲'),
      row('产出指标', '质量指标', '乙'),
      row('产出指标', '数量指标', '丙'),
    ],
  };

  it('stand together by their groups, with the spare rows behind, where several forms show them too', async () => {
    const shown = await shownByPath(
      await filledBook([form, 'mof-project-self-evaluation'], filingOf(form, apart), resources),
    );
    const paths = [...shown.keys()].filter((path) => path.endsWith('.name') && path.includes('ndicators['));
    const placed = paths.map((path) => path.replace(/^projects\[0\]\.|\.name$/gu, ''));
    const spare = [...Array(60).keys()].flatMap((index) => [
      `longIndicators[${index + 3}]`,
      `indicators[${index + 3}]`,
    ]);
    expect(placed).toEqual([
      'longIndicators[0]',
      'indicators[1]',
      'longIndicators[2]',
      'longIndicators[1]',
      'indicators[0]',
      'indicators[2]',
      ...spare,
    ]);
  });

  it('have the group that is printed once for both filled in once', async () => {
    const shown = await shownByPath(await filledBook([form], filingOf(form, apart), resources));
    const groups = [...shown].flatMap(([path, text]) => (/\[[0-2]\]\.level2$/u.test(path) ? [text] : []));
    expect(groups).toEqual(['质量指标', '质量指标', '数量指标', '数量指标']);
    expect(shown.get('projects[0].longIndicators[62].level1')).toBe('');
  });

  it.each(['book', 'xlsx', 'pdf', 'docx'] as const)(
    'come back from a %s whole, in the order of the filing',
    async (kind) => {
      const filing = filingOf(form, apart);
      const bytes =
        kind === 'book'
          ? await filledBook([form], filing, resources)
          : await documentOf(kind, filing, form, resources);
      const { filings } = await readBook(bytes, resources);
      const [project] = Object(filings[0]?.filing).projects;
      expect(project).toMatchObject(apart);
      expect(filings[0]?.doubts.filter(({ severity }) => severity !== 'note')).toEqual([]);
    },
  );

  it('have each doubt at its path in the filing', async () => {
    const { value: book } = await readSpreadsheet(
      await documentOf('xlsx', filingOf(form, apart), form, resources),
    );
    const tables = book?.sheets.filter(({ hidden }) => !hidden).map(tableOfSheet) ?? [];
    const changed = tables.map(({ name, cells }) => ({
      name,
      cells: cells.map((cell) => (cell.text === '乙' ? { ...cell, text: '例：乙' } : cell)),
    }));
    const kept = (book && readKept(book)?.filings) ?? [];
    const [read] = readSourceTables(changed, kept, resources).filings;
    expect(read?.doubts.map(({ code, path }) => [code, path])).toEqual([
      ['reading/example-row', 'projects[0].indicators[1]'],
    ]);
  });
});
