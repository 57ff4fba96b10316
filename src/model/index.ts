/** Markup → Form: parses the templates' markup strictly and resolves spans into slots. */
export * from './form.js';
export { type Markup, type MarkupValue, markupText } from './markup.js';
export { MarkupCache } from './markup-cache.js';
export { type MarkupOptions, parseMarkup } from './parse-markup.js';
