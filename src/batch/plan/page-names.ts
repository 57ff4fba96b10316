/** Names of pictures, one a page: `…-03.png`. */
import { extname } from 'node:path';
import type { Format } from '../../render/index.js';

/** Placeholder of the page number. Never in a name of ours, since `safePart` replaces it by ＊. */
const anyNumber = '*';

/**
 * Makes the pattern of a document's pictures: `甲-*.png` for `甲.png`. Every page has a number, even a single one, so
 * that different patterns have no name in common and clashes are known before pages are counted.
 */
function pagePattern(file: string): string {
  const ending = extname(file);
  return `${file.slice(0, file.length - ending.length)}-${anyNumber}${ending}`;
}

/** Returns the name of the document in the format, or the pattern of its pictures. */
export function nameInFormat(file: string, { kind }: Pick<Format, 'kind'>): string {
  return kind === 'pictures' ? pagePattern(file) : file;
}

/** Names a page, from 1, padded to the width of the last number, so that names sort by page. */
export function pageName(pattern: string, page: number, pages: number): string {
  return pattern.replace(anyNumber, String(page).padStart(String(pages).length, '0'));
}

/** Returns the names of a document's files: one for each page if it is a pattern, else the name itself. */
export function fileNames(file: string, pages: number): readonly string[] {
  if (!file.includes(anyNumber)) return [file];
  return Array.from({ length: pages }, (_, index) => pageName(file, index + 1, pages));
}

/** The pattern that gives this name; null if none does. */
export function patternOf(name: string): string | null {
  const [, before, ending] = /^(.+-)\d+(\.[^.]+)$/s.exec(name) ?? [];
  return before === undefined || ending === undefined ? null : `${before}${anyNumber}${ending}`;
}
