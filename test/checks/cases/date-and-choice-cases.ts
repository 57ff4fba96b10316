/** Cases of dates, 项目性质 and 项目类别. */
import { filingOf, soundFiling, soundProject, withProject } from '../filings.js';
import { boxes, type RuleCases, sound, words } from './shared.js';

function mixed(categories: readonly (string | null)[], forms: readonly string[] = []) {
  const projects = categories.map((category, index) => ({ ...soundProject, name: `项目${index}`, category }));
  return filingOf({ ...soundFiling(projects), forms });
}

function inYear(year: string, count: number) {
  const dates = {
    startDate: `${year}-01-01`,
    endDate: `${year}-12-31`,
    goals: { overall: '甲', annual: '乙' },
  };
  const projects = Array.from({ length: count }, (_, index) => ({
    ...soundProject,
    ...dates,
    name: `项目${index}`,
  }));
  return filingOf(soundFiling(projects));
}

/** A plan over years: its dates may be in others than the filing's. */
const phased = (parts: Parameters<typeof withProject>[0]) => withProject({ nature: '阶段性项目', ...parts });

export const dateAndChoiceCases: RuleCases = {
  'check/dates-order': {
    fires: [
      [
        withProject({ startDate: '2024-06-01', endDate: '2024-05-31' }),
        'projects[0].endDate',
        null,
        '2024-05-31',
      ],
      [withProject({ startDate: '2024-06', endDate: '2024-05' }), 'projects[0].endDate', null, '2024-05'],
    ],
    quiet: [
      sound,
      withProject({ startDate: '2024-06-15', endDate: '2024-06' }),
      withProject({ endDate: null }),
    ],
  },
  'check/dates-outside-year': {
    fires: [
      [withProject({ startDate: '2023-01', endDate: '2023-12' }), 'projects[0].endDate', '2024', '2023-12'],
      [withProject({ startDate: '2025-01', endDate: '2025-12' }), 'projects[0].startDate', '2024', '2025-01'],
    ],
    quiet: [sound, withProject({ startDate: '2023-06', endDate: '2025-06' })],
  },
  'check/dates-beyond-year': {
    fires: [[withProject({ endDate: '2025-03-31' }), 'projects[0].endDate', '2024', '2025-03-31']],
    quiet: [
      sound,
      withProject({ nature: '阶段性项目', endDate: '2025-03-31' }),
      withProject({ endDate: '2025-03', goals: { period: { start: '2024', end: '2025' } } }),
      withProject({ startDate: '2023-01-01', endDate: '2023-12-31' }),
    ],
  },
  'check/period-order': {
    fires: [
      [
        withProject({ goals: { period: { start: '2024', end: '2023' } } }),
        'projects[0].goals.period.end',
        null,
        '2023',
      ],
    ],
    quiet: [sound, withProject({ goals: { period: { start: '2024-01', end: '2024' } } })],
  },
  'check/period-dates': {
    fires: [
      [phased({ endDate: '2025-01-31' }), 'projects[0].endDate', '≤2024', '2025-01-31'],
      [phased({ startDate: '2023-12-31' }), 'projects[0].startDate', '≥2024', '2023-12-31'],
      [
        withProject({ goals: { period: { start: '2024-03', end: '2024' } } }),
        'projects[0].startDate',
        '≥2024-03',
        '2024-01-01',
      ],
    ],
    quiet: [
      sound,
      // Outside the filing's year: one cause, one finding.
      withProject({ endDate: '2042-12-31' }),
      withProject({ startDate: '2014-01-01' }),
      withProject({ goals: { period: null } }),
      withProject({ goals: { period: { start: '2023', end: '2025' } } }),
    ],
  },
  'check/period-wider': {
    fires: [
      [
        withProject({ goals: { period: { start: '2023', end: '2024' } } }),
        'projects[0].goals.period.start',
        '2024',
        '2023',
      ],
    ],
    quiet: [withProject({ goals: { period: { start: '2023', end: '2023' }, annual: '年度目标。' } }), sound],
  },
  'check/category-unticked': {
    fires: [[boxes({ category: null }), 'projects[0].category']],
    quiet: [
      sound,
      boxes({ category: '专项资金' }),
      boxes({ category: null, nature: '一次性项目' }),
      words({ category: null }),
    ],
  },
  'check/category-from-nature': {
    fires: [
      [boxes({ category: null, nature: '一次性项目' }), 'projects[0].category', '一次性项目', null],
      [boxes({ category: '', nature: '经常性项目 ' }), 'projects[0].category', '经常性项目', null],
    ],
    quiet: [boxes({ category: '专项资金', nature: '一次性项目' }), boxes({ category: null }), sound],
  },
  'check/form-by-majority': {
    fires: [
      [mixed(['经常性项目', '经常性项目', '运转类']), 'projects[2].category', null, '运转类'],
      [mixed(['特定目标类', '经常性项目', '人员类']), 'projects[1].category', null, '经常性项目'],
    ],
    quiet: [
      mixed(['经常性项目', '一次性项目', '经常性项']),
      mixed(['经常性项目', null, '其他']),
      mixed(['经常性项目', '运转类'], ['project-target']),
    ],
  },
  'check/year-off': {
    fires: [[inYear('2026', 2), 'year', '2026', '2024']],
    quiet: [sound, inYear('2024', 3), inYear('2026', 1)],
  },
  'check/category-many': {
    fires: [
      [boxes({ category: ['专项资金', '一次性项目'] }), 'projects[0].category', null, '专项资金、一次性项目'],
      [boxes({ category: '专项资金、一次性项目' }), 'projects[0].category', null, '专项资金、一次性项目'],
    ],
    quiet: [boxes({ category: ['专项资金'] }), boxes({ category: ['专项资金', '专项资金'] })],
  },
  'check/category-no-box': {
    fires: [
      [boxes({ category: '专项' }), 'projects[0].category', '专项资金', '专项'],
      [boxes({ category: '其他' }), 'projects[0].category', '专项资金、经常性项目、一次性项目', '其他'],
      [boxes({ category: null, nature: '阶段性项目' }), 'projects[0].nature'],
    ],
    quiet: [
      boxes({ category: '专项资金' }),
      boxes({ category: '经常性项目\u200b ' }),
      boxes({ category: '专项资金 一次性项目' }),
      sound,
    ],
  },
  'check/choice-blank': {
    fires: [
      [words({ nature: null }), 'projects[0].nature'],
      [words({ category: null }), 'projects[0].category'],
    ],
    quiet: [sound, boxes({ category: null })],
  },
  'check/choice-unknown': {
    fires: [
      [words({ nature: '常年项目' }), 'projects[0].nature', '经常性项目、一次性项目、阶段性项目', '常年项目'],
      [words({ category: ['运转类', '其他'] }), 'projects[0].category'],
    ],
    quiet: [sound, words({ category: ['运转类', '特定目标类'] })],
  },
};
