/** What must be filled in is what the forms that are made ask for. */
import { beforeAll, expect, it } from 'vitest';
import { defaultSettings, runChecks } from '../../src/checks/index.js';
import { readFiling } from '../../src/filing/index.js';
import type { Resources } from '../../src/request.js';
import { loadResources } from '../../src/resources.js';
import { resourcesWithPack, usualDefinition } from '../own-pack.js';
import { sharedTempFolder } from '../temp-folder.js';

const definition = { ...usualDefinition, id: 'plan-card', title: '计划卡', scope: 'project' };
const template = `<form title="计划卡">
<h1>计划卡</h1>
<table columns="2">
  <tr><td class="label">项目名称</td><td class="value">{{project.name}}</td></tr>
  {{#with project.funding.annual as |annual|}}
  <tr><td class="label">年度资金</td><td class="amount">{{annual.total}}</td></tr>
  <tr><td class="label">其中：财政</td><td class="amount">{{annual.fiscal}}</td></tr>
  {{/with}}
</table>
</form>
`;

const folder = sharedTempFolder('forms-ask');
let own: Resources;
let shipped: Resources | null;
beforeAll(async () => {
  own = await resourcesWithPack(folder, { fields: {}, definition, template });
  const folders = { templatesFolders: ['templates', folder], fontsFolder: 'fonts', userFonts: null };
  shipped = (await loadResources(folders)).value;
});

function found(resources: Resources | null, forms: readonly string[], annual: object) {
  if (resources === null) throw new Error('no resources');
  const filing = {
    year: 2024,
    unit: { name: '甲' },
    forms,
    projects: [{ name: '巡查', funding: { annual } }],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(filing));
  const { value } = readFiling(bytes, { file: 'a.json', resources });
  if (value === null) throw new Error('it is a filing');
  const errors = runChecks(value, defaultSettings, { resources }).filter(
    ({ severity }) => severity === 'error',
  );
  return errors.map(({ code, path }) => [code, path]);
}

it('a form without goals, indicators and further sources asks for none of them', () => {
  expect(found(own, ['plan-card'], { total: '150000', fiscal: '100000' })).toEqual([]);
  expect(found(own, ['plan-card'], { total: '150000' })).toEqual([]);
});

it('what it prints it asks for, in blocks that shorten names too', () => {
  expect(found(own, ['plan-card'], { fiscal: '100000' })).toEqual([
    ['check/required', 'projects[0].funding.annual.total'],
  ]);
});

it('beside a form that has all of them, or where a form is not known, all are asked for', () => {
  for (const forms of [['plan-card', 'project-target'], ['project-target-summary'], ['unknown']]) {
    expect(found(shipped, forms, { total: '150000', fiscal: '100000' }), forms.join()).toEqual(
      expect.arrayContaining([
        ['check/required', 'projects[0].department'],
        ['check/required', 'projects[0].goals.annual'],
        ['check/no-indicators', 'projects[0].indicators'],
        ['check/annual-total', 'projects[0].funding.annual.total'],
      ]),
    );
  }
});
