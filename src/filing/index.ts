/** The filing (填报数据): its schema and types, how its file is read, and the Chinese name of each of its places. */
export {
  type Amount,
  amountOf,
  compareAmounts,
  executionRate,
  formatWanYuan,
  formatYuan,
  plainYuan,
  sumAmounts,
} from './amount.js';
export { type CalendarDate, type DateReading, readDate } from './calendar.js';
export { compareDecimals, formatMillionths, millionthsOf, sumDecimals } from './decimal.js';
export { readPath, type Step, writePath } from './json-path.js';
export { editDistance, nearestKey } from './nearest-key.js';
export {
  type EvaluatedIndicator,
  type Filing,
  type FilingInput,
  type Funding,
  filingSchema,
  type Indicator,
  type Project,
  type Target,
  type UnitIndicator,
  type UnitSelfEvaluation,
  type UnitTarget,
} from './schema/filing.js';
export { clip } from './show.js';
