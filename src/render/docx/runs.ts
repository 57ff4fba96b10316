/** A paragraph's words as runs: plain text, symbols that need the Chinese face, and page references as fields. */
import type { PlacedParagraph } from '../../layout/index.js';
import { type FontRole, fullWidthSymbols } from '../../text/index.js';
import { bookmarkName } from './bookmarks.js';
import { twips } from './twips.js';
import { eastAsianFont, tickFont } from './word-fonts.js';
import { xmlText } from './xml-text.js';

/** From here on Word takes characters for East Asian whatever the run says. */
const firstEastAsian = 0x2e80;

/**
 * Printed ASCII to which XML gives no meaning, and East Asian characters; no surrogates, no mark of byte order, no
 * full-width space. Blanks stand alone between words.
 */
const plainText = /^[!#-%'-;=?-~\u2E80-\u2FFF\u3001-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]+(?: [!#-%'-;=?-~\u2E80-\u2FFF\u3001-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]+)*$/;

/** True of the words of most cells: they are one run, written as they are. */
export function isPlain(text: string): boolean {
  return plainText.test(text);
}

const ticks = '☐☑☒✓✔✗✘';

const symbols = fullWidthSymbols
  .filter((codePoint) => codePoint < firstEastAsian)
  .map((codePoint) => String.fromCodePoint(codePoint))
  .filter((symbol) => !ticks.includes(symbol))
  .join('');

/** Stretches of ticks (first group) or of full-width symbols. None of them is special inside a character class. */
const stretches = new RegExp(`([${ticks}]+)|[${symbols}]+`, 'g');

/** Quick to say no. */
const mayHoldSymbols = /[\u00A7-\u2E7F]/;

/** The runs of a paragraph whose style has the role's fonts. */
export function paragraphRuns(paragraph: PlacedParagraph, role: FontRole): string {
  const { text, pageReferences } = paragraph;
  let xml = '';
  let end = 0;
  for (const reference of pageReferences) {
    xml += spacedRuns(paragraph, end, reference.start, role);
    const number = textRuns(text.slice(reference.start, reference.end), role);
    xml += field(`PAGEREF ${bookmarkName(reference.anchor)} \\h`, number);
    end = reference.end;
  }
  return xml + spacedRuns(paragraph, end, text.length, role);
}

/** A part of the paragraph's text; the last characters of lines that the next word would fit on have space behind them. */
function spacedRuns(
  { text, lineEndSpaces }: PlacedParagraph,
  start: number,
  end: number,
  role: FontRole,
): string {
  let xml = '';
  let done = start;
  for (const { at, amount } of lineEndSpaces) {
    if (at <= done || at > end) continue;
    const last = at - (/[\uDC00-\uDFFF]/.test(text.charAt(at - 1)) ? 2 : 1);
    // w:spacing in a run (17.3.2.35) follows each of its characters.
    const spacing = `<w:spacing w:val="${twips(amount)}"/>`;
    xml += textRuns(text.slice(done, last), role) + textRuns(text.slice(last, at), role, spacing);
    done = at;
  }
  return xml + textRuns(text.slice(done, end), role);
}

/** A complex field (17.16.18) with the runs of its result: of a w:fldSimple pandoc, mammoth and python-docx lose the result. */
function field(instruction: string, result: string): string {
  return `${fieldMark('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${fieldMark('separate')}${result}${fieldMark('end')}`;
}

function fieldMark(type: 'begin' | 'separate' | 'end'): string {
  return `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
}

/**
 * Runs (ECMA-376 Part 1, 17.3.2.25). Word sets ambiguous symbols in the Latin face, LibreOffice in that of the character
 * before; naming the Chinese face in all four slots of w:rFonts (17.3.2.26) binds both.
 */
export function textRuns(text: string, role: FontRole, spacing = ''): string {
  if (!mayHoldSymbols.test(text)) return text === '' ? '' : run(spacing, text);
  let xml = '';
  let end = 0;
  for (const match of text.matchAll(stretches)) {
    if (match.index > end) xml += run(spacing, text.slice(end, match.index));
    xml += run(oneFont(match[1] === undefined ? eastAsianFont(role) : tickFont) + spacing, match[0]);
    end = match.index + match[0].length;
  }
  if (end < text.length) xml += run(spacing, end === 0 ? text : text.slice(end));
  return xml;
}

function oneFont(font: string): string {
  return `<w:rFonts w:hint="eastAsia" w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>`;
}

/** Words for the outline, not for the page: white, and a hundredth of 1 pt wide (w:w, ECMA-376 Part 1, 17.3.2.43). */
export function unseenRun(text: string): string {
  return run('<w:color w:val="FFFFFF"/><w:w w:val="1"/><w:sz w:val="2"/><w:szCs w:val="2"/>', text);
}

const edgeSpace = /^\s|\s$|\s\s/;

/** `properties`: children of w:rPr. */
function run(properties: string, text: string): string {
  const shown = withoutControls(text);
  const space = edgeSpace.test(shown) ? ' xml:space="preserve"' : '';
  const own = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${own}<w:t${space}>${xmlText(shown)}</w:t></w:r>`;
}

const mayHoldControls = /[\t-\r\u0085\u00AD\u061C\u200E-\u202E\u2066-\u2069]/;
const spaces = /[\t-\r\u0085\u2028\u2029]/g;
const turnsAndHyphens = /[\u00AD\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * Text without what Word would obey and the PDF does not: tabs and line ends are spaces in both; marks of writing
 * direction (UAX #9, clause 2) would turn the words around, and Word prints a soft hyphen as a hyphen.
 */
function withoutControls(text: string): string {
  return mayHoldControls.test(text) ? text.replace(spaces, ' ').replace(turnsAndHyphens, '') : text;
}
