/** What the cases of several groups are made of. */
import type { Filing } from '../../../src/filing/index.js';
import {
  indicator,
  indicatorsOf,
  soundEvaluation,
  soundTarget,
  withEvaluation,
  withFunding,
  withIndicator,
  withProject,
  withTarget,
} from '../filings.js';

export interface RuleCase {
  /** With the path of the finding. */
  readonly fires: readonly (readonly [Filing, string, (string | null)?, (string | null)?])[];
  readonly quiet: readonly Filing[];
}

export type RuleCases = Readonly<Record<string, RuleCase>>;

export const row = 'projects[0].indicators[7]';
export const output = (level2: string, name: string, target: unknown = '及时') =>
  withIndicator(indicator('产出指标', level2, name, target));
export const benefit = (level2: string, name: string, target: unknown) =>
  withIndicator(indicator('效益指标', level2, name, target));
export const annual = (parts: object) =>
  withFunding({ annual: { total: '150000', fiscal: '150000', carryover: null, other: null, ...parts } });
export const boxes = (parts: Record<string, unknown>) =>
  withProject({ nature: null, ...parts }, { forms: ['project-target'] });
export const words = (parts: Record<string, unknown>) =>
  withProject(parts, { forms: ['project-target-declaration'] });
export const goals = (annualGoal: string) =>
  withProject({ goals: { overall: '总目标。', annual: annualGoal } });
export const evaluationRows = indicatorsOf(soundEvaluation);
export const both = (target: string) =>
  withTarget(
    {
      indicators: [
        ...indicatorsOf(soundTarget).slice(0, 7),
        indicator('产出指标', '数量指标', '补贴发放人数', target),
        ...indicatorsOf(soundTarget).slice(8),
      ],
    },
    { unitSelfEvaluation: soundEvaluation },
  );
export const sound = withProject({});
export const evaluation = withEvaluation({});
export const outputRow = 'unitSelfEvaluation.indicators[7]';
