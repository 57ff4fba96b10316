/** Markup → Form: parses the templates' markup strictly and resolves spans into slots. */
export * from './form.js';
export { MarkupCache } from './markup-cache.js';
export { type MarkupOptions, parseMarkup } from './parse-markup.js';
