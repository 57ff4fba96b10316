/** All rules, in the order of the documentation: a new rule is an entry in one of these lists. */
import type { Rule } from './rule.js';
import { amountRules } from './rules/amounts.js';
import { choiceRules } from './rules/choices.js';
import { completenessRules } from './rules/completeness.js';
import { dateRules } from './rules/dates.js';
import { debrisRules } from './rules/debris.js';
import { executionRules } from './rules/execution.js';
import { fundingRules } from './rules/funding.js';
import { goalRules } from './rules/goals.js';
import { levelRules } from './rules/levels.js';
import { repeatRules } from './rules/repeats.js';
import { rowOrderRules } from './rules/rows.js';
import { scoringRules } from './rules/scoring.js';
import { selfEvaluationRules } from './rules/self-evaluation.js';
import { stageRules } from './rules/stages.js';
import { targetRules } from './rules/targets.js';
import { unitRules } from './rules/unit.js';
import { wordingRules } from './rules/wording.js';

export const ruleTable: readonly Rule[] = [
  ...fundingRules,
  ...amountRules,
  ...executionRules,
  ...dateRules,
  ...choiceRules,
  ...completenessRules,
  ...levelRules,
  ...rowOrderRules,
  ...targetRules,
  ...goalRules,
  ...repeatRules,
  ...wordingRules,
  ...debrisRules,
  ...scoringRules,
  ...selfEvaluationRules,
  ...unitRules,
  ...stageRules,
];
