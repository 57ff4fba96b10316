/** Checks (校验): the field's rules over a filing. They report; they never change data. */
export { configFileName, parseConfig } from './config.js';
export { configJsonSchema } from './config-schema.js';
export { declaredScores } from './declared-check.js';
export { asFinding, type Finding } from './finding.js';
export { ownChecks } from './form-rules.js';
export type { Mending } from './mendings.js';
export { placeOf, severityNames } from './place.js';
export { changesOf, countFindings, reportOf } from './report.js';
export { ruleGroups, surenesses } from './rule.js';
export { ruleTable } from './rule-table.js';
export { suggestedScores } from './rules/scoring.js';
export { type CheckOptions, runChecks } from './run-checks.js';
export { type CheckSettings, defaultSettings } from './settings.js';
