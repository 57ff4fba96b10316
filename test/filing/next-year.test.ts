/** Next year's data: what moves on, what stays, what is left behind. */
import { describe, expect, it } from 'vitest';
import { blankFiling, coreSchema, nextYear, nextYearName, readFiling } from '../../src/filing/index.js';

function readJson(given: unknown) {
  const { value, diagnostics } = readFiling(Buffer.from(JSON.stringify(given)), { file: 'a.json' });
  if (value === null) throw new Error(diagnostics[0]?.message);
  return value;
}

const project = {
  name: '甲',
  funding: { total: '12.50' },
  indicators: [{ level1: '产出指标', level2: '数量指标', name: '次数', target: '≥12(次)' }],
};

describe('next year', () => {
  it('has year and dates of what ends with this year moved on, and all else as it is', () => {
    const given = {
      year: 2024,
      unit: { name: '单位' },
      projects: [
        {
          ...project,
          startDate: '2024-02-29',
          endDate: '2024-12-31',
          goals: { period: { start: '2024', end: '2024-12' }, annual: '2024年完成' },
        },
      ],
      unitSelfEvaluation: { goal: { planned: '好' } },
    };
    const next = nextYear(readJson(given), coreSchema);
    expect(next).toMatchObject({ year: 2025, unit: { name: '单位' } });
    expect(next).not.toHaveProperty('unitSelfEvaluation');
    const read = readJson(next).projects[0];
    expect(read).toMatchObject({
      startDate: '2025-02-28',
      endDate: '2025-12-31',
      goals: { period: { start: '2025', end: '2025-12' }, annual: '2024年完成' },
      indicators: readJson(given).projects[0]?.indicators,
      funding: readJson(given).projects[0]?.funding,
    });
  });

  it('leaves the dates of a project that goes on', () => {
    const dates = { startDate: '2023-01-01', endDate: '2026-12-31' };
    const goals = { period: { start: '2023', end: '2026' } };
    const given = { year: 2024, unit: { name: '单位' }, projects: [{ ...project, ...dates, goals }] };
    expect(readJson(nextYear(readJson(given), coreSchema)).projects[0]).toMatchObject({ ...dates, goals });
  });

  it.each([
    ['甲中心-2024', '甲中心-2025'],
    ['2024年目标', '2025年目标'],
    ['甲20241', '甲20241-2025'],
    ['填报数据', '填报数据-2025'],
  ])('of %s is called %s', (stem, next) => {
    expect(nextYearName(stem, 2024)).toBe(next);
  });
});

describe('a blank filing', () => {
  it('can be read, and has a row for each group of indicators', () => {
    const facts = { year: 2026, unit: '甲“中心”', department: null, project: '项目一' };
    const { value, diagnostics } = readFiling(Buffer.from(blankFiling(facts)), { file: 'a.json' });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(value).toMatchObject({ year: 2026, unit: { name: '甲“中心”' } });
    expect(value?.projects[0]).toMatchObject({ name: '项目一', startDate: '2026-01-01' });
    expect(value?.projects[0]?.indicators).toHaveLength(9);
  });
});
