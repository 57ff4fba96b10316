/** The style sheet of the HTML file: the document's fonts, pages on a desk on screen, and page for page on paper. */
import type { PageGeometry } from '../../layout/index.js';
import { points } from '../points.js';
import type { WebFonts } from './web-fonts.js';

export function styleSheet(geometry: PageGeometry, fonts: WebFonts): string {
  const faces = [...fonts.values()].map(
    ({ family, bytes }) =>
      `@font-face{font-family:"${family}";src:url(data:font/sfnt;base64,${Buffer.from(bytes).toString('base64')})}`,
  );
  return [...faces, textRules, screenRules(geometry), printRules(geometry)].join('\n');
}

/** Layout has kerned and broken already; the browser is to set character by character, from left to right. */
const textRules = `text{white-space:pre;font-kerning:none;font-variant-ligatures:none;text-rendering:geometricPrecision;
unicode-bidi:bidi-override;direction:ltr;font-synthesis:none}
a{color:inherit;text-decoration:none}`;

function screenRules({ width }: PageGeometry): string {
  return `*{box-sizing:border-box}
html{background:#e9eaec;-webkit-text-size-adjust:none;text-size-adjust:none}
body{margin:0;font:14px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1d2126}
nav{max-width:${points(width)}pt;margin:24px auto 0;padding:0 16px}
nav summary{cursor:pointer;padding:4px 0}
nav ol{margin:0;padding:0 0 0 1.5em;columns:2;list-style:none}
nav a:hover,nav a:focus-visible{text-decoration:underline}
.page{display:block;width:${points(width)}pt;max-width:100%;margin:24px auto;background:#fff;box-shadow:0 1px 4px #0003}
.page svg{display:block;width:100%;height:auto}`;
}

/** The section is a little lower than the sheet, or rounding would give each page an empty one behind it. */
function printRules(geometry: PageGeometry): string {
  return `@page{size:${paperOf(geometry)};margin:0}
@media print{html{background:none}nav{display:none}
.page{max-width:none;margin:0;overflow:hidden;box-shadow:none;break-after:page}
.page:last-child{break-after:auto}
${sheetRules('.page', geometry)}}`;
}

function sheetRules(selector: string, geometry: PageGeometry): string {
  const [width, height] = [geometry.width, geometry.height].map(
    (length) => `${Math.round((length / 72_000) * 25.4)}mm`,
  );
  return `${selector}{width:${width};height:calc(${height} - .2mm)}${selector} svg{width:${width};height:${height}}`;
}

function paperOf({ width, height, orientation }: PageGeometry): string {
  return `${Math.max(width, height) > a4Length ? 'A3' : 'A4'} ${orientation}`;
}

/** Millipoints, with some room for rounding. */
const a4Length = 842_500;

/** Pages of other paper than most (CSS Paged Media 3, named pages), for the class `turned`. */
export function turnedRules(geometry: PageGeometry): string {
  return `.turned{page:turned;width:${points(geometry.width)}pt}
@page turned{size:${paperOf(geometry)};margin:0}
@media print{${sheetRules('.turned', geometry)}}`;
}
