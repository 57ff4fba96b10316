/** The filing (填报数据): its schema and types, how its file is read, and the Chinese name of each of its places. */
export {
  type Amount,
  type AmountUnit,
  amountOf,
  amountUnits,
  executionRate,
  formatAmount,
  formatWanYuan,
  formatYuan,
  plainYuan,
  sumAmounts,
  wan,
} from './amount.js';
export { blankFiling } from './blank-filing.js';
export { readDate } from './calendar.js';
export { compareDecimals, formatMillionths, millionthsOf, sumDecimals, writeScaled } from './decimal.js';
export {
  checkProblems,
  type DeclaredCheck,
  declaredCheckSchema,
  type Operand,
  type ShareOperand,
  stepsOf as checkSteps,
  whenProblems,
} from './declared/checks.js';
export {
  type Declarations,
  type DeclarationsFile,
  type Declared,
  fieldsFileName,
  fieldsJsonSchema,
  mergeDeclarations,
  placesOfDeclarations,
  readDeclarations,
  type Stage,
  stages,
} from './declared/declarations.js';
export {
  defaultForms,
  fittingForm,
  formCategories,
  hasAt,
  isNearly,
  projectForm,
  subjectName,
  subjectNames,
  subjectsOf,
  unitFormData,
} from './default-forms.js';
export { decodeFiling, decodePossiblyEmpty } from './encoding.js';
export { dayOfSerial, excelDay, excelError, excelErrorIn } from './excel.js';
export { dateInFigures, digitInHanzi, numberInHanzi, yearsInFigures } from './hanzi-number.js';
export { departmentOf, implementerOf, inheritedOf, type SourcedText } from './inheritance.js';
export { filingJsonSchema } from './json-schema.js';
export { type FilingPlace, labelAt, ofProject, placeAt, projectOf } from './labels.js';
export { nextStage } from './next-stage.js';
export { nextYear, nextYearName } from './next-year.js';
export { understandDate, understandPeriod } from './normalize-date.js';
export { movedPoint, plainCharacters, understandAmount, understandNumber } from './normalize-number.js';
export { listNumber, numberBefore } from './normalize-text.js';
export { anyBox, emptyBoxes, tickedBoxes, withBoxes } from './normalize-ticks.js';
export { boundSigns, type Operator, operatorSign, operators, operatorWords } from './operators.js';
export type { FilingOutline } from './outline.js';
export { generalPath, indexless, PlaceKinds } from './place-kinds.js';
export { type AttachedFiling, filingText, printedFiling } from './printed-filing.js';
export { type FilingReading, readFiling, unreadFiling } from './read-filing.js';
export {
  coreSchema,
  type DeclaredElsewhere,
  type Filing,
  type FilingInput,
  type FilingSchema,
  type Funding,
  type Indicator,
  type Project,
  schemaWith,
  type Target,
  type UnitSelfEvaluation,
  type UnitTarget,
} from './schema/filing.js';
export type { Field } from './schema/structure.js';
export { starterFiling } from './starter-filing.js';
