/** Two texts in one line outside a table: the one at its left end does not take in what stands at the right. */
import { beforeAll, expect, it } from 'vitest';
import { layOutDocument, renderDocument } from '../../src/pipeline.js';
import { readBook, readSourceTables, tableOfTexts } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { filingOf } from '../compilation/world.js';
import { resourcesWithPack, usualDefinition } from '../own-pack.js';
import { sharedTempFolder } from '../temp-folder.js';

const definition = { ...usualDefinition, id: 'own-unit', title: '单位人数表', scope: 'unit' };
const template = `<form title="单位人数表">
<h1>单位人数表</h1>
<p class="body">填报单位：{{unit.name}}<tab/>金额单位：元</p>
<table columns="2">
  <tr><td class="label">年末在职人数</td><td class="value">{{unitTarget.staff.onDuty}}</td></tr>
  <tr><td class="label">预算总额</td><td class="amount">{{unitTarget.budget.total}}</td></tr>
</table>
</form>
`;

const folder = sharedTempFolder('line-ends');
let resources: Resources;
beforeAll(async () => {
  resources = await resourcesWithPack(folder, { fields: {}, definition, template });
});

const unitTarget = { staff: { onDuty: '12' }, budget: { total: '1500.00' } };
const given = { year: 2024, unit: { name: '某服务中心' }, unitTarget };

it.each(['docx', 'pdf', 'xlsx'] as const)('in a %s file that carries no filing', async (format) => {
  const { filing } = filingOf(given, 'a.json');
  const request = { filing, file: 'a.json', form: 'own-unit', project: null, options: {}, attaches: false };
  const { value } = layOutDocument({ ...request, profile: 'table', missingGlyphs: 'error' }, resources);
  if (value === null) throw new Error('it is laid out');
  const { filings } = await readBook(
    await renderDocument(value, format, resources, { wordFlow: false }),
    resources,
  );
  expect(filings[0]?.filing).toMatchObject({ unit: { name: '某服务中心' }, unitTarget });
});

it.each([
  '填报单位：某服务中心    金额单位：元',
  '填报单位：某服务中心金额单位：元',
  '填报单位：某服务中心　　金额单位：',
])('in a cell: %s', (line) => {
  const rows = [
    ['单位人数表', ''],
    [line, ''],
    ['年末在职人数', '12'],
    ['预算总额', '1500'],
  ];
  const { filings } = readSourceTables([tableOfTexts('表', rows)], [], resources);
  expect(filings[0]?.filing).toMatchObject({ unit: { name: '某服务中心' }, unitTarget });
});
