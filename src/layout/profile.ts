/** The two page profiles: how wide the margins are and how pages are numbered. */
import type { TextStyle } from '../text/index.js';
import type { PageSetup, ProfileId } from './page-setup.js';
import type { FooterStyle, PageGeometry } from './paged-document.js';
import { millipoints } from './paged-document.js';

/** A twentieth of a point: Word's unit. All edges are multiples of it, so that both formats agree exactly. */
export const twip = 50;

/** The nearest whole twip, in millipoints. */
export function toTwips(length: number): number {
  return Math.round(length / twip) * twip;
}

interface Profile {
  /** Top, right, bottom, left; millimetres. */
  readonly margins: readonly [number, number, number, number];
  readonly footer: FooterStyle;
}

const small: TextStyle = { role: '宋体', size: millipoints(9) };
const sizeFour: TextStyle = { role: '宋体', size: millipoints(14) };

const profiles: Readonly<Record<ProfileId, Profile>> = {
  table: {
    margins: [20, 20, 20, 20],
    footer: { kind: 'pageOfPages', style: small, baseline: inMillimetres(11) },
  },
  // GB/T 9704-2012, 5.1 (margins) and 7.5 (page number: 4号, a dash on each side, 7 mm below the type area).
  gbt9704: {
    margins: [37, 26, 35, 28],
    footer: { kind: 'dashes', style: sizeFour, baseline: inMillimetres(35 - 7) - millipoints(5) },
  },
};

/** A4 as Word writes it (11906 × 16838 twips). */
const a4 = { short: 11906 * twip, long: 16838 * twip };

function inMillimetres(length: number): number {
  return toTwips((length / 25.4) * 72_000);
}

/** The page of a pack under a profile. */
export function pageGeometry(setup: PageSetup, profileId: ProfileId): PageGeometry {
  const profile = profiles[profileId];
  const [top, right, bottom, left] = profile.margins;
  const portrait = setup.orientation === 'portrait';
  return {
    width: portrait ? a4.short : a4.long,
    height: portrait ? a4.long : a4.short,
    orientation: setup.orientation,
    margin: {
      top: inMillimetres(top),
      right: inMillimetres(right),
      bottom: inMillimetres(bottom),
      left: inMillimetres(left),
    },
    footer: profile.footer,
  };
}
