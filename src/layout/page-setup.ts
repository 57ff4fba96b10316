/** How a pack wants its pages: read from form.json, combined with the page profile by layout. */

export type ProfileId = 'table' | 'gbt9704';

/** What is set smaller to fit goes no further, in points. */
export const leastSize = 9;
/** Word's sizes are whole half points. */
export const sizeStep = 0.5;

interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Lengths in points, as people write them. */
export interface PageSetup {
  readonly orientation: 'portrait' | 'landscape';
  /** Left out: A4. */
  readonly size?: 'A4' | 'A3' | undefined;
  /** In millimetres; left out: the profile's. The profile `gbt9704` keeps its own. */
  readonly margins?: Margins | undefined;
  /** 五号 is 10.5; never below 7.5. */
  readonly bodySize: number;
  /** Exact distance of base lines in the grid. */
  readonly linePitch: number;
  /** 小二 is 18. */
  readonly titleSize: number;
  readonly cellPadding: {
    readonly x: number;
    /** Above and below a cell's text. */
    readonly y: number;
    /** How far `y` may be reduced to spare a page that would hold a row or two. */
    readonly leastY: number;
  };
}
