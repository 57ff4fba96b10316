/** jibiao check, and what the checks say beside a render. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readPng } from '../render/png-reader.js';
import { tempFolder } from '../temp-folder.js';
import { jibiao, packageFolder } from './world.js';

const samples = join(packageFolder, 'samples');
let folder: string;

beforeEach(() => {
  folder = tempFolder('check');
});

function sample(name: string): void {
  cpSync(join(samples, `${name}.json`), join(folder, `${name}.json`));
}

function write(name: string, value: unknown): void {
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
}

function run(...args: readonly string[]) {
  return jibiao(args, { workingDirectory: folder });
}

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly path: string;
}

async function findings(...args: readonly string[]): Promise<readonly Finding[]> {
  const { output } = await run('check', ...args, '--json');
  return JSON.parse(output).findings;
}

const sound = {
  year: 2024,
  unit: { name: '某中心', department: '某街道' },
  projects: [
    {
      name: '甲项目',
      category: '专项资金',
      startDate: '2024-01-01',
      endDate: '2024-12-31',
      funding: { annual: { total: '50000', fiscal: '50000' } },
      goals: { annual: '年度目标。' },
      indicators: [
        { level1: '产出指标', level2: '数量指标', name: '活动场次', target: '=1(场)' },
        { level1: '效益指标', level2: '社会效益指标', name: '政策知晓率', target: '≥90(%)' },
        { level1: '满意度指标', level2: '服务对象满意度指标', name: '居民满意度', target: '≥90(%)' },
      ],
    },
  ],
};

describe('the report', () => {
  it('is grouped by file and project, in Chinese, and counts at the end', async () => {
    sample('pujiang-jiwei-2024');
    const { exitCode, output, errors } = await run('check', 'pujiang-jiwei-2024.json');
    expect(exitCode).toBe(1);
    expect(errors).toBe('');
    expect(output).toContain(
      'pujiang-jiwei-2024.json  上海市闵行区浦江镇纪律检查委员会 2024\n  1 党风廉政建设',
    );
    expect(output).toMatch(/\n {2}3 办案场所规范化建设\n {4}错误 财政资金：.*［应为 1338700\.00，实为 空］/);
    expect(output).toMatch(
      /\n校验 1 个文件：错误 1 个，警告 9 个，提示 0 个\n不可以交：有 1 个错误，请先改；第一个在项目 3“办案场所规范化建设”的财政资金。\n$/,
    );
    expect(output).not.toContain('\u001b[');
  });

  it('is coloured on a terminal only, unless NO_COLOR is set, and speaks English when asked', async () => {
    sample('pujiang-jiwei-2024');
    const args = ['check', 'pujiang-jiwei-2024.json', '--lang', 'en'];
    const options = { workingDirectory: folder, terminal: true };
    const coloured = await jibiao(args, options);
    expect(coloured.output).toContain('\u001b[31merror\u001b[0m');
    expect(coloured.output).toContain('checked files: 1; errors: 1, warnings: 9, notes: 0');
    const plain = await jibiao(args, { ...options, environment: { NO_COLOR: '1' } });
    expect(plain.output).not.toContain('\u001b[3');
  });

  it('as JSON stands alone on standard output, with these keys', async () => {
    sample('pujiang-jiwei-2024');
    const { output } = await run('check', 'pujiang-jiwei-2024.json', '--json');
    const { findings: found, verdict } = JSON.parse(output);
    expect(verdict).toMatchObject({
      ready: false,
      message: expect.stringContaining('不可以交：有 1 个错误'),
    });
    expect(found).toHaveLength(10);
    const keys = 'code severity message english file path label position parameters expected actual';
    expect(Object.keys(found.at(-1))).toEqual(keys.split(' '));
    expect(found.at(-1)).toMatchObject({
      code: 'check/one-year-total',
      english: 'a one-year project whose total is not its annual amount',
      position: { line: 225, column: 18 },
      severity: 'warning',
      message: expect.stringContaining('项目资金总额却不等于年度资金申请总额'),
      file: 'pujiang-jiwei-2024.json',
      path: 'projects[2].funding.total',
      label: '项目资金总额',
      expected: '470000.00',
      actual: '1338700.00',
    });
  });
});

describe('a file that is no filing', () => {
  const faulty = {
    ...sound,
    projects: [
      { ...sound.projects[0], startDate: '2024-13-45', funding: { total: '1e5' } },
      7,
      { nme: '丙' },
    ],
  };

  it('is reported by project too, those without a name by their number', async () => {
    write('a.json', faulty);
    const { output } = await run('check', 'a.json');
    expect(output).toMatch(/^a\.json {2}某中心 2024\n {2}1 甲项目\n {4}错误 计划开始日期：/);
    expect(output).toMatch(/\n {2}第 2 个项目\n {4}错误 应为 \{…\} 样式的对象，这里是 7（/);
    expect(output).toMatch(/\n {2}第 3 个项目\n/);
    expect(output).not.toContain('实为');
    expect((await run('check', 'a.json', '--lang', 'en')).output).toMatch(/\n {2}project 2\n/);
  });

  it('names what its projects hold where the text is no JSON', async () => {
    write(
      'a.json',
      '{ "unit": { "name": "某中心" }, "projects": [{ "name": "甲", "nature": "乙" "category": 1 }] }',
    );
    const { output } = await run('check', 'a.json');
    expect(output).toMatch(/^a\.json {2}某中心\n {2}1 甲\n {4}错误 .*缺少逗号/);
  });

  it('as JSON says what was given', async () => {
    write('a.json', faulty);
    const { output } = await run('check', 'a.json', '--json');
    const found: { path: string; actual: string | null }[] = JSON.parse(output).findings;
    expect(found.map(({ path, actual }) => [path, actual])).toEqual([
      ['projects[0].startDate', '2024-13-45'],
      ['projects[0].funding.total', '1e5'],
      ['projects[1]', '7'],
      ['projects[2].nme', '丙'],
    ]);
  });
});

describe('exit codes', () => {
  it('0 without an error, 1 with --strict on a warning', async () => {
    sample('pujin-shequ-shiwu-2024');
    expect((await run('check', '.')).exitCode).toBe(0);
    expect((await run('check', '.', '--strict')).exitCode).toBe(1);
    write('jibiao.config.json', { strict: true });
    expect((await run('check', '.')).exitCode).toBe(1);
  });

  it('0 and nothing to say of a sound filing, even strictly', async () => {
    write('a.json', sound);
    const { exitCode, output } = await run('check', 'a.json', '--strict');
    expect(output).toBe('校验 1 个文件：错误 0 个，警告 0 个，提示 0 个\n可以交：没有错误。\n');
    expect(exitCode).toBe(0);
  });

  it.each([
    [['check'], '缺少 <文件|文件夹|通配符|-…>'],
    [['check', 'a.json', '--form', 'projct-target'], '（project-target）？'],
    [['check', 'a.json', '--strct'], '是不是 --strict？'],
    [['check', 'a.json', '--to', 'pfd'], '是不是 pdf？'],
    [['check', 'a.json', '--config', 'none.json'], '配置文件无法读取'],
    [['check', 'a.json', '--set', 'cod=true'], '是不是 code？'],
  ])('2 for %j', async (args, says) => {
    write('a.json', sound);
    const { exitCode, errors } = await run(...args);
    expect(errors).toContain(says);
    expect(exitCode).toBe(2);
  });

  it('1 for what is no filing, 3 for what cannot be read, with the findings of the others beside', async () => {
    write('a.json', { ...sound, yaer: 1 });
    write('b.json', '{ "year": ');
    sample('pujiang-jiwei-2024');
    const found = await findings('.', 'missing.json');
    expect(found.filter(({ file }) => file === 'a.json')).toMatchObject([
      { code: 'filing/unknown-key', severity: 'error', path: 'yaer' },
    ]);
    expect(found.find(({ file }) => file === 'b.json')).toMatchObject({ code: 'filing/syntax' });
    expect(found.find(({ file }) => file === 'missing.json')).toMatchObject({ severity: 'error' });
    expect(found.filter(({ file }) => file === 'pujiang-jiwei-2024.json')).toHaveLength(10);
    expect((await run('check', 'a.json')).exitCode).toBe(1);
    expect((await run('check', 'nothing-*.json')).exitCode).toBe(3);
  });
});

describe('forms', () => {
  it('follow the filing, or --form; a form that nobody provides is found', async () => {
    const { category: _, ...project } = sound.projects[0] ?? {};
    write('a.json', { ...sound, projects: [project] });
    expect((await findings('a.json')).map(({ code }) => code)).toEqual(['check/category-unticked']);
    const declared = await findings('a.json', '--form', 'project-target-declaration');
    expect(declared.map(({ code }) => code)).toEqual(['check/choice-blank', 'check/choice-blank']);
    write('b.json', { ...sound, forms: ['project-targe'] });
    expect(await findings('b.json')).toMatchObject([
      { code: 'batch/unknown-form', severity: 'error', path: 'forms[0]' },
    ]);
  });
});

it('gives JSON also where nothing could be checked', async () => {
  write('a.json', sound);
  for (const wrong of [
    ['--form', 'nope'],
    ['--config', 'none.json'],
    ['--profile', 'x'],
  ]) {
    const { exitCode, output } = await run('check', 'a.json', '--json', ...wrong);
    expect(exitCode).toBe(2);
    const { findings, diagnostics } = JSON.parse(output);
    expect([findings.length, diagnostics.length]).toEqual([0, 1]);
  }
});

describe('jibiao.config.json', () => {
  it('in another encoding is told so, and an empty one what to write', async () => {
    write('a.json', sound);
    writeFileSync(join(folder, 'jibiao.config.json'), Buffer.from('7b22b8c4223a317d', 'hex'));
    expect((await run('check', 'a.json')).errors).toContain('jibiao.config.json: 文件的编码像是 GBK');
    writeFileSync(join(folder, 'jibiao.config.json'), ' ');
    const { exitCode, errors } = await run('check', 'a.json');
    expect(errors).toContain('jibiao.config.json:1:1: 文件里没有数据，只有注释或空白；没有内容请写 {}');
    expect(exitCode).toBe(2);
  });

  const rules = { 'check/one-year-total': { severity: 'off', reason: '跨年结算' } };

  it('is found beside the filing, then in the working directory; the report prints its reasons', async () => {
    sample('pujiang-jiwei-2024');
    write('jibiao.config.json', { rules });
    const { output } = await run('check', 'pujiang-jiwei-2024.json');
    expect(output).toContain('按 jibiao.config.json：check/one-year-total 关闭，理由：跨年结算\n');
    expect(output).toContain('错误 1 个，警告 8 个');
    const elsewhere = await jibiao(['check', join(samples, 'pujiang-jiwei-2024.json')], {
      workingDirectory: folder,
    });
    expect(elsewhere.output).toContain('错误 1 个，警告 8 个');
  });

  it('with mistakes ends the run with 2 and says what is meant', async () => {
    sample('pujiang-jiwei-2024');
    write('jibiao.config.json', { rules: { 'check/one-year-totl': { severity: 'off', reason: '因' } } });
    for (const command of ['check', 'render']) {
      const { exitCode, errors } = await run(command, 'pujiang-jiwei-2024.json');
      expect(errors).toContain('是不是 check/one-year-total？');
      expect(exitCode).toBe(2);
    }
    expect(readdirSync(folder)).not.toContain('out');
  });

  it('has a JSON Schema', async () => {
    const { output } = await run('schema', '--config');
    expect(JSON.parse(output).properties.rules.properties).toHaveProperty(['check/one-year-total']);
  });
});

describe('normalising', () => {
  const given = { ...sound, projects: [{ ...sound.projects[0], startDate: '2024.1.1' }] };

  it('leaves a note, or is refused', async () => {
    write('a.json', given);
    expect(await findings('a.json')).toMatchObject([
      { code: 'filing/normalized', severity: 'note', path: 'projects[0].startDate' },
    ]);
    expect(await findings('a.json', '--no-normalize')).toMatchObject([
      { code: 'filing/not-a-date', severity: 'error' },
    ]);
  });

  it('holds for render too', async () => {
    write('a.json', given);
    const form = ['--form', 'project-target', '--to', 'pdf'];
    const rendered = await run('render', 'a.json', ...form);
    expect(rendered.errors).toContain('"2024.1.1" 读作 2024-01-01');
    expect(rendered.exitCode).toBe(0);
    const refused = await run('render', 'a.json', ...form, '--no-normalize');
    expect(refused.errors).toContain('不是日期："2024.1.1"');
    expect(refused.exitCode).toBe(1);
  });
});

describe('documents', () => {
  it('--to writes the report of each filing', async () => {
    sample('pujiang-jiwei-2024');
    const { exitCode, errors } = await run(
      'check',
      '.',
      '--to',
      'pdf,docx',
      '--out',
      '报告',
      '--set',
      'code=true',
    );
    const name = '上海市闵行区浦江镇纪律检查委员会-2024-填报数据校验报告';
    expect(readdirSync(join(folder, '报告')).toSorted()).toEqual([`${name}.docx`, `${name}.pdf`]);
    expect(
      readFileSync(join(folder, '报告', `${name}.pdf`))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(errors).toContain(`写出 报告/${name}.pdf`);
    expect(exitCode).toBe(1);
  });

  it('may be pictures, as fine as is asked for', async () => {
    write('a.json', sound);
    const [coarse, fine] = await Promise.all(
      [36, 72].map(async (dpi) => {
        const out = `out-${dpi}`;
        await run('check', 'a.json', '--to', 'png', '--dpi', String(dpi), '--out', out);
        const [first = ''] = readdirSync(join(folder, out));
        return readPng(readFileSync(join(folder, out, first))).width;
      }),
    );
    expect(Math.abs((fine ?? 0) - 2 * (coarse ?? 0))).toBeLessThan(2);
    expect((await run('check', 'a.json', '--to', 'png', '--dpi', '7')).exitCode).toBe(2);
  });

  it('of two filings that would take one name only the first is written', async () => {
    write('a.json', sound);
    write('b.json', sound);
    const { exitCode, errors } = await run('check', 'a.json', 'b.json', '--to', 'pdf');
    expect(readdirSync(join(folder, 'out'))).toHaveLength(1);
    expect(errors).toContain('已被 a.json 用了');
    expect(exitCode).toBe(1);
  });

  it('a folder that cannot be written is an error', async () => {
    write('a.json', sound);
    const { exitCode, errors } = await run('check', 'a.json', '--to', 'pdf', '--out', 'a.json');
    expect(errors).toContain('文件夹无法写入');
    expect(exitCode).toBe(3);
  });
});

describe('render', () => {
  it('shows the same findings and ends with 0 whatever they are', async () => {
    sample('pujiang-jiwei-2024');
    const file = 'pujiang-jiwei-2024.json';
    const { exitCode, output, errors } = await run(
      'render',
      file,
      '--form',
      'project-target',
      '--to',
      'pdf',
      '--json',
    );
    expect(exitCode).toBe(0);
    expect(errors).toContain('校验：错误 1 个，警告 9 个，提示 0 个');
    const rendered: readonly Finding[] = JSON.parse(output).findings;
    const checked = await findings(file, '--form', 'project-target');
    expect(rendered.map(({ code, path }) => [code, path])).toEqual(
      checked.map(({ code, path }) => [code, path]),
    );
  });
});
