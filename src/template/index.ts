/** Filing → Form: form packs as data, compiled and checked when they are loaded, filled with values that know where they come from. */
export { boxWords, tickedWords } from './box-words.js';
export {
  type CompiledDepartment,
  type CompiledUnit,
  compiledUnit,
  groupByDepartment,
  yearsOf,
} from './compilation.js';
export {
  blankContext,
  compilationContext,
  contextFor,
  type FindingsToPrint,
  type FormSubject,
} from './context.js';
export { emptyListsIn } from './empty-lists.js';
export { type FillSettings, fillForm } from './fill-form.js';
export { FilledForms, fillProjectForm } from './filled-forms.js';
export { MadeRecord, SourcedList, type SourcedRecord } from './leaf.js';
export {
  faultyPack,
  loadPack,
  type PackFiles,
  type PreparedPack,
  packOf,
  preparePack,
} from './load-pack.js';
export type {
  FormPack,
  OptionValues,
  PackDefinition,
  PackOption,
  Packs,
  Scope,
  ShippedForm,
} from './pack.js';
export { buildPackSchema, packJsonSchema, scopes } from './pack-definition.js';
export { readOptions } from './pack-options.js';
export { dateStyles } from './print.js';
export { filingShape, leafShape, type Shape } from './shape.js';
export type { Steps } from './steps.js';
