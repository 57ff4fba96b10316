/** The two page profiles: how wide the margins are and how pages are numbered. */
import { inMillimetres, millipoints, twip } from './lengths.js';
import type { PageSetup, ProfileId } from './page-setup.js';
import type { FooterStyle, PageGeometry } from './paged-document.js';
import { footerStyles } from './styles.js';

interface Profile {
  /** Top, right, bottom, left; millimetres. */
  readonly margins: readonly [number, number, number, number];
  readonly footer: FooterStyle;
}

const profiles: Readonly<Record<ProfileId, Profile>> = {
  table: {
    margins: [20, 20, 20, 20],
    footer: { kind: 'pageOfPages', style: footerStyles.pageOfPages, baseline: inMillimetres(11) },
  },
  // GB/T 9704-2012, 5.1 (margins) and 7.5 (page number: 4号, a dash on each side, 7 mm below the type area).
  gbt9704: {
    margins: [37, 26, 35, 28],
    footer: { kind: 'dashes', style: footerStyles.dashes, baseline: inMillimetres(35 - 7) - millipoints(5) },
  },
};

/** A4 as Word writes it (11906 × 16838 twips). */
const a4 = { short: 11906 * twip, long: 16838 * twip };

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
