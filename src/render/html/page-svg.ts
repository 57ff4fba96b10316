/** Paints one page as an SVG image in points; it measures nothing and moves nothing. */
import type { Page, PagedDocument, PageItem, TextItem } from '../../layout/index.js';
import { escapeMarkup } from '../escape-markup.js';
import { points } from '../points.js';
import { tableSvg } from './table-svg.js';
import { textSvg } from './text-svg.js';
import type { PageFonts } from './web-fonts.js';

/** Texts and cells are numbered over the page, in the order of its items and of their cells, as `data-cell`. */
export function pageSvg(page: Page, document: PagedDocument, fonts: PageFonts): string {
  const { width, height } = page.geometry;
  const box = `viewBox="0 0 ${points(width)} ${points(height)}"`;
  let cells = 0;
  const items = page.items.map((item) => {
    const painted = itemSvg(item, document.title, cells, fonts);
    cells += item.kind === 'table' ? item.cells.length : 1;
    return painted;
  });
  const footer = page.footer === null ? '' : `<g role="paragraph">${textSvg(page.footer, fonts)}</g>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} fill="#000">${items.join('')}${footer}</svg>`;
}

function itemSvg(item: PageItem, name: string, firstCell: number, fonts: PageFonts): string {
  switch (item.kind) {
    case 'text':
      return textItemSvg(item, firstCell, fonts);
    case 'table':
      return tableSvg(item, name, firstCell, fonts);
  }
}

function textItemSvg({ heading, role, text, right }: TextItem, number: number, fonts: PageFonts): string {
  const place = `data-cell="${number}"`;
  const content = textSvg(text, fonts) + (right === null ? '' : textSvg(right, fonts));
  if (heading !== null) {
    const anchor = escapeMarkup(heading.anchor);
    return `<g role="heading" aria-level="${heading.level}" id="${anchor}" ${place}>${content}</g>`;
  }
  const level = role === 'title' ? 'role="heading" aria-level="1"' : 'role="paragraph"';
  return `<g ${level} ${place}>${content}</g>`;
}
