/** For each rule filings in which it fires, where, and filings of the same kind in which it must not. */

import { completenessCases } from './completeness-cases.js';
import { dateAndChoiceCases } from './date-and-choice-cases.js';
import { indicatorCases } from './indicator-cases.js';
import { moneyCases } from './money-cases.js';
import { scoringCases } from './scoring-cases.js';
import type { RuleCases } from './shared.js';
import { stageCases } from './stage-cases.js';
import { textCases } from './text-cases.js';
import { unitCases } from './unit-cases.js';
import { wordingCases } from './wording-cases.js';

export const ruleCases: RuleCases = {
  ...moneyCases,
  ...dateAndChoiceCases,
  ...completenessCases,
  ...indicatorCases,
  ...wordingCases,
  ...scoringCases,
  ...textCases,
  ...unitCases,
  ...stageCases,
};
