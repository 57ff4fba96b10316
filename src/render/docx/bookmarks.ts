/** Bookmarks: of headings, which page references lead to, and of cells that go on from the page before. */
import type { PageMark } from './blocks.js';
import { bookmarkName } from './text.js';

/** Hands out bookmark ids from 0 (ECMA-376 Part 1, 17.13.6.2); an anchor is marked once. */
export class Bookmarks {
  readonly #marked = new Set<string>();
  #next = 0;

  /** The content between the bookmark's start and end; unchanged where the anchor is null or has been marked. */
  around(content: string, anchor: string | null): string {
    if (anchor === null || this.#marked.has(anchor)) return content;
    this.#marked.add(anchor);
    return this.#bookmark(bookmarkName(anchor), content);
  }

  /** At the start of a cell's text, for who reads the file (`attached/word/cut-mark.ts`). Word hides names that begin with _. */
  ofPage(mark: PageMark): string {
    return this.#bookmark(`_${mark}_${this.#next}`, '');
  }

  #bookmark(name: string, content: string): string {
    const id = this.#next;
    this.#next += 1;
    return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${content}<w:bookmarkEnd w:id="${id}"/>`;
  }
}
