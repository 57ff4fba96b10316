/** Names of pictures, of which a document has one a page: `…-03.png`. */
import { extname } from 'node:path';
import type { Format } from '../../render/index.js';

/** Stands for the page's number. No name of ours holds it (`safePart` puts ＊ in its place). */
const anyNumber = '*';

/**
 * The pattern of a document's pictures: `甲-*.png` for `甲.png`. Every page has a number, a single one too: so two
 * patterns that differ have no name in common, and clashes are known before any page is counted.
 */
function pagePattern(file: string): string {
  const ending = extname(file);
  return `${file.slice(0, file.length - ending.length)}-${anyNumber}${ending}`;
}

/** What a document of this name is called in the format: itself, or the pattern of its pictures. */
export function nameInFormat(file: string, { kind }: Pick<Format, 'kind'>): string {
  return kind === 'pictures' ? pagePattern(file) : file;
}

/** The name of a page, numbered from 1; as wide as the last one's number, so that names sort as pages follow. */
export function pageName(pattern: string, page: number, pages: number): string {
  return pattern.replace(anyNumber, String(page).padStart(String(pages).length, '0'));
}

/** The names of a document's files: of a pattern one for each page, of a name the name itself. */
export function fileNames(file: string, pages: number): readonly string[] {
  if (!file.includes(anyNumber)) return [file];
  return Array.from({ length: pages }, (_, index) => pageName(file, index + 1, pages));
}

/** The pattern that gives this name; null where none does. */
export function patternOf(name: string): string | null {
  const [, before, ending] = /^(.+-)\d+(\.[^.]+)$/s.exec(name) ?? [];
  return before === undefined || ending === undefined ? null : `${before}${anyNumber}${ending}`;
}
