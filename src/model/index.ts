/** Tags and texts → Form: the dialect of templates, the builder that they feed, and spans resolved into slots. */
export { dialect, type ElementName, elementNames, isElementName } from './dialect.js';
export type { DraftCell, DraftLine } from './draft.js';
export * from './form.js';
export { FormBuilder } from './form-builder.js';
export { InlineBuilder } from './inline.js';
export { fileOf, ProblemList, type TemplatePlace } from './problems.js';
export { checkAttribute, checkRequired, readTag } from './read-tag.js';
export { resolveForm } from './resolve-grid.js';
export { columnShares } from './table-columns.js';
export { type Attributes, type CellTag, type Tag, type TextTag, tagOf } from './tag.js';
