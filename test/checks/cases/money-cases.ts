/** Cases of money. */
import {
  filingOf,
  soundFiling,
  soundProject,
  withEvaluation,
  withFunding,
  withLine,
  withProject,
  withTarget,
} from '../filings.js';
import { annual, evaluation, type RuleCases, sound } from './shared.js';

/** A filing whose projects ask for these amounts in the year. */
function inYuan(amounts: readonly string[]) {
  const projects = amounts.map((total, index) => ({
    ...soundProject,
    name: `项目${index}`,
    funding: { annual: { total, fiscal: total } },
  }));
  return filingOf(soundFiling(projects));
}

export const moneyCases: RuleCases = {
  'check/funding-total': {
    fires: [
      [withFunding({ total: '150001' }), 'projects[0].funding.total', '150000.00', '150001.00'],
      [withFunding({ fiscal: null, other: '1' }), 'projects[0].funding.total', '1.00', '150000.00'],
      [withFunding({ fiscal: '15' }), 'projects[0].funding.fiscal', '150000.00', '15.00'],
      [
        withFunding({ fiscal: '1490000000', other: '1000' }),
        'projects[0].funding.fiscal',
        '149000.00',
        '1490000000.00',
      ],
      [withFunding({ fiscal: '14', other: '1' }), 'projects[0].funding.fiscal', null, '14.00'],
    ],
    quiet: [sound, withFunding({ other: null }), withFunding({ total: null, fiscal: null, other: null })],
  },
  'check/funding-sources-blank': {
    fires: [[withFunding({ fiscal: null, other: null }), 'projects[0].funding.fiscal', '150000.00', null]],
    quiet: [
      sound,
      withFunding({ total: null, fiscal: null, other: null }),
      withFunding({ fiscal: null, other: '150000' }),
    ],
  },
  'check/funding-total-blank': {
    fires: [[withFunding({ total: null }), 'projects[0].funding.total', '150000.00', null]],
    quiet: [sound, withFunding({ total: null, fiscal: null, other: null })],
  },
  'check/annual-total': {
    fires: [
      [annual({ carryover: '0.01' }), 'projects[0].funding.annual.total', '150000.01', '150000.00'],
      [annual({ fiscal: '100000', other: '5' }), 'projects[0].funding.annual.other', '50000.00', '5.00'],
      // Two that may be meant.
      [
        annual({ total: '150005', fiscal: '100000', carryover: '5', other: '5' }),
        'projects[0].funding.annual.total',
      ],
    ],
    quiet: [sound, annual({}), annual({ total: '2371629.28', fiscal: '2371629.27', other: '0.01' })],
  },
  'check/annual-sources-blank': {
    fires: [[annual({ fiscal: null }), 'projects[0].funding.annual.fiscal', '150000.00', null]],
    quiet: [sound, annual({})],
  },
  'check/one-year-total': {
    fires: [
      [
        withFunding({ total: '200000', fiscal: '200000' }),
        'projects[0].funding.total',
        '150000.00',
        '200000.00',
      ],
      [annual({ total: '15', fiscal: '15' }), 'projects[0].funding.annual.total', '150000.00', '15.00'],
      [
        withFunding({ total: '1500000000', fiscal: '1500000000' }),
        'projects[0].funding.total',
        '150000.00',
        '1500000000.00',
      ],
    ],
    quiet: [
      sound,
      withProject({
        nature: '阶段性项目',
        funding: { total: '9000000', fiscal: '9000000', annual: { total: '1000', fiscal: '1000' } },
      }),
      withProject({
        endDate: '2025-06-30',
        funding: { total: '9000', fiscal: '9000', annual: { total: '1000', fiscal: '1000' } },
      }),
      withFunding({ total: null, fiscal: null, other: null }),
    ],
  },
  'check/annual-over-total': {
    fires: [
      [
        withProject({
          nature: '阶段性项目',
          funding: { total: '1000', fiscal: '1000', annual: { total: '2000', fiscal: '2000' } },
        }),
        'projects[0].funding.annual.total',
        '≤1000.00',
        '2000.00',
      ],
      [
        withProject({
          nature: '阶段性项目',
          funding: { total: '200', fiscal: '200', annual: { total: '860000', fiscal: '860000' } },
        }),
        'projects[0].funding.total',
        '2000000.00',
        '200.00',
      ],
    ],
    quiet: [sound, withProject({ nature: '阶段性项目' }), withFunding({ total: '1', fiscal: '1' })],
  },
  'check/negative-amount': {
    fires: [[annual({ carryover: '-1' }), 'projects[0].funding.annual.carryover', null, '-1.00']],
    quiet: [sound, evaluation, withTarget({})],
  },
  'check/amount-below-fen': {
    fires: [[annual({ carryover: '0.001' }), 'projects[0].funding.annual.carryover', null, '0.001']],
    quiet: [sound, annual({ carryover: '0.01' })],
  },
  'check/small-amount': {
    fires: [
      [annual({ total: '47', fiscal: '47' }), 'projects[0].funding.annual.total', null, '47.00'],
      [inYuan(['456000', '320000', '1250']), 'projects[2].funding.annual.total', null, '1250.00'],
      [inYuan(['45.6', '1250', '320']), 'projects[1].funding.annual.total', null, '1250.00'],
      [inYuan(['1250000', '45.6', '2000000']), 'projects[1].funding.annual.total', null, '45.60'],
    ],
    quiet: [
      annual({ total: '150', fiscal: '150' }),

      annual({ total: '15', fiscal: '100000', carryover: '50000' }),

      sound,
      annual({ total: '1000' }),
      annual({ total: '15', fiscal: '15' }),
      annual({ total: '0' }),
      inYuan(['800', '3000000', '900'].slice(1, 2)),
      inYuan(['2256000', '33000', '96700', '18000']),
      inYuan(['20000', '64400', '1500']),
      inYuan(['5000000', '50000', '12000000']),
    ],
  },
  'check/large-amount': {
    fires: [
      [inYuan(['456000', '3200000000', '320000']), 'projects[1].funding.annual.total', null, '3200000000.00'],
      [inYuan(['456000', '4560000000']), 'projects[1].funding.annual.total', null, '4560000000.00'],
      [
        withTarget(
          { budget: { total: '2000000', fiscal: '2000000', basic: '1140000', project: '860000' } },
          {
            projects: [
              { ...soundProject, funding: { annual: { total: '8600000000', fiscal: '8600000000' } } },
            ],
          },
        ),
        'projects[0].funding.annual.total',
        null,
        '8600000000.00',
      ],
    ],
    quiet: [
      sound,
      inYuan(['8600000000']),
      inYuan(['456000', '90000000', '320000']),
      inYuan(['4560000000', '8600000000', '6000000']),
      withTarget({ budget: { total: '200', fiscal: '200' } }, { projects: [soundProject] }),
    ],
  },
  'check/execution-sums': {
    fires: [
      [
        withEvaluation({
          budget: {
            fiscal: { budget: '3000000' },
            other: { budget: '0' },
            basic: { budget: '100' },
            project: { budget: '2000000' },
          },
        }),
        'unitSelfEvaluation.budget.basic.budget',
        '1000000.00',
        '100.00',
      ],

      [
        withLine('basic', { executed: '98' }),
        'unitSelfEvaluation.budget.project.executed',
        '297.00',
        '296.00',
      ],
    ],
    quiet: [evaluation, withEvaluation({ budget: { fiscal: { budget: '1' } } })],
  },
  'check/execution-rate': {
    fires: [
      [
        withEvaluation({
          budget: {
            fiscal: { budget: '3000000', executed: '297', rate: '99.00' },
            basic: { budget: '3000000', executed: '297', rate: '99.00' },
          },
        }),
        'unitSelfEvaluation.budget.fiscal.executed',
        null,
        '297.00',
      ],

      [withLine('basic', { rate: '99.02' }), 'unitSelfEvaluation.budget.basic.rate', '99.00', '99.02'],
      [withLine('other', { rate: '100.00' }), 'unitSelfEvaluation.budget.other.rate', '0.00', '100.00'],
    ],
    quiet: [
      withLine('basic', { budget: '1000000' }),

      evaluation,
      withLine('basic', { rate: null }),
      withLine('fiscal', { budget: '82368086.83', executed: '81774893.77', rate: '99.27' }),
      withLine('fiscal', { budget: '82368086.83', executed: '81774893.77', rate: '99.28' }),
    ],
  },
  'check/execution-rate-cut': {
    fires: [
      [
        withLine('fiscal', { budget: '82368086.83', executed: '81774893.77', rate: '99.27' }),
        'unitSelfEvaluation.budget.fiscal.rate',
        '99.28',
        '99.27',
      ],
    ],
    quiet: [
      evaluation,
      withLine('fiscal', { budget: '82368086.83', executed: '81774893.77', rate: '99.28' }),
    ],
  },
  'check/execution-over': {
    fires: [
      [
        withLine('basic', { executed: '101' }),
        'unitSelfEvaluation.budget.basic.executed',
        '≤100.00',
        '101.00',
      ],
      [
        withLine('other', { budget: null, executed: '5' }),
        'unitSelfEvaluation.budget.other.executed',
        null,
        '5.00',
      ],
    ],
    quiet: [withLine('basic', { budget: '0.01' }), evaluation, withLine('basic', { executed: '100' })],
  },
  'check/execution-blank': {
    fires: [[withLine('basic', { executed: null }), 'unitSelfEvaluation.budget.basic.executed']],
    quiet: [evaluation, withLine('other', { budget: null, executed: null })],
  },
};
