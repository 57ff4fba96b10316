/** Compilations (汇编): the forms of many filings in one document. */
export type { FilingPart } from './chapters.js';
export { type Compilation, layOutCompilation } from './lay-out-compilation.js';
