/** Form → PagedDocument: the only place that decides where anything goes. */
export * from './page-setup.js';
export * from './paged-document.js';
