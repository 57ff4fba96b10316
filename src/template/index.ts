/** Filing → markup: form packs as data, checked when they are loaded, filled with values that know where they come from. */
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
  type FindingsReport,
  type ListedFinding,
  type Subject,
  type TemplateContext,
} from './context.js';
export { fillTemplate } from './fill-template.js';
export {
  definitionOf,
  loadPack,
  loadPrepared,
  type PackFiles,
  type PreparedPack,
  preparePack,
  type TemplateCheck,
} from './load-pack.js';
export type {
  BlankForm,
  FormPack,
  OptionValue,
  OptionValues,
  PackDefinition,
  PackOption,
  Scope,
} from './pack.js';
export { packJsonSchema } from './pack-json-schema.js';
export { readOptions } from './pack-options.js';
export type { AmountUnit, DateStyle } from './print.js';
export type { Steps } from './steps.js';
