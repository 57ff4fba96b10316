/** Column widths that a pack gives as ranges: the search, and that forms of one filing have the same. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { mostTrials, searchWidths } from '../../src/layout/columns/index.js';
import {
  LayoutMemo,
  layOut,
  type PagedDocument,
  type PageSetup,
  type ProfileId,
} from '../../src/layout/index.js';
import type { Form } from '../../src/model/index.js';
import { layOutDocument, type Resources } from '../../src/pipeline.js';
import { loadResources } from '../../src/resources.js';
import { formOfMarkup } from '../markup.js';
import { resourcesWithPack } from '../own-pack.js';
import { fixtureSetter } from '../render/paged-document.fixture.js';
import { sharedTempFolder } from '../temp-folder.js';

describe('the search', () => {
  const range = fc
    .tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 300 }))
    .map(([least, more]) => ({ least, most: least + more }));
  /** Ranges that a thousand lies between, as the model sees to it. */
  const ranges = fc
    .tuple(fc.array(range, { minLength: 2, maxLength: 8 }), fc.integer({ min: 0, max: 100 }))
    .map(([list, part]) => {
      const sum = list.reduce((total, { least, most }) => total + least + ((most - least) * part) / 100, 0);
      return list.map(({ least, most }) => ({ least: (least / sum) * 1000, most: (most / sum) * 1000 }));
    });
  /** As lines of text do, the cost falls in leaps where a column gets wider. */
  const costs = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 8, maxLength: 8 });

  it('stays within the ranges and its number of trials, is never worse than its start, and finds the same again', () => {
    const property = fc.property(ranges, costs, (given, texts) => {
      let trials = 0;
      let start: number | null = null;
      const costOf = (widths: readonly number[]): number => {
        trials += 1;
        const cost = widths.reduce((sum, width, column) => sum + Math.ceil((texts[column] ?? 0) / width), 0);
        start ??= cost;
        return cost;
      };
      const found = searchWidths(given, costOf);
      expect(trials).toBeLessThanOrEqual(mostTrials);
      expect(found.reduce((sum, width) => sum + width, 0)).toBeCloseTo(1000, 6);
      for (const [column, { least, most }] of given.entries()) {
        expect(found[column]).toBeGreaterThanOrEqual(least - 1e-9);
        expect(found[column]).toBeLessThanOrEqual(most + 1e-9);
      }
      expect(costOf(found)).toBeLessThanOrEqual(start ?? 0);
      expect(searchWidths(given, costOf)).toEqual(found);
    });
    fc.assert(property, { numRuns: 500, seed: 149 });
  });

  it('ends after as many trials as are allowed', () => {
    const given = Array.from({ length: 10 }, () => ({ least: 50, most: 150 }));
    const tried = (trials: number): number => {
      let count = 0;
      const everCheaper = (): number => {
        count += 1;
        return -count;
      };
      searchWidths(given, everCheaper, trials);
      return count;
    };
    expect([0, 2, 50].map(tried)).toEqual([0, 2, 50]);
  });

  it('stays where all widths cost the same', () => {
    const given = [
      { least: 200, most: 400 },
      { least: 600, most: 800 },
    ];
    expect(searchWidths(given, () => 7)).toEqual([300, 700]);
  });
});

const page: PageSetup = {
  orientation: 'portrait',
  bodySize: 10.5,
  linePitch: 15,
  titleSize: 18,
  cellPadding: { x: 3, y: 3, leastY: 1 },
};

describe('a form with ranges', () => {
  const definition = {
    id: 'ranged',
    title: '项目表',
    scope: 'project',
    order: 1,
    amountUnit: '元',
    dateStyle: '2024-01-01',
    edition: '试',
    source: '试',
    page,
    options: {},
  };
  const template = `<form title="项目表">
<h1>项目表</h1>
{{#if project.startDate}}<p class="body">{{project.startDate}}</p>{{/if}}
<table columns="3" width="170">
<col width="30"/><col width="40-100"/><col width="40-100"/>
<tr><td class="label">项目名称</td><td class="value" colspan="2">{{project.name}}</td></tr>
{{#each project.indicators as |row|}}<tr><td class="label">{{row.level1}}</td><td class="text">{{row.name}}</td><td class="text">{{row.target}}</td></tr>{{/each}}
</table>
</form>`;
  const indicator = (name: string, target: string) => ({
    level1: '产出指标',
    level2: '数量指标',
    name,
    target,
  });
  const projectOf = (name: string, indicators: readonly object[]) => ({ name, indicators });
  const filing = {
    year: 2024,
    unit: { name: '某局' },
    projects: [
      projectOf('甲', [indicator('全年完成社区服务站点的设备更新和日常维护工作次数'.repeat(2), '≥85.00(%)')]),
      { ...projectOf('乙', [indicator('次数', '每月10日以前完成')]), startDate: '2024-01-01' },
      projectOf('丙', []),
    ],
  };

  const folder = sharedTempFolder('columns');
  let resources: Resources;
  beforeAll(async () => {
    await resourcesWithPack(folder, { fields: {}, definition, template });
    const folders = { templatesFolders: ['templates', folder], fontsFolder: 'fonts', userFonts: null };
    const { value } = await loadResources(folders);
    if (value === null) throw new Error('no resources');
    resources = value;
  });

  const pages = (form: string, project: number | null, profile: ProfileId, projects = filing.projects) => {
    const text = JSON.stringify({ ...filing, projects });
    const read = readFiling(new TextEncoder().encode(text), { file: 'a.json', resources });
    if (read.value === null) throw new Error(JSON.stringify(read.diagnostics));
    const asked = { options: { form: 'ranged' }, profile, missingGlyphs: 'error', file: 'a.json' } as const;
    const made = layOutDocument({ ...asked, form, project, filing: read.value }, resources);
    if (made.value === null) throw new Error(JSON.stringify(made.diagnostics));
    return made.value;
  };
  const widths = (document: PagedDocument): readonly (readonly number[])[] =>
    document.pages.flatMap(({ items }) =>
      items.flatMap((item) =>
        item.kind === 'table'
          ? [item.columnEdges.slice(1).map((edge, column) => edge - (item.columnEdges[column] ?? 0))]
          : [],
      ),
    );

  it.each(['table', 'gbt9704'] as const)(
    'has the widths that save lines, and a fixed column its own (%s)',
    (profile) => {
      const [[label = 0, name = 0, target = 0] = []] = widths(pages('ranged', 0, profile));
      expect(label / (label + name + target)).toBeCloseTo(30 / 170, 2);
      expect(name).toBeGreaterThan(target);
    },
  );

  it('has the widths of all forms of its filing, in documents of one project each', () => {
    const all = filing.projects.flatMap((_, project) => widths(pages('ranged', project, 'table')));
    expect(all).toEqual(filing.projects.map(() => all[0]));
    const [alone] = widths(pages('ranged', 0, 'table', filing.projects.slice(1)));
    expect(alone).not.toEqual(all[0]);
  });

  it('has them in a summary, too', () => {
    const document = pages('project-target-summary', null, 'table');
    const [single] = widths(pages('ranged', 0, 'table'));
    expect(widths(document).filter((own) => own.length === 3)).toEqual(filing.projects.map(() => single));
  });
});

it('chooses widths anew for a form that is kept from one keystroke to the next', async () => {
  const setter = await fixtureSetter();
  const markup = (left: string, right: string) =>
    `<form title="表"><table columns="2" width="100"><col width="30-70"/><col width="30-70"/>
<tr><td class="text">${left}</td><td class="text">${right}</td></tr></table></form>`;
  const text = '这一格里的字很多，写了好几行才写得完。'.repeat(12);
  const kept = formOfMarkup(markup('甲', '乙'));
  const edgeBeside = (other: Form, memo: LayoutMemo): number | undefined => {
    const alike = { filing: {}, key: '', forms: () => [kept, other] };
    const bookmark = { title: '表', level: 1 } as const;
    const section = { form: kept, setup: page, project: null, bookmark, startsPage: true, alike };
    const words = { title: '表', author: '', profile: 'table', missingGlyphs: 'error' } as const;
    const document = layOut({ ...words, sections: [section], setup: page }, memo);
    const [table] = document.pages.flatMap(({ items }) => items.filter((item) => item.kind === 'table'));
    return table?.columnEdges[1];
  };
  const edited = new LayoutMemo(setter, { isEdited: true });
  const others = [formOfMarkup(markup(text, '丁')), formOfMarkup(markup('丙', text))];
  const edges = others.map((other) => edgeBeside(other, edited));
  expect(edges).toEqual(others.map((other) => edgeBeside(other, new LayoutMemo(setter))));
  expect(edges[0]).toBeGreaterThan(edges[1] ?? 0);
});
