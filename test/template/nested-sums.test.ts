/** Sums of what stands in lists within lists: subtotals of groups. */
import { expect, it } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { paragraphText } from '../../src/model/index.js';
import { layOutDocument } from '../../src/pipeline.js';
import { resourcesWithPack, usualDefinition } from '../own-pack.js';
import { sharedTempFolder } from '../temp-folder.js';

const items = { label: '事项', list: { name: '事项名称', amount: { label: '金额', kind: 'amount' } } };
const villages = { label: '村', list: { name: '村名', items } };
const fields = { towns: { label: '乡镇', list: { name: '乡镇名称', villages } } };
const definition = { ...usualDefinition, id: 'town-sums', title: '乡镇资金', scope: 'unit' };
const cells = ['sum town.villages "items.amount"', 'sum @root.towns "villages.items.amount"'];
const template = `<form title="乡镇资金">
<table columns="3">
  <tr><td class="head">乡镇</td><td class="head">小计</td><td class="head">总计</td></tr>
{{#each towns as |town|}}
  <tr><td class="label">{{town.name}}</td>${cells.map((cell) => `<td class="amount">{{${cell}}}</td>`).join('')}</tr>
{{/each}}
</table>
</form>
`;

const folder = sharedTempFolder('nested-sums');

it('a sum leads through lists', async () => {
  const resources = await resourcesWithPack(folder, { fields, definition, template });
  const village = (...amounts: readonly (string | null)[]) => ({
    name: '村',
    items: amounts.map((amount) => ({ name: '事', amount })),
  });
  const towns = [
    { name: '东镇', villages: [village('1.10', '2.20'), village(null, '3')] },
    { name: '西镇', villages: [village(), village('0.05')] },
    { name: '南镇', villages: [village(null)] },
  ];
  const given = JSON.stringify({ year: 2024, unit: { name: '甲' }, towns });
  const { value: filing } = readFiling(new TextEncoder().encode(given), { file: 'a.json', resources });
  if (filing === null) throw new Error('it is a filing');
  const request = { filing, file: 'a.json', form: 'town-sums', project: null, options: {} } as const;
  const { value } = layOutDocument({ ...request, profile: 'table', missingGlyphs: 'error' }, resources);
  const grids = value?.pages.flatMap(({ items: placed }) =>
    placed.flatMap((item) => (item.kind === 'table' ? [item.grid] : [])),
  );
  const texts = grids?.[0]?.cells.map(({ paragraphs }) => paragraphs.map(paragraphText).join(''));
  expect(texts).toEqual([
    '乡镇',
    '小计',
    '总计',
    '东镇',
    '6.30',
    '6.35',
    '西镇',
    '0.05',
    '6.35',
    '南镇',
    '',
    '6.35',
  ]);
});
