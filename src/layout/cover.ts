/** Where a cover's lines stand: the title in the upper third of the page, issuer and date in its lower part. */
import { toTwips } from './lengths.js';
import type { PageGeometry } from './paged-document.js';

interface CoverLine {
  /** Stands in the lower part. */
  readonly isFoot: boolean;
  readonly height: number;
}

/** From the page's top: the upper edge of the title and the lower edge of the last line, as shares of its height. */
const titleTop = 0.24;
const footBottom = 0.8;

/**
 * The height left free over each line; `room` is what the page takes. A long title begins higher, so that all lines
 * stand on the page; where there is no room to spare, they simply follow one another.
 */
export function coverLines(
  lines: readonly CoverLine[],
  { height, margin }: PageGeometry,
  room: number,
): readonly number[] {
  const heightOf = (part: readonly CoverLine[]) => part.reduce((sum, line) => sum + line.height, 0);
  const top = Math.max(0, Math.min(toTwips(height * titleTop) - margin.top, room - heightOf(lines)));
  const firstFoot = lines.findIndex(({ isFoot }) => isFoot);
  const foot = firstFoot < 0 ? [] : lines.slice(firstFoot);
  const head = firstFoot < 0 ? lines : lines.slice(0, firstFoot);
  const footTop = Math.max(0, toTwips(height * footBottom) - margin.top - heightOf(foot));
  const gap = Math.max(0, footTop - top - heightOf(head));
  return lines.map((_, index) =>
    index === firstFoot ? (index === 0 ? footTop : gap) : index === 0 ? top : 0,
  );
}
