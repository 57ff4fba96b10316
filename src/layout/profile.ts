/** The two page profiles: how wide the margins are and how pages are numbered. */
import { inMillimetres, millipoints, toTwips, twip } from './lengths.js';
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

/** Papers as Word writes them, in twips. */
const papers = {
  A4: { short: 11906 * twip, long: 16838 * twip },
  A3: { short: 16838 * twip, long: 23811 * twip },
} as const;

/** The page of a pack under a profile. */
export function pageGeometry(setup: PageSetup, profileId: ProfileId): PageGeometry {
  const profile = profiles[profileId];
  const [top, right, bottom, left] = profile.margins;
  const own = profileId === 'table' ? setup.margins : undefined;
  const margin = own ?? { top, right, bottom, left };
  const paper = papers[setup.size ?? 'A4'];
  const portrait = setup.orientation === 'portrait';
  const { footer } = profile;
  return {
    width: portrait ? paper.short : paper.long,
    height: portrait ? paper.long : paper.short,
    orientation: setup.orientation,
    margin: {
      top: inMillimetres(margin.top),
      right: inMillimetres(margin.right),
      bottom: inMillimetres(margin.bottom),
      left: inMillimetres(margin.left),
    },
    // In a narrow margin the page number stands in its middle.
    footer:
      own === undefined
        ? footer
        : { ...footer, baseline: Math.min(footer.baseline, toTwips(inMillimetres(own.bottom) / 2)) },
  };
}

/** Whether pages of both may follow one another in one section of a document. */
export function isSamePaper(one: PageGeometry, other: PageGeometry): boolean {
  return (
    one.width === other.width &&
    one.height === other.height &&
    (['top', 'right', 'bottom', 'left'] as const).every((side) => one.margin[side] === other.margin[side])
  );
}
