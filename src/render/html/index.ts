/** HTML: the pages as SVG with web fonts, in a file of their own or one by one for the preview. */

export { PageFontMemo } from './page-font-memo.js';
export { pageSvg } from './page-svg.js';
export { renderHtml } from './render-html.js';
export { type PageFonts, pageFontsOf } from './web-fonts.js';
