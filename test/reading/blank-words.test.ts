/** Words that a form prints where nothing is filled in are not read as values. */
import { beforeAll, expect, it } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { fillInBook } from '../../src/fill-in/index.js';
import { readBook, readSourceTables, tableOfTexts } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { resourcesWithPack, usualDefinition } from '../own-pack.js';
import { sharedTempFolder } from '../temp-folder.js';

const fields = {
  projects: {
    list: {
      opinion: '验收意见',
      spare: { label: '结余', kind: 'decimal' },
      indicators: { list: { actual: { label: '完成值', kind: 'target' } } },
    },
  },
};
const definition = {
  ...usualDefinition,
  id: 'results',
  title: '项目完成情况表',
  scope: 'project',
};
const template = `<form title="项目完成情况表">
<h1>项目完成情况表</h1>
<p class="subtitle">({{year}}年度)</p>
<table columns="2">
  <tr><td class="label">项目名称</td><td class="value">{{project.name}}</td></tr>
  <tr><td class="label">验收意见</td><td class="text">{{default project.opinion "（验收时填写）"}}</td></tr>
  <tr><td class="label">结余</td><td class="value">{{default project.spare "0"}}</td></tr>
  <tr class="repeating-head"><td class="head">三级指标</td><td class="head">完成值</td></tr>
{{#each (atLeast project.indicators 3) as |row|}}
  <tr><td class="text">{{row.name}}</td><td class="value">{{default row.actual "—"}}</td></tr>
{{/each}}
</table>
</form>
`;

let resources: Resources;
beforeAll(async () => {
  resources = await resourcesWithPack(sharedTempFolder('blank-words'), { fields, definition, template });
});

it('leaves the spare rows of a book unread', async () => {
  const filing = {
    year: 2024,
    unit: { name: '甲单位' },
    forms: ['results'],
    projects: [{ name: '甲', indicators: [{ name: '场次', actual: '12场' }, { name: '人数' }] }],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(filing));
  const { value } = readFiling(bytes, { file: 'a.json', resources });
  const pack = resources.packs.get('results');
  if (value === null || pack === undefined) throw new Error('the filing is read');
  const book = await fillInBook({ packs: [pack], filing: value, projects: 1 }, resources);
  const { filings } = await readBook(book.value ?? new Uint8Array(), resources);
  expect(filings[0]?.doubts).toEqual([]);
  expect(filings[0]?.filing).toMatchObject({
    projects: [{ name: '甲', opinion: null, indicators: filing.projects[0]?.indicators }],
  });
});

it('takes them for blanks in a table of other hands, but not a number that may be meant', () => {
  const table = tableOfTexts('表', [
    ['项目完成情况表', ''],
    ['(2024年度)', ''],
    ['项目名称', '甲'],
    ['验收意见', '（验收时填写）'],
    ['结余', '0'],
    ['三级指标', '完成值'],
    ['场次', '12场'],
    ['人数', '—'],
    ['', '—'],
  ]);
  const [read] = readSourceTables([table], [], resources).filings;
  expect(read?.filing).toMatchObject({
    projects: [
      {
        opinion: null,
        spare: '0',
        indicators: [
          { name: '场次', actual: '12场' },
          { name: '人数', actual: null },
        ],
      },
    ],
  });
});
