/** A compilation sums what forms declare of projects, exactly, for each unit, department and all. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jibiao } from '../cli/world.js';
import { tempFolder } from '../temp-folder.js';

const fields = {
  projects: {
    list: {
      funding: { fields: { annual: { fields: { central: { label: '中央补助', kind: 'amount' } } } } },
      execution: {
        label: '预算执行',
        fields: { executed: { label: '执行数', kind: 'amount' }, remark: '说明' },
      },
    },
  },
};
const template = `<form title="汇编"><h1>汇编</h1><table columns="3">
{{#each departments as |department|}}{{#each department.units as |one|}}
<tr><td class="label">{{one.name}}</td><td class="amount">{{one.funding.annual.central}}</td><td class="amount">{{one.sums.execution.executed}}</td></tr>
{{/each}}
<tr><td class="label">小计</td><td class="amount">{{department.funding.annual.central}}</td><td class="amount">{{department.sums.execution.executed}}</td></tr>
{{/each}}
<tr><td class="label">合计</td><td class="amount">{{funding.annual.central}}</td><td class="amount">{{sums.execution.executed}}</td></tr>
</table></form>`;

it('of funding and of any other part', async () => {
  const workingDirectory = tempFolder('declared-sums');
  const write = (name: string, value: unknown) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    writeFileSync(join(workingDirectory, name), text);
  };
  mkdirSync(join(workingDirectory, 'packs', 'sums'), { recursive: true });
  const { options: _options, ...base } = JSON.parse(readFileSync('templates/compilation/form.json', 'utf8'));
  write('packs/sums/form.json', { ...base, id: 'sums', title: '合计表', options: {} });
  write('packs/sums/form.hbs', template);
  write('packs/fields.json', fields);
  const project = (name: string, central: string | null, executed: string | null) => ({
    name,
    funding: { annual: { total: '1', central } },
    execution: { executed },
  });
  const filing = (name: string, ...projects: readonly unknown[]) => ({
    year: 2024,
    unit: { name, department: '某局' },
    projects,
  });
  write('a.json', filing('甲中心', project('一', '100.01', '50.5'), project('二', '200', null)));
  write('b.json', filing('乙中心', project('三', null, '49.5')));
  const args = ['--form', 'sums', '--templates', 'packs', '--merge', '汇编', '--to', 'html'];
  const { exitCode, errors } = await jibiao(['render', 'a.json', 'b.json', ...args, '--out', 'o'], {
    workingDirectory,
  });
  expect(exitCode, errors).toBe(0);
  const html = readFileSync(join(workingDirectory, 'o', '汇编.html'), 'utf8');
  for (const amount of ['300.01', '50.50', '49.50', '100.00']) expect(html).toContain(amount);
});
