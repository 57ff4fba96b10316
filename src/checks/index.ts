/** Checks (校验): the field's rules over a filing. They report; they never change data. */
export { configFileName, parseConfig } from './config.js';
export { configJsonSchema } from './config-schema.js';
export type { Fault } from './fault.js';
export { asFinding, type Finding } from './finding.js';
export type { Mending } from './mendings.js';
export { listFindings, type PlacedFinding, placeOf, severityNames } from './place.js';
export { changesOf, countFindings, reportOf } from './report.js';
export { type Rule, ruleGroups, surenesses } from './rule.js';
export { ruleTable } from './rule-table.js';
export { type CheckOptions, runChecks } from './run-checks.js';
export {
  type CheckSettings,
  defaultSettings,
  type FormChoices,
} from './settings.js';
export { suggestedScores } from './suggested-scores.js';
