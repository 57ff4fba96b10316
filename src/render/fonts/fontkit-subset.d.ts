/** What this room uses of fontkit 2 beyond reading: its subsets of CFF outlines. */
declare module 'fontkit' {
  interface Font {
    createSubset(): {
      /** The font's glyph of each glyph of the subset; the first is .notdef. */
      readonly glyphs: number[];
      encode(): Uint8Array;
    };
  }
}
