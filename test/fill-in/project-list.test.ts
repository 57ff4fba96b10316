/** A book of forms of projects beside a form of the unit that lists them: the list's spare rows are no projects yet. */
import { expect, it } from 'vitest';
import { fillInBook } from '../../src/fill-in/index.js';
import { readBook } from '../../src/reading/index.js';
import { readSpreadsheet } from '../../src/spreadsheet/index.js';
import { resourcesWithPack, usualDefinition } from '../own-pack.js';
import { sampleFiling, shippedResources } from '../reading/world.js';
import { tempFolder } from '../temp-folder.js';

const definition = {
  ...usualDefinition,
  id: 'project-list',
  title: '项目一览表',
  scope: 'unit',
};
const template = `<form title="项目一览表">
<h1>项目一览表</h1>
<p class="subtitle">({{year}}年度)</p>
<table columns="2">
  <tr><td class="head">项目名称</td><td class="head">年度资金(元)</td></tr>
{{#each projects as |project|}}
  <tr><td class="text">{{project.name}}</td><td class="amount">{{project.funding.annual.total}}</td></tr>
{{/each}}
</table>
</form>
`;

it.each([
  ['first', ['project-target', 'project-list']],
  ['last', ['project-list', 'project-target']],
])('gives a sheet to each project that there is, with forms of projects %s', async (_order, forms) => {
  const folder = tempFolder('project-list');
  await resourcesWithPack(folder, { fields: {}, definition, template });
  const resources = await shippedResources(folder);
  const packs = forms.flatMap((form) => resources.packs.get(form) ?? []);
  const filing = sampleFiling('pujiang-jiwei-2024.json');
  const { value } = await fillInBook({ packs, filing, projects: 5 }, resources);
  const book = await readSpreadsheet(value ?? new Uint8Array());
  const shown = book.value?.sheets.filter(({ hidden }) => !hidden).map(({ name }) => name) ?? [];
  expect(shown).toHaveLength(2 + filing.projects.length);
  expect(shown.filter((name) => name.includes('~'))).toEqual([]);
  const read = await readBook(value ?? new Uint8Array(), resources);
  expect(read.filings.map((one) => one.filing.projects)).toMatchObject([
    filing.projects.map(({ name }) => ({ name })),
  ]);
});
