/** PagedDocument → one HTML file with the same pages, its fonts within it, that asks nothing of any other host. */
import { createHash } from 'node:crypto';
import type { OutlineEntry, Page, PagedDocument } from '../../layout/index.js';
import type { TextSetter } from '../../text/index.js';
import { escapeMarkup } from '../escape-markup.js';
import { pageSvg } from './page-svg.js';
import { styleSheet, turnedRules } from './style-sheet.js';
import { pageFontsOf } from './web-fonts.js';

/** The file in UTF-8: the same bytes for the same document. */
export async function renderHtml(document: PagedDocument, setter: TextSetter): Promise<Uint8Array> {
  const fonts = await pageFontsOf(document, setter);
  const isUsual = (page: Page) => page.geometry.width === document.geometry.width;
  const turned = document.pages.find((page) => !isUsual(page));
  const rules = styleSheet(document.geometry, fonts.web);
  const style = turned === undefined ? rules : `${rules}\n${turnedRules(turned.geometry)}`;
  const pages = document.pages.map(
    (page) =>
      `<section class="page${isUsual(page) ? '' : ' turned'}" id="page-${page.number}" aria-label="第 ${page.number} 页">${pageSvg(page, document, fonts)}</section>`,
  );
  const file = `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style)}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<meta name="author" content="${escapeMarkup(document.author)}">
<title>${escapeMarkup(document.title)}</title>
<style>${style}</style>
</head>
<body>
${contents(document.outline)}<main>
${pages.join('\n')}
</main>
</body>
</html>
`;
  return new TextEncoder().encode(file);
}

/** Nothing may load or run but this very style sheet and the fonts in it (CSP level 3). */
function policy(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; base-uri 'none'; form-action 'none'`;
}

/** Links to the forms, where there is more than one; they are not printed. */
function contents(outline: readonly OutlineEntry[]): string {
  if (outline.length < 2) return '';
  const entries = outline.map(
    ({ title, page }) => `<li><a href="#page-${page}">${escapeMarkup(title)}</a></li>`,
  );
  return `<nav aria-label="目录"><details><summary>目录</summary><ol>${entries.join('')}</ol></details></nav>\n`;
}
