/** The form as HTML with print styles, for the peers that print web pages. */
import { pathToFileURL } from 'node:url';
import { gridOf } from './grid.mjs';
import { columnShares, type } from './printed.mjs';

/** A whole page; `heading` stands above the first form where it is not empty. */
export function htmlOf(heading, forms, fonts) {
  const title = heading === '' ? '' : `<h1>${escaped(heading)}</h1>`;
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><style>${styles(fonts)}</style>${title}${forms.map(formHtml).join('')}</html>`;
}

function styles(fonts) {
  return `
@font-face { font-family: Song; src: url("${pathToFileURL(fonts.song)}"); }
@font-face { font-family: Song; font-weight: bold; src: url("${pathToFileURL(fonts.songBold)}"); }
@page { size: A4; margin: 20mm; @bottom-center { font: ${type.footer}pt Song; content: "第 " counter(page) " 页  共 " counter(pages) " 页"; } }
body { margin: 0; font: ${type.body}pt/${type.pitch}pt Song; }
h1 { margin: 0; font: bold ${type.title}pt/1.5 Song; text-align: center; }
p { margin: 0 0 4pt; text-align: center; }
section + section { break-before: page; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; }
td { border: 0.5pt solid; padding: ${type.padding}pt; text-align: center; }
tr { break-inside: avoid; }
td.amount { text-align: right; }
td.text { text-align: left; }`;
}

const columns = columnShares.map((share) => `<col style="width:${(share * 100) / 170}%">`).join('');

function formHtml(form) {
  const rows = gridOf(form).map((cells) => `<tr>${cells.map(cellHtml).join('')}</tr>`);
  return `<section><h1>${form.title}</h1><p>${form.subtitle}</p><table>${columns}${rows.join('')}</table></section>`;
}

function cellHtml({ text, kind, colSpan, rowSpan }) {
  const spans = `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`;
  return `<td class="${kind}"${spans}>${escaped(text)}</td>`;
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
