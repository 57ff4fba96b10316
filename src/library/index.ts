/** The library's API; `src/index.ts` says what of it is public. */
export * from './amounts.js';
export { CallError } from './call.js';
export * from './documents.js';
export * from './editing.js';
export { CheckedHistory as EditHistory } from './editing.js';
export * from './filings.js';
export * from './lay-out.js';
export { loadResources, type ResourceOptions, resourcesFrom } from './load-resources.js';
export * from './pool.js';
export { renderDocument, renderPictures } from './render.js';
