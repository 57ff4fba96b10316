/** What findings suggest does away with them, touches nothing else, and is only done when it is asked for. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type Finding, runChecks } from '../../src/checks/index.js';
import { changedLeaves, editAll, leavesOf } from '../../src/editing/index.js';
import { readFiling } from '../../src/filing/index.js';

type Json = Readonly<Record<string, unknown>>;
const indicator = (level2: string, name: string, target: unknown, level1 = '产出指标') => ({
  level1,
  level2,
  name,
  target,
});

function filingWith(project: Json, more: Json = {}): string {
  const whole = {
    year: 2024,
    unit: { name: '甲镇', department: '甲区' },
    ...more,
    projects: [{ name: '乙', nature: '经常性项目', category: '特定目标类', ...project }],
  };
  return JSON.stringify(whole, null, 2);
}

function found(text: string): readonly Finding[] {
  const { value, diagnostics } = readFiling(Buffer.from(text), { file: 'x' });
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  return runChecks(value, defaultSettings, { forms: ['project-target-declaration'] });
}

/** The text after the first mending of the first finding of this code. */
function mended(text: string, code: string): string {
  const finding = found(text).find((one) => one.code === code);
  const [first] = finding?.mendings ?? [];
  if (first === undefined) throw new Error(`${code}: ${JSON.stringify(finding)}`);
  const edited = editAll(text, first.edits);
  if ('problem' in edited) throw new Error(JSON.stringify(edited.problem));
  return edited.text;
}

const twoOf2023 = JSON.stringify({
  year: 2024,
  unit: { name: '甲镇' },
  projects: ['乙', '丙', '丁'].map((name) => ({ name, startDate: '2023-01-01', endDate: '2023-12-31' })),
});
const rows = (...indicators: readonly Json[]) => filingWith({ indicators });

describe('a mending', () => {
  const cases: readonly (readonly [string, string, readonly (readonly [string, string | undefined])[]])[] = [
    [
      'check/dates-order',
      filingWith({ startDate: '2024-12-31', endDate: '2024-01-01' }),
      [
        ['projects[0].startDate', '"2024-01-01"'],
        ['projects[0].endDate', '"2024-12-31"'],
      ],
    ],
    [
      'check/small-amount',
      filingWith({ funding: { annual: { total: '15', fiscal: 15, other: '0.00' } } }),
      [
        ['projects[0].funding.annual.total', '"150000.00"'],
        ['projects[0].funding.annual.fiscal', '"150000.00"'],
      ],
    ],
    [
      'check/target-unit-missing',
      rows(indicator('质量指标', '验收合格率', '95')),
      [['projects[0].indicators[0].target', '"95(%)"']],
    ],
    [
      'check/target-unit-missing',
      rows(indicator('质量指标', '验收合格率', { operator: null, value: '95', unit: null })),
      [['projects[0].indicators[0].target.unit', '"%"']],
    ],
    [
      'check/written-twice',
      rows(indicator('质量指标', '验收合格率', '≥95%(%)')),
      [['projects[0].indicators[0].target', '"≥95(%)"']],
    ],
    [
      'check/operator-form',
      rows(indicator('质量指标', '验收合格率', '>=95(%)')),
      [['projects[0].indicators[0].target', '"≥95(%)"']],
    ],
    [
      'check/operator-form',
      rows(indicator('质量指标', '验收合格率', '⩾95(%)')),
      [['projects[0].indicators[0].target', '"≥95(%)"']],
    ],
    [
      'check/level1-unknown',
      rows(
        indicator('数量指标', '次数', '=1(次)', '产出指标标'),
        indicator('数量指标', '件数', '=1(件)', '产出指标标'),
      ),
      [
        ['projects[0].indicators[0].level1', '"产出指标"'],
        ['projects[0].indicators[1].level1', '"产出指标"'],
      ],
    ],
    ['check/choice-unknown', filingWith({ nature: '经常项目' }), [['projects[0].nature', '"经常性项目"']]],
    [
      'check/annual-total',
      filingWith({
        funding: { annual: { total: '900000', fiscal: '500000', carryover: null, other: '300000' } },
      }),
      [['projects[0].funding.annual.total', '"800000.00"']],
    ],
    ['check/year-off', twoOf2023, [['year', '2023']]],
    [
      'check/large-amount',
      JSON.stringify({
        year: 2024,
        unit: { name: '甲镇' },
        projects: ['860000', '9300000000'].map((total, index) => ({
          name: `项目${index}`,
          funding: { annual: { total, fiscal: total } },
        })),
      }),
      [
        ['projects[1].funding.annual.total', '"930000.00"'],
        ['projects[1].funding.annual.fiscal', '"930000.00"'],
      ],
    ],
    [
      'check/ditto',
      rows(indicator('数量指标', '次数', '=1(次)'), indicator('同上', '件数', '=1(件)')),
      [['projects[0].indicators[1].level2', '"数量指标"']],
    ],
    [
      'check/levels-swapped',
      rows(
        indicator('产出指标', '次数', '=1(次)', '数量指标'),
        indicator('产出指标', '完成率', '≥90(%)', '质量指标'),
      ),
      [
        ['projects[0].indicators[0].level1', '"产出指标"'],
        ['projects[0].indicators[0].level2', '"数量指标"'],
        ['projects[0].indicators[1].level1', '"产出指标"'],
        ['projects[0].indicators[1].level2', '"质量指标"'],
      ],
    ],
    [
      'check/number-doubled',
      filingWith({ goals: { annual: '1、 1、助餐；\n2、2.助浴。' } }),
      [['projects[0].goals.annual', '"1、助餐；\\n2.助浴。"']],
    ],
  ];

  it.each(cases)('of %s', (code, text, changes) => {
    const after = mended(text, code);
    const [before, now] = [leavesOf(text), leavesOf(after)];
    const changed = changedLeaves(before, now);
    expect(changed.map((path) => [path, now.get(path)])).toEqual(changes);
    expect(found(after).map((one) => one.code)).not.toContain(code);
  });

  it('drops the twin of a row, and of a project', () => {
    const twice = rows(indicator('数量指标', '次数', '=1(次)'), indicator('数量指标', '次数', '=2(次)'));
    const after = JSON.parse(mended(twice, 'check/duplicate-row'));
    expect(after.projects[0].indicators).toEqual([indicator('数量指标', '次数', '=1(次)')]);
  });

  it('is there only where it is known what was meant, and nothing is changed by checking', () => {
    const text = rows(
      indicator('数量指标', '次数', '天天'),
      indicator('数量指标', '件数', '=1(件)', '完全不同的词'),
    );
    const unknown = found(text).find(({ code }) => code === 'check/level1-unknown');
    expect(unknown).toBeDefined();
    expect(unknown?.mendings).toBeUndefined();
  });

  it('can be applied to every finding of the samples that has one', () => {
    for (const name of [
      'pujin-shequ-shiwu-2024.json',
      'pujiang-jiguan-shiwu-guanlisuo-2024.json',
      'hongqiao-shequ-shiwu-2026.json',
    ]) {
      const text = readFileSync(`samples/${name}`, 'utf8');
      for (const { code, path, mendings = [] } of found(text)) {
        for (const { edits } of mendings) {
          const edited = editAll(text, edits);
          expect('text' in edited && edited.text !== text, `${name} ${code}`).toBe(true);
          if ('text' in edited)
            expect(
              found(edited.text).some(
                (one) =>
                  one.code === code && one.path === path && one.actual !== null && edits[0]?.kind === 'set',
              ),
              `${name} ${code} ${path}`,
            ).toBe(false);
        }
      }
    }
  });
});
