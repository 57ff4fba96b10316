/** What is measured of the program: the fill-in book of Excel, written and read back. */
export { coreSchema, readFiling } from '../../src/filing/index.js';
export { fillInBook } from '../../src/fill-in/index.js';
export { readBook } from '../../src/reading/index.js';
export { loadResources } from '../../src/resources.js';
