/** Paragraphs, with their properties in the schema's order. */
import type { Align } from '../../model/index.js';

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

export const paragraphEnd = '</w:p>';

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

/** What is 0 is the style's own. */
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
