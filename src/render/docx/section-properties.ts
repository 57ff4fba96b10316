/** A section: paper, margins, footers. */
import type { FooterStyle, PageGeometry } from '../../layout/index.js';
import { twips } from './twips.js';
import type { WordSection } from './word-block.js';

const headerDistance = 720;

/**
 * CT_SectPr (ECMA-376 Part 1, 17.6.17): footerReference, …, pgSz, pgMar, …, titlePg. There is no docGrid: a grid would
 * pull lines to its own pitch. titlePg without a footer of its type leaves the first page's foot blank (17.10.6).
 */
export function sectionProperties(
  { geometry, hasTitlePage }: WordSection,
  footerIds: readonly FooterId[],
): string {
  const { width, height, orientation, margin } = geometry;
  const footers = footerIds
    .map(({ type, id }) => `<w:footerReference w:type="${type}" r:id="${id}"/>`)
    .join('');
  const orient = orientation === 'landscape' ? ' w:orient="landscape"' : '';
  const margins = (['top', 'right', 'bottom', 'left'] as const)
    .map((side) => `w:${side}="${twips(margin[side])}"`)
    .join(' ');
  return (
    `<w:sectPr>${footers}<w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"${orient}/>` +
    `<w:pgMar ${margins} w:header="${headerDistance}" w:footer="${footerDistance(geometry)}" w:gutter="0"/>${hasTitlePage ? '<w:titlePg/>' : ''}</w:sectPr>`
  );
}

export interface FooterId {
  readonly type: 'default' | 'even';
  /** Relationship in word/_rels/document.xml.rels. */
  readonly id: string;
}

/** Line pitch of the footer, a quarter more than its type, so that Word cuts nothing off. */
export function footerPitch(footer: FooterStyle): number {
  return footer.style.size * 1.25;
}

/** From the page's lower edge to the footer's: an exact line has a fifth of its height below the base line. */
function footerDistance(geometry: PageGeometry): number {
  const { footer } = geometry;
  return Math.max(0, twips(footer.baseline - footerPitch(footer) / 5));
}
