/** Prints the document itself: all of its pages, each on a sheet of its own paper, and nothing of the page around them. */
import type { DocumentView } from '../protocol.js';
import type { Api } from './api.js';
import { make } from './dom.js';
import { pictureOf } from './picture.js';

/** Most pages that one request asks for. */
const mostAtOnce = 8;

/** `onPage` is told of each page as it is made ready. Resolves when the browser has taken the pages over. */
export async function printDocument(
  api: Api,
  { id, pages, papers }: DocumentView,
  onPage: (number: number) => void,
): Promise<void> {
  const kinds = papers.flatMap((paper, index) => Array<number>(paper.pages).fill(index));
  const box = make('div', { id: 'printed' });
  for (let from = 1; from <= pages; from += mostAtOnce) {
    onPage(from);
    const part = await api.pages(id, from, Math.min(from + mostAtOnce - 1, pages));
    for (const { number, svg } of part.pages) {
      box.append(make('section', { class: `paper-${kinds[number - 1] ?? 0}` }, pictureOf(svg, false)));
    }
  }
  const rules = new CSSStyleSheet();
  rules.replaceSync(papers.map(paperRules).join('\n'));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  document.body.append(box);
  window.addEventListener(
    'afterprint',
    () => {
      box.remove();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== rules);
    },
    { once: true },
  );
  window.print();
}

/** CSS Paged Media 3, named pages. The section is a little lower than the sheet, or rounding would add an empty one. */
function paperRules(
  { width, height }: { readonly width: number; readonly height: number },
  index: number,
): string {
  const [wide, high] = [width, height].map((points) => `${Math.round((points / 72) * 25.4)}mm`);
  return `@page paper-${index} { size: ${wide} ${high}; margin: 0 }
.paper-${index} { page: paper-${index}; width: ${wide}; height: calc(${high} - .2mm) }
.paper-${index} svg { width: ${wide}; height: ${high} }`;
}
