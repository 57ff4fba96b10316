/** Paragraphs, with their properties in the schema's order. */
import type { Align } from '../../model/index.js';

/** Lengths in twips; what is 0, false or 'left' is the style's own. */
export interface ParagraphLook {
  readonly styleId: string;
  readonly pageBreakBefore: boolean;
  readonly indent: number;
  readonly align: Align;
}

export function plainLook(styleId: string): ParagraphLook {
  return { styleId, pageBreakBefore: false, indent: 0, align: 'left' };
}

export function paragraph(look: ParagraphLook, content: string): string {
  return `<w:p>${paragraphProperties(look)}${content}</w:p>`;
}

/** CT_PPr (ECMA-376 Part 1, 17.3.1.26): pStyle, …, pageBreakBefore, …, ind, …, jc. */
function paragraphProperties(look: ParagraphLook): string {
  const { styleId, pageBreakBefore, indent, align } = look;
  let xml = `<w:pPr><w:pStyle w:val="${styleId}"/>`;
  if (pageBreakBefore) xml += '<w:pageBreakBefore/>';
  if (indent > 0) xml += `<w:ind w:left="${indent}" w:right="${indent}"/>`;
  if (align !== 'left') xml += `<w:jc w:val="${align}"/>`;
  return `${xml}</w:pPr>`;
}
