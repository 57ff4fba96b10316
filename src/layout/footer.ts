/** The page number at each page's foot. */

import type { PageGeometry, PlacedText } from './paged-document.js';
import type { PageReferences } from './text/measured-text.js';
import { placeText } from './text/measured-text.js';
import type { TextMeasurer } from './text/text-measurer.js';

const noReferences: PageReferences = { numberOf: () => '', anchorOf: () => '' };

export function footerText(
  pageNumber: number,
  pageCount: number,
  geometry: PageGeometry,
  measurer: TextMeasurer,
): PlacedText {
  const { footer, margin, width, height } = geometry;
  const words = footer.kind === 'dashes' ? `— ${pageNumber} —` : `第 ${pageNumber} 页  共 ${pageCount} 页`;
  // GB/T 9704-2012, 7.5: odd pages on the right, even pages on the left, one character in from the edge.
  const outer = pageNumber % 2 === 1 ? 'right' : 'left';
  const inset = footer.kind === 'dashes' ? footer.style.size : 0;
  const measured = measurer.measure(
    [{ spans: [{ kind: 'text', text: words, sources: [] }] }],
    {
      style: footer.style,
      linePitch: footer.style.size,
      width: width - margin.left - margin.right - 2 * inset,
      align: footer.kind === 'dashes' ? outer : 'center',
      lastLine: 'leave',
    },
    noReferences,
  );
  const y = height - footer.baseline - Math.round(footer.style.size * 0.88);
  return placeText(measured, 0, measured.lineCount, margin.left + inset, y);
}
