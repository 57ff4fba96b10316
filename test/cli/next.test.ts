/** jibiao next: targets and budgets are carried on, what was filed stays, and what comes out can be read. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.js';
import { jibiao } from './world.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('next');
});

const filing = {
  year: 2024,
  unit: { name: '某中心' },
  unitTarget: {
    annualGoal: '服务群众',
    budget: { total: '300', fiscal: '300', basic: '100', project: '200' },
    indicators: [
      { level1: '产出目标', level2: '数量', name: '发放人数', target: '≥100(人)' },
      { level1: '效益目标', level2: '社会效益', name: '覆盖率', target: '≥90(%)' },
    ],
  },
};

async function next(given: unknown, ...args: readonly string[]) {
  writeFileSync(join(folder, 'a.json'), JSON.stringify(given));
  const run = await jibiao(['next', 'a.json', ...args], { workingDirectory: folder });
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return { ...run, read };
}

describe('the self-evaluation', () => {
  it('begins with the budget, the goal and the indicators that were set', async () => {
    const { exitCode, read } = await next(filing);
    expect(exitCode).toBe(0);
    const { unitSelfEvaluation, unitTarget } = read('a-self-evaluation.json');
    expect(unitTarget.annualGoal).toBe('服务群众');
    expect(unitSelfEvaluation.budget.fiscal).toEqual({ budget: '300.00', executed: null, rate: null });
    expect(unitSelfEvaluation.goal).toEqual({ planned: '服务群众', actual: null });
    expect(
      unitSelfEvaluation.indicators.map(({ level1, name, target, score }: Record<string, unknown>) => [
        level1,
        name,
        target,
        score,
      ]),
    ).toEqual([
      ['产出指标', '发放人数', '≥100(人)', null],
      ['效益指标', '覆盖率', '≥90(%)', null],
    ]);
    const { exitCode: checked } = await jibiao(
      ['render', 'a-self-evaluation.json', '--form', 'unit-self-evaluation', '--to', 'html', '--out', 'out'],
      { workingDirectory: folder },
    );
    expect(checked).toBe(0);
  });

  it('keeps what is filed, and suggests scores where values are there', async () => {
    const row = { level1: '产出指标', level2: '数量', name: '发放人数', target: '≥100(人)', points: '40' };
    const filed = {
      ...filing,
      unitSelfEvaluation: {
        goal: { planned: '另写的', actual: '完成' },
        budget: { fiscal: { budget: '310', executed: '300', rate: '96.77' } },
        indicators: [
          { ...row, actual: '50(人)' },
          { ...row, name: '已评', actual: '100(人)', score: '39' },
        ],
      },
    };
    const { read } = await next(filed);
    const { goal, budget, indicators } = read('a-self-evaluation.json').unitSelfEvaluation;
    expect(goal).toEqual({ planned: '另写的', actual: '完成' });
    expect(budget.fiscal).toEqual({ budget: '310.00', executed: '300.00', rate: '96.77' });
    expect(indicators.map(({ name, score }: Record<string, unknown>) => [name, score])).toEqual([
      ['发放人数', '20.00'],
      ['已评', '39'],
      ['覆盖率', null],
    ]);
  });

  it('suggests the scores that the form’s own rules say, from budgets that it carries on', async () => {
    const project = (name: string, execution: object) => ({
      name,
      funding: { annual: { total: '200', fiscal: '200' } },
      execution,
      indicators: [
        {
          level1: '产出指标',
          level2: '数量指标',
          name: '人数',
          target: '≥100人',
          actual: '50人',
          points: '40',
        },
      ],
    });
    const given = {
      year: 2024,
      unit: { name: '某中心' },
      forms: ['mof-project-self-evaluation'],
      projects: [
        project('甲', { points: '10', total: { executed: '190' } }),
        project('乙', { points: '10', score: '9', total: { executed: '190' } }),
        project('丙', { points: '10', total: { budget: '100', executed: '250' } }),
        project('丁', { points: '10' }),
      ],
    };
    const { exitCode, read } = await next(given);
    expect(exitCode).toBe(0);
    const { projects } = read('a-self-evaluation.json');
    expect(
      projects.map(({ execution, indicators }: Record<string, { score: string }[] & { score: string }>) => [
        execution?.score,
        indicators?.[0]?.score,
      ]),
    ).toEqual([
      ['9.50', '20.00'],
      ['9', '20.00'],
      ['10.00', '20.00'],
      [null, '20.00'],
    ]);
    expect(projects[0].execution.total.budget).toBe('200.00');
  });

  it('overwrites no file', async () => {
    await next(filing);
    const { exitCode, errors } = await next(filing);
    expect(exitCode).toBe(1);
    expect(errors).toContain('已有这个文件');
  });
});

it('carries declared fields of a stage from where they say', async () => {
  const fields = {
    projects: {
      list: {
        monitor: {
          label: '运行监控',
          fields: {
            budget: {
              label: '年初预算数',
              kind: 'amount',
              stage: 'monitoring',
              from: 'funding.annual.total',
            },
            executed: { label: '执行数', kind: 'amount', stage: 'monitoring' },
          },
        },
        indicators: { list: { progress: { label: '执行情况', stage: 'monitoring' } } },
      },
    },
  };
  writeFileSync(join(folder, 'fields.json'), JSON.stringify(fields));
  const given = {
    year: 2024,
    unit: { name: '某中心' },
    projects: [
      { name: '甲', funding: { annual: { total: '150000' } }, indicators: [{ name: '乙', target: '≥1' }] },
    ],
  };
  const { errors, read } = await next(given, '--stage', 'monitoring', '--templates', '.', '--out', 'b.json');
  expect(errors).toContain('写出 b.json');
  expect(read('b.json').projects[0]).toMatchObject({
    monitor: { budget: '150000.00', executed: null },
    indicators: [{ name: '乙', progress: null }],
  });
});

describe('the forms that come with the program', () => {
  const declared = {
    year: 2024,
    unit: { name: '某中心' },
    projects: [
      {
        name: '甲',
        funding: { annual: { total: '150000', fiscal: '150000' } },
        indicators: [
          { id: 'A1', level1: '产出指标', level2: '数量指标', name: '乙', target: '≥100(人)' },
          { level1: '满意度指标', level2: '服务对象满意度指标', name: '丙', target: '≥90%' },
        ],
      },
    ],
    forms: ['mof-project-declaration-88'],
  };

  it('have the whole year: declared, monitored, evaluated, and checked against the stage before', async () => {
    const monitoring = await next(declared, '--stage', 'monitoring', '--out', 'b.json');
    const monitored = monitoring.read('b.json');
    expect(monitored.forms).toEqual(['mof-project-monitor']);
    expect(monitored.projects[0]).toMatchObject({
      monitor: { month: null, total: { executed: null, rate: null } },
      indicators: [{ id: 'A1', progress: null, cause: null }, { likelihood: null }],
    });
    monitored.projects[0].monitor.month = '7';
    const following = await next(monitored, '--stage', 'next-year', '--out', 'n.json');
    expect(following.read('n.json').projects[0].monitor ?? {}).not.toHaveProperty('month');
    const { read } = await next(monitored, '--stage', 'self-evaluation', '--out', 'c.json');
    const evaluated = read('c.json');
    expect(evaluated.forms).toEqual(['mof-project-self-evaluation']);
    expect(evaluated.projects[0].execution.total).toEqual({
      initial: '150000.00',
      budget: '150000.00',
      executed: null,
      rate: null,
    });
    const [first, second] = evaluated.projects[0].indicators;
    Object.assign(first, { name: '乙（改名）', target: '≥90(人)', actual: '45(人)', points: '50' });
    Object.assign(second, { actual: '95%', points: '40' });
    const { read: readAgain } = await next(evaluated, '--stage', 'self-evaluation', '--out', 'd.json');
    const scores = readAgain('d.json').projects[0].indicators.map(({ score }: { score: string }) => score);
    expect(scores).toEqual(['25.00', '40.00']);
    writeFileSync(join(folder, 'a.json'), JSON.stringify(declared));
    const check = await jibiao(['check', 'd.json', '--against', 'a.json', '--json'], {
      workingDirectory: folder,
    });
    const { findings } = JSON.parse(check.output);
    const changes = findings.filter(({ code }: { code: string }) => code.startsWith('check/stage'));
    expect(changes).toMatchObject([
      { code: 'check/stage-target', path: 'projects[0].indicators[0].target', expected: '≥100(人)' },
    ]);
    const made = await jibiao(['render', 'd.json', '--to', 'html', '--out', 'o'], {
      workingDirectory: folder,
    });
    expect(made.exitCode).toBe(0);
  });

  it('are taken by name, and where no other form is of the stage', async () => {
    const { forms: _named, ...unnamed } = declared;
    const [project] = unnamed.projects;
    const plain = { ...unnamed, projects: [{ ...project, indicators: [] }] };
    expect((await next(plain, '--stage', 'monitoring', '--out', 'b.json')).read('b.json').forms).toEqual([
      'mof-project-monitor',
    ]);
    const withUnit = { ...plain, unitTarget: filing.unitTarget };
    expect((await next(withUnit, '--out', 'c.json')).read('c.json').forms).toBeUndefined();
    const chosen = await next(withUnit, '--form', '项目支出绩效自评表', '--out', 'd.json');
    expect(chosen.read('d.json').forms).toEqual(['mof-project-self-evaluation']);
    expect((await next(plain, '--form', '没有的表')).exitCode).toBe(2);
  });
});

it('says which stages there are', async () => {
  const { exitCode, errors } = await next(filing, '--stage', 'audit');
  expect(exitCode).toBe(2);
  expect(errors).toContain('monitoring self-evaluation');
});

describe('the file', () => {
  it('has a name that every file system takes', async () => {
    const long = '某'.repeat(80);
    writeFileSync(join(folder, `${long}.json`), JSON.stringify(filing));
    const runs = [[], ['--stage', 'next-year']];
    for (const args of runs) {
      const { exitCode } = await jibiao(['next', `${long}.json`, ...args], { workingDirectory: folder });
      expect(exitCode).toBe(0);
    }
    const names = readdirSync(folder).filter((name) => name !== `${long}.json`);
    expect(names.some((name) => name.endsWith('某-self-evaluation.json'))).toBe(true);
    expect(Math.max(...names.map((name) => Buffer.byteLength(name)))).toBeLessThanOrEqual(200);
  });

  it('is not called what it is not', async () => {
    const { exitCode, errors } = await next(filing, '--out', '监控.xlsx');
    expect([exitCode, errors]).toEqual([2, expect.stringContaining('不能是 监控.xlsx')]);
    expect(readdirSync(folder)).toEqual(['a.json']);
  });
});
