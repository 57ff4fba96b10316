/** Fonts, coverage and line breaking; knows no table and no page. */
export * from './font-book.js';
export * from './line.js';
