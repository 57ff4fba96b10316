/** All rules, in the order of findings of one place: a new rule is an entry in one of these lists. */
import type { Rule, RuleGroup } from './rule.js';
import { amountRules } from './rules/amounts.js';
import { choiceRules } from './rules/choices.js';
import { completenessRules } from './rules/completeness.js';
import { copyRules } from './rules/copies.js';
import { dateRules } from './rules/dates.js';
import { debrisRules } from './rules/debris.js';
import { executionRules } from './rules/execution.js';
import { fundingRules } from './rules/funding.js';
import { goalRules } from './rules/goals.js';
import { levelRules } from './rules/levels.js';
import { lookAlikeRules } from './rules/look-alikes.js';
import { numberingRules } from './rules/numbering.js';
import { otherUnitRules } from './rules/other-units.js';
import { pastYearRules } from './rules/past-years.js';
import { placeholderRules } from './rules/placeholders.js';
import { projectRules, repeatRules } from './rules/repeats.js';
import { rowOrderRules } from './rules/rows.js';
import { scoringRules } from './rules/scoring.js';
import { selfEvaluationRules } from './rules/self-evaluation.js';
import { sentenceRules } from './rules/sentences.js';
import { stageRules } from './rules/stages.js';
import { targetDateRules } from './rules/target-dates.js';
import { targetNameRules } from './rules/target-names.js';
import { targetSignRules } from './rules/target-signs.js';
import { targetRules } from './rules/targets.js';
import { unitRules } from './rules/unit.js';
import { weightRules } from './rules/weights.js';
import { wordingRules } from './rules/wording.js';

const lists: readonly (readonly [RuleGroup, readonly Rule[]])[] = [
  ['money', fundingRules],
  ['money', amountRules],
  ['money', executionRules],
  ['dates', dateRules],
  ['completeness', choiceRules],
  ['completeness', completenessRules],
  ['completeness', placeholderRules],
  ['indicators', levelRules],
  ['indicators', rowOrderRules],
  ['indicators', targetRules],
  ['indicators', targetSignRules],
  ['indicators', targetDateRules],
  ['indicators', targetNameRules],
  ['indicators', goalRules],
  ['indicators', copyRules],
  ['indicators', repeatRules],
  ['completeness', projectRules],
  ['wording', wordingRules],
  ['wording', sentenceRules],
  ['wording', numberingRules],
  ['wording', lookAlikeRules],
  ['wording', otherUnitRules],
  ['wording', pastYearRules],
  ['wording', debrisRules],
  ['scoring', scoringRules],
  ['self-evaluation', weightRules],
  ['self-evaluation', selfEvaluationRules],
  ['unit', unitRules],
  ['stages', stageRules],
];

export const ruleTable: readonly (Rule & { readonly group: RuleGroup })[] = lists.flatMap(([group, rules]) =>
  rules.map((rule) => ({ ...rule, group })),
);
