/** Markup → Form: parses the templates' markup strictly and resolves spans into slots. */
export * from './form.js';
export { type MarkupOptions, parseMarkup } from './parse-markup.js';
export type { TagCache } from './plain-markup.js';
