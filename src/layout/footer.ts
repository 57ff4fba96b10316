/** The page number at each page's foot. */
import type { TextSetter } from '../text/index.js';
import { measureText } from './measure-text.js';
import type { PageGeometry, PlacedText } from './paged-document.js';
import { placeText } from './place-text.js';

export function footerText(
  pageNumber: number,
  pageCount: number,
  geometry: PageGeometry,
  setter: TextSetter,
): PlacedText {
  const { footer, margin, width, height } = geometry;
  const words = footer.kind === 'dashes' ? `— ${pageNumber} —` : `第 ${pageNumber} 页  共 ${pageCount} 页`;
  const measured = measureText(
    [{ spans: [{ kind: 'text', text: words, sources: [] }] }],
    {
      style: footer.style,
      linePitch: footer.style.size,
      width: width - margin.left - margin.right,
      lastLine: 'leave',
    },
    setter,
    String,
  );
  // GB/T 9704-2012, 7.5: odd pages on the right, even pages on the left, one character in from the edge.
  const outer = pageNumber % 2 === 1 ? 'right' : 'left';
  const inset = footer.kind === 'dashes' ? footer.style.size : 0;
  return placeText(
    measured,
    0,
    measured.lineCount,
    {
      x: margin.left + inset,
      width: width - margin.left - margin.right - 2 * inset,
      y: height - footer.baseline - Math.round(footer.style.size * 0.88),
      align: footer.kind === 'dashes' ? outer : 'center',
    },
    setter,
    String,
  );
}
