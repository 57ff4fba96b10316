/** Cases of dates, 项目性质 and 项目类别. */
import { withProject } from '../filings.js';
import { boxes, type RuleCases, sound, words } from './shared.js';

export const dateAndChoiceCases: RuleCases = {
  'check/dates-order': {
    fires: [
      [
        withProject({ startDate: '2024-06-01', endDate: '2024-05-31' }),
        'projects[0].endDate',
        '≥2024-06-01',
        '2024-05-31',
      ],
      [
        withProject({ startDate: '2024-06', endDate: '2024-05' }),
        'projects[0].endDate',
        '≥2024-06',
        '2024-05',
      ],
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
    ],
  },
  'check/period-order': {
    fires: [
      [
        withProject({ goals: { period: { start: '2024', end: '2023' } } }),
        'projects[0].goals.period.end',
        '≥2024',
        '2023',
      ],
    ],
    quiet: [sound, withProject({ goals: { period: { start: '2024-01', end: '2024' } } })],
  },
  'check/period-dates': {
    fires: [
      [withProject({ endDate: '2025-01-31' }), 'projects[0].endDate', '≤2024', '2025-01-31'],
      [withProject({ startDate: '2023-12-31' }), 'projects[0].startDate', '≥2024', '2023-12-31'],
    ],
    quiet: [
      sound,
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
    quiet: [sound],
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
  'check/category-many': {
    fires: [
      [boxes({ category: ['专项资金', '一次性项目'] }), 'projects[0].category', null, '专项资金、一次性项目'],
    ],
    quiet: [boxes({ category: ['专项资金'] }), boxes({ category: ['专项资金', '专项资金'] })],
  },
  'check/category-no-box': {
    fires: [
      [boxes({ category: '专项' }), 'projects[0].category', '专项资金、经常性项目、一次性项目', '专项'],
      [boxes({ category: null, nature: '阶段性项目' }), 'projects[0].nature'],
    ],
    quiet: [boxes({ category: '专项资金' }), sound],
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
