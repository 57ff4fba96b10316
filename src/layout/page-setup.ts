/** How a pack wants its pages: read from form.json, combined with the page profile by layout. */

export type ProfileId = 'table' | 'gbt9704';

/** Lengths in points, as people write them. */
export interface PageSetup {
  readonly orientation: 'portrait' | 'landscape';
  /** 五号 is 10.5; never below 9. */
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
