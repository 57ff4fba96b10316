/** Converts page geometry to Excel's print settings. */
import type { PageGeometry } from '../../layout/index.js';
import type { PrintSetup } from '../../spreadsheet/index.js';

/** A3's shorter side is longer than this, in millipoints. */
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
