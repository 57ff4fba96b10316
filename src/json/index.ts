/** JSON as people write it: parsed within bounds, checked by a zod schema, every fault in words with path and place. */
export { boundedText } from './bounded-text.js';
export { type Checked, checkValue } from './check-value.js';
export { commonEnds } from './common-ends.js';
export { commonItems } from './common-items.js';
export { missing, type PlacedProblem, type PlaceNames, problemsOf, type ValueProblem } from './issues.js';
export { type PathStep, readPath, unquote, valueAlong, writePath } from './json-path.js';
export { type LineIndex, lineIndex } from './line-index.js';
export { boundPassed, type JsonFault, mostFaults, type ParsedJson, parseJson } from './parse-json.js';
export { type JsonPlaces, jsonPlaces } from './places.js';
export { readPlainJson } from './plain-json.js';
export { placeProblems, readJson } from './read-json.js';
export type { PlaceRules } from './read-value.js';
export { isRecord } from './record.js';
export { clip, codePoint, NumberText, show } from './show.js';
export { type DeepReadonly, elementOf, objectIn } from './structure.js';
