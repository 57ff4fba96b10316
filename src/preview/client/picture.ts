/** Makes a page's picture of its SVG, which is XML: it is parsed as such, and nothing in it can run. */
import { parseInert } from './parse-inert.js';

/** `forReading`: the page itself; else a small copy of it, which a screen reader passes over. */
export function pictureOf(svg: string, forReading: boolean): Element {
  const parsed = parseInert(svg, 'image/svg+xml').documentElement;
  const picture = document.importNode(parsed, true);
  if (forReading) return picture;
  picture.setAttribute('aria-hidden', 'true');
  for (const element of picture.querySelectorAll('[id]')) element.removeAttribute('id');
  for (const link of picture.querySelectorAll('a')) link.removeAttribute('href');
  return picture;
}
