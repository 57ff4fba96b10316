/** Makes a page's picture of its SVG, which is XML: it is parsed as such, and nothing in it can run. */

/** What browsers with trusted types want to parse; others parse the text itself (W3C Trusted Types 2.3). */
type Trusting = { createHTML(text: string): string };

declare global {
  interface Window {
    readonly trustedTypes?: { createPolicy(name: string, rules: Trusting): Trusting };
  }
}

const pictures: Trusting = { createHTML: (text) => text };
const trusted = window.trustedTypes?.createPolicy('jibiao-pictures', pictures) ?? pictures;

/** `forReading`: the page itself; else a small copy of it, which a screen reader passes over. */
export function pictureOf(svg: string, forReading: boolean): Element {
  const parsed = new DOMParser().parseFromString(trusted.createHTML(svg), 'image/svg+xml').documentElement;
  const picture = document.importNode(parsed, true);
  if (forReading) return picture;
  picture.setAttribute('aria-hidden', 'true');
  for (const element of picture.querySelectorAll('[id]')) element.removeAttribute('id');
  for (const link of picture.querySelectorAll('a')) link.removeAttribute('href');
  return picture;
}
