/** A form for each item of a list that the data declare, and boxes from a choice: by data alone. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedTempFolder } from '../temp-folder.js';
import { jibiao } from './world.js';

const page = {
  orientation: 'portrait',
  bodySize: 10.5,
  linePitch: 15,
  titleSize: 18,
  cellPadding: { x: 3, y: 3, leastY: 1 },
};
const definition = {
  id: 'region',
  title: '分区域目标表',
  scope: 'each',
  each: 'regions',
  order: 1,
  amountUnit: '万元',
  dateStyle: '2024-01-01',
  edition: '试',
  source: '试',
  page,
  options: {},
  when: 'regions',
  checks: [
    {
      of: 'regions',
      equal: ['money.total', { sum: ['money.central', 'money.local'] }],
      message: '资金不等于两项之和',
      source: '试',
    },
  ],
  blank: { data: { item: { name: '　　区' } } },
};
const amounts = {
  total: { label: '总额', kind: 'amount' },
  central: { label: '中央', kind: 'amount' },
  local: { label: '地方', kind: 'amount' },
};
const fields = {
  regions: {
    label: '区域',
    list: {
      name: '区域名称',
      kind: { label: '区域类别', kind: 'choice', values: ['城区', '郊区'] },
      money: { label: '资金', fields: amounts },
    },
  },
};
const template = `<form title="分区域：{{plain item.name}}">
<h1>分区域目标表</h1>
<table columns="2">
<tr><td class="label">区域</td><td class="value">{{ordinal item.index}} {{item.name}}</td></tr>
<tr><td class="label">类别</td><td class="value">{{ticks item.kind}}</td></tr>
<tr><td class="label">资金</td><td class="amount">{{item.money.total}}</td></tr>
<tr><td class="label">项目</td><td class="value">{{count projects}}</td></tr>
</table>
</form>`;
const money = { total: '30000', central: '10000', local: '20000' };
const filing = {
  year: 2024,
  unit: { name: '某省厅' },
  regions: [
    { name: '东区', kind: '城区', money },
    { name: '西区', kind: '郊区', money: { ...money, local: '1' } },
  ],
};

const folder = sharedTempFolder('each');
const run = (...args: readonly string[]) => jibiao(args, { workingDirectory: folder });
const write = (name: string, value: unknown) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  writeFileSync(join(folder, name), text);
};
beforeAll(() => {
  mkdirSync(join(folder, 'packs', 'region'), { recursive: true });
  write('packs/region/form.json', definition);
  write('packs/region/form.hbs', template);
  write('packs/fields.json', fields);
  write('a.json', filing);
});
describe('a form for each item of a list', () => {
  it('is made by default where there are any, under the item’s name and with its own data alone', async () => {
    const { output } = await run(
      'render',
      'a.json',
      '--templates',
      'packs',
      '--to',
      'html',
      '--out',
      'o',
      '--json',
    );
    expect(JSON.parse(output).documents).toMatchObject([
      { form: 'region', project: { index: 0, name: '东区' }, file: '某省厅-2024-分区域目标表-01-东区.html' },
      { form: 'region', project: { index: 1, name: '西区' }, file: '某省厅-2024-分区域目标表-02-西区.html' },
    ]);
    const html = readFileSync(join(folder, 'o', '某省厅-2024-分区域目标表-02-西区.html'), 'utf8');
    expect(html).toContain('郊区☑');
    expect(html).toContain('城区□');
    expect(html).not.toContain('东区');
  });

  it('can be chosen by the item’s name, and is none where there are none', async () => {
    const chosen = ['--templates', 'packs', '--to', 'html', '--out', 'p', '--project', '西'];
    expect((await run('render', 'a.json', ...chosen)).exitCode).toBe(0);
    expect(readdirSync(join(folder, 'p')).filter((name) => name.endsWith('.html'))).toEqual([
      '某省厅-2024-分区域目标表-02-西区.html',
    ]);
    const missing = await run('render', 'a.json', '--templates', 'packs', '--project', '南区');
    expect(missing.exitCode).toBe(2);
    write('b.json', { ...filing, regions: [] });
    const none = await run('render', 'b.json', '--templates', 'packs', '--form', 'region', '--out', 'q');
    expect(none.errors).toContain('没有“分区域目标表”要填的内容');
  });

  it('is checked by the form’s own rules, has a blank, and is compiled with others', async () => {
    const { output } = await run('check', 'a.json', '--templates', 'packs');
    expect(output).toContain('regions[1].money.total');
    expect((await run('blank', 'region', '--templates', 'packs', '--to', 'html')).exitCode).toBe(0);
    const merged = [
      'render',
      'a.json',
      '--templates',
      'packs',
      '--merge',
      '汇编',
      '--to',
      'html',
      '--out',
      'm',
    ];
    expect((await run(...merged)).exitCode).toBe(0);
    expect(readFileSync(join(folder, 'm', '汇编.html'), 'utf8')).toContain('东区');
  });

  it('needs a list that is declared', async () => {
    write('packs/region/form.json', { ...definition, each: 'region', checks: [] });
    expect((await run('pack', 'check', 'packs')).errors).toContain('“region”不是这样的列表');
    write('packs/region/form.json', { ...definition, scope: 'project' });
    expect((await run('pack', 'check', 'packs')).errors).toContain('scope 是 each 时才写 each');
    write('packs/region/form.json', definition);
    write('packs/region/form.hbs', template.replace('item.kind', 'item.name'));
    expect((await run('pack', 'check', 'packs')).errors).toContain('没有写 boxes');
    write('packs/region/form.hbs', template);
  });
});
