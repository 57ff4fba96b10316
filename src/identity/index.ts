/** What is the same to a reader: one identity of texts for reading, templates, tables, checks and compilations. */
export { identityOf, isBlankText, isSameInPrint, isSameText, levelIdentity } from './identity.js';
export { labelKey } from './label-key.js';
export { raisedFigures } from './raised-figures.js';
