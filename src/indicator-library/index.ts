/** The indicator library (指标库): which indicators filings have, with their usual targets, and what fits what is being typed. */
export { countIndicators, mergeLibraries } from './count.js';
export { libraryFileName, libraryText, readLibrary } from './library-file.js';
export { LibrarySearch } from './search.js';
