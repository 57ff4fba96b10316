/** Finds words on all pages of a document: the browser finds them on those alone that it has painted. */
import type { PagedDocument } from '../layout/index.js';
import { cellsOf, type ShownCell } from './cell-index.js';
import type { CellPlace } from './protocol.js';

/** More cells than anyone looks through. */
const mostFound = 1000;

/** Cells and texts that show the words, in the order of pages; blanks and case make no difference. */
export function findText(document: PagedDocument, words: string): readonly CellPlace[] {
  const wanted = plain(words);
  if (wanted === '') return [];
  const found: CellPlace[] = [];
  for (const page of document.pages) {
    cellsOf(page).forEach((shown, cell) => {
      if (plain(textOf(shown)).includes(wanted)) found.push({ page: page.number, cell });
    });
    if (found.length >= mostFound) break;
  }
  return found.slice(0, mostFound);
}

function textOf(shown: ShownCell): string {
  const { text, right } = shown.kind === 'cell' ? { ...shown.fragment, right: null } : shown.item;
  return [text, right].flatMap((one) => one?.paragraphs.map((paragraph) => paragraph.text) ?? []).join('');
}

/** Line ends of a narrow cell part no words. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}
