/** fields.json beside packs: forms print it, checks and schema know it, with no line of code about it. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadResources, readFiling } from '../../src/index.js';
import { usualDefinition } from '../own-pack.js';
import { tempFolder } from '../temp-folder.js';
import { jibiao } from './world.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('fields');
});
const definition = { ...usualDefinition, title: '三公经费表', scope: 'project', order: 900 };

const template = `<form title="三公经费表"><h1>三公经费表</h1><table columns="2"><col width="1"/><col width="1"/>
<tr><td class="label">项目代码</td><td class="text">{{project.code}}</td></tr>
<tr><td class="label">负责人</td><td class="text">{{project.leader}}</td></tr>
<tr><td class="label">全年执行数</td><td class="text">{{project.execution.executed}}</td></tr>
<tr><td class="label">出国费</td><td class="text">{{threePublic.abroad}}</td></tr>
{{#each project.schedule as |row|}}<tr><td class="label">{{row.name}}</td><td class="text">{{row.start}}</td></tr>{{/each}}
</table></form>`;

const fields = {
  projects: {
    list: {
      code: { label: '项目代码', required: true },
      leader: { label: '负责人', inherit: 'unit.leader' },
      execution: { label: '预算执行', fields: { executed: { label: '全年执行数', kind: 'amount' } } },
      schedule: { label: '进度', list: { name: '内容', start: { label: '开始时间', kind: 'date' } } },
    },
  },
  unit: { fields: { leader: '单位负责人' } },
  threePublic: { label: '三公经费', fields: { abroad: { label: '出国费', kind: 'amount' } } },
};

const filing = {
  year: 2024,
  unit: { name: '某中心', department: '某局', leader: '张三' },
  forms: ['three-public'],
  projects: [
    {
      name: '甲',
      code: 'A-1',
      execution: { executed: '1234.5' },
      schedule: [{ name: '招标', start: '2024-03-01' }],
    },
  ],
  threePublic: { abroad: '5000' },
};

function write(name: string, content: unknown): void {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
}

function writePack(declared: unknown = fields, hbs = template): void {
  write('packs/fields.json', declared);
  write('packs/three-public/form.json', { id: 'three-public', ...definition });
  write('packs/three-public/form.hbs', hbs);
  write('a.json', filing);
}

const run = (...args: readonly string[]) =>
  jibiao([...args, '--templates', 'packs'], { workingDirectory: folder });

describe('declared fields', () => {
  it('are printed, what is inherited too', async () => {
    writePack();
    const { exitCode, errors } = await run('render', 'a.json', '--to', 'html', '--out', 'out');
    expect(errors).not.toContain('错误 a.json: unit.leader');
    expect(exitCode).toBe(0);
    const [html = ''] = readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.html'));
    const text = readFileSync(join(folder, 'out', html), 'utf8');
    for (const printed of ['A-1', '张三', '1,234.50', '5,000.00', '招标', '2024-03-01'])
      expect(text).toContain(printed);
  });

  it('make files anew when fields.json changes', async () => {
    writePack();
    const render = () => run('render', 'a.json', '--to', 'html', '--out', 'out');
    await render();
    expect((await render()).errors).toContain('未变 1 份');
    write('packs/fields.json', JSON.stringify(fields).replace('unit.leader', 'unit.name'));
    expect((await render()).errors).toContain('写出 1 份');
  });

  it('are checked, with line, label and the nearest name', async () => {
    writePack();
    const text = JSON.stringify(filing, null, 2)
      .replace('"executed"', '"executd"')
      .replace('"5000"', '"五千"');
    write('a.json', text);
    const { exitCode, output, errors } = await run('check', 'a.json', '--json');
    expect(exitCode).toBe(1);
    const said = `${output}${errors}`;
    expect(said).toContain('没有名为 executd 的键；是不是 executed？');
    expect(said).toContain('"label": "出国费"');
  });

  it('stand in the JSON Schema', async () => {
    writePack();
    const schema = JSON.parse((await run('schema')).output);
    expect(schema.properties.threePublic.properties.abroad.title).toBe('出国费');
    expect(schema.properties.projects.items.required).toEqual(['name', 'code']);
    expect(JSON.parse((await run('schema', '--fields')).output).title).toBe('jibiao fields.json');
  });

  it('are known to the library by its resources', async () => {
    writePack();
    const { value: resources } = await loadResources({ templates: [join(folder, 'packs')] });
    if (resources === null) throw new Error('resources');
    const bytes = readFileSync(join(folder, 'a.json'));
    expect(readFiling(bytes, { file: 'a.json', resources }).diagnostics).toEqual([]);
    expect(readFiling(bytes, { file: 'a.json' }).diagnostics.map(({ path }) => path)).toContain(
      'threePublic',
    );
  });
});

describe('what is wrong with them', () => {
  it('is told for a name that a template misspells', async () => {
    writePack(fields, template.replace('project.code', 'project.cod'));
    const { exitCode, errors } = await run('render', 'a.json', '--out', 'out');
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/form\.hbs:2:\d+.*cod.*code/);
  });

  it('is told in fields.json, with its line', async () => {
    writePack({ ...fields, year: '年份' });
    const { exitCode, errors } = await run('forms');
    expect(exitCode).toBe(1);
    expect(errors).toMatch(/packs\/fields\.json:\d+:\d+.*year 已有（年度），不能重新声明/);
  });

  it('is told where two folders differ, both named', async () => {
    writePack();
    write('other/fields.json', { threePublic: '另一个' });
    const { errors } = await run('forms', '--templates', 'other');
    expect(errors).toMatch(/packs\/fields\.json: threePublic.*other\/fields\.json 里另有声明/);
  });

  it('is told where a project inherits from nowhere', async () => {
    writePack({ ...fields, unit: { fields: { head: '单位负责人' } } });
    expect((await run('forms')).errors).toContain('inherit 指的 unit.leader 没有');
  });
});
