/** Pictures of pages, one PNG a page. */
export { renderPng } from './render-png.js';
