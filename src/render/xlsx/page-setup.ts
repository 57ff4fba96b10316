/** Paper, margins and the footer's words, as Excel is told of them. */
import type { PageGeometry } from '../../layout/index.js';
import type { PrintSetup } from '../../spreadsheet/index.js';

/** Millipoints of A3's shorter side are more than this. */
const widestA4 = 700_000;

export function pageSetup({
  width,
  height,
  orientation,
  margin,
  footer,
}: PageGeometry): Omit<PrintSetup, 'titleRows'> {
  return {
    paper: Math.min(width, height) > widestA4 ? 'a3' : 'a4',
    orientation,
    margin,
    footer:
      footer.kind === 'dashes'
        ? { odd: '&R— &P —', even: '&L— &P —' }
        : { odd: '&C第 &P 页 共 &N 页', even: null },
  };
}
