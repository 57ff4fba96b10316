/** Paragraphs and runs: properties in the schema's order, symbols that need the Chinese face, page references as fields, escapes. */
import type { PlacedParagraph, PlacedText } from '../../layout/index.js';
import type { Align } from '../../model/index.js';
import { type FontRole, fullWidthSymbols } from '../../text/index.js';
import { escapeQuoted } from '../escape-markup.js';
import { officeFonts } from '../office-fonts.js';
import { tickFont, twips } from './styles.js';

/** Lengths in twips; what is 0, false or 'left' is the style's own. */
export interface ParagraphLook {
  readonly styleId: string;
  readonly pageBreakBefore: boolean;
  readonly spaceBefore: number;
  readonly spaceAfter: number;
  readonly indent: number;
  /** Indent of all lines but the paragraph's first. */
  readonly hang: number;
  /** Place of a tab stop at which text ends. */
  readonly rightTab: number;
  readonly align: Align;
  /** Exact. */
  readonly lineHeight: number;
}

export function plainLook(styleId: string): ParagraphLook {
  return {
    styleId,
    pageBreakBefore: false,
    spaceBefore: 0,
    spaceAfter: 0,
    indent: 0,
    hang: 0,
    rightTab: 0,
    align: 'left',
    lineHeight: 0,
  };
}

/** `section`: the w:sectPr of the section that ends here; '' for none. */
export function paragraph(look: ParagraphLook, content: string, section = ''): string {
  return `${paragraphStart(look, section)}${content}${paragraphEnd}`;
}

export function paragraphStart(look: ParagraphLook, section = ''): string {
  return `<w:p>${paragraphProperties(look, section)}`;
}

const paragraphEnd = '</w:p>';

/** The measure is the same whatever the alignment; lines begin where they would without it. */
function indents(indent: number, align: Align): string {
  switch (align) {
    case 'left':
      return `<w:ind w:right="${2 * indent}"/>`;
    case 'center':
      return `<w:ind w:left="${indent}" w:right="${indent}"/>`;
    case 'right':
      return `<w:ind w:left="${2 * indent}"/>`;
  }
}

/** Writes spacing; 0 stands for the style's value. */
function spacing(before: number, after: number, lineHeight: number): string {
  const over = before === 0 ? '' : ` w:before="${before}"`;
  const under = after === 0 ? '' : ` w:after="${after}"`;
  const line = lineHeight === 0 ? '' : ` w:line="${lineHeight}" w:lineRule="exact"`;
  const attributes = over + under + line;
  return attributes === '' ? '' : `<w:spacing${attributes}/>`;
}

/** CT_PPr (ECMA-376 Part 1, 17.3.1.26): pStyle, …, pageBreakBefore, …, tabs, …, spacing, ind, …, jc, …, sectPr. */
function paragraphProperties(look: ParagraphLook, section: string): string {
  const { styleId, pageBreakBefore, spaceBefore, spaceAfter, lineHeight, indent, hang, rightTab, align } =
    look;
  let xml = `<w:pPr><w:pStyle w:val="${styleId}"/>`;
  if (pageBreakBefore) xml += '<w:pageBreakBefore/>';
  if (rightTab > 0) xml += `<w:tabs><w:tab w:val="right" w:pos="${rightTab}"/></w:tabs>`;
  xml += spacing(spaceBefore, spaceAfter, lineHeight);
  if (indent > 0) xml += indents(indent, align);
  else if (hang > 0) xml += `<w:ind w:left="${hang}" w:hanging="${hang}"/>`;
  if (align !== 'left') xml += `<w:jc w:val="${align}"/>`;
  return `${xml}${section}</w:pPr>`;
}

export function textParagraphs(text: PlacedText, look: ParagraphLook): string {
  let xml = '';
  for (const placed of text.paragraphs) {
    const indent = twips(placed.indent);
    const hang = twips(placed.hang ?? 0);
    const own = indent === 0 && hang === 0 ? look : { ...look, indent, hang };
    xml += paragraph(own, paragraphRuns(placed, text.style.role));
  }
  return xml;
}

/** First character that Word treats as East Asian whatever the run says. */
const firstEastAsian = 0x2e80;

/**
 * Printed ASCII to which XML gives no meaning, and East Asian characters; no surrogates, no mark of byte order, no
 * full-width space. Blanks stand alone between words.
 */
const plainText =
  /^[!#-%'-;=?-~\u2E80-\u2FFF\u3001-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]+(?: [!#-%'-;=?-~\u2E80-\u2FFF\u3001-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD]+)*$/;

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

/** Consecutive ticks (first group) or of full-width symbols. None of them is special inside a character class. */
const symbolRuns = new RegExp(`([${ticks}]+)|[${symbols}]+`, 'g');

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
    // A pair of dashes stays in one run, or LibreOffice ends the line before it.
    const isPair = /(?:——|……)$/.test(text.slice(done, at));
    const last = at - (isPair || /[\uDC00-\uDFFF]/.test(text.charAt(at - 1)) ? 2 : 1);
    // w:spacing in a run (17.3.2.35) follows each of its characters.
    const spacing = `<w:spacing w:val="${twips(isPair ? amount / 2 : amount)}"/>`;
    xml += textRuns(text.slice(done, last), role) + textRuns(text.slice(last, at), role, spacing);
    done = at;
  }
  return xml + textRuns(text.slice(done, end), role);
}

/** Word's names have letters, digits and underscores only, at most 40 (Word's own limit): `form-3` is `form_3`. */
export function bookmarkName(anchor: string): string {
  return anchor.replace(/[^A-Za-z0-9_]/g, '_').slice(0, 40);
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
  for (const match of text.matchAll(symbolRuns)) {
    if (match.index > end) xml += run(spacing, text.slice(end, match.index));
    xml += run(oneFont(match[1] === undefined ? officeFonts[role] : tickFont) + spacing, match[0]);
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

/** Everything that is not a Char of XML 1.0 (clause 2.2), lone surrogates included. */
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const needsCare = /[&<>"\uD800-\uDFFF\uFFFE\uFFFF]|[^ -\uFFFF]/;

/** For element content and double-quoted attributes; an illegal character becomes U+FFFD. */
export function xmlText(text: string): string {
  if (!needsCare.test(text)) return text;
  return escapeQuoted(text.replace(illegal, '\uFFFD'));
}
