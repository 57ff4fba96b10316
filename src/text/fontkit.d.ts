/** Types of the part of fontkit 2 that is used here; the package has none. */
declare module 'fontkit' {
  export interface Font {
    readonly postscriptName: unknown;
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly capHeight: number;
    readonly bbox: Readonly<Record<'minX' | 'minY' | 'maxX' | 'maxY', number>>;
    readonly numGlyphs: number;
    readonly directory: { readonly tables: Readonly<Record<string, unknown>> };
    readonly characterSet: readonly number[];
    readonly name: {
      readonly records: Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
    };
    readonly hhea: { readonly numberOfMetrics: number };
    readonly hmtx: { readonly metrics: { get(index: number): { readonly advance: number } } };
    readonly 'OS/2':
      | {
          readonly fsType: Readonly<
            Record<'noEmbedding' | 'viewOnly' | 'editable' | 'noSubsetting' | 'bitmapOnly', boolean>
          >;
          readonly fsSelection: Readonly<Record<'italic' | 'bold', boolean>>;
          readonly usWeightClass: number;
        }
      | undefined;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
    getGlyph(index: number): Glyph;
  }

  export interface Glyph {
    readonly id: number;
    readonly advanceWidth: number;
    readonly path: { toSVG(): string };
    readonly bbox: Readonly<Record<'minX' | 'minY' | 'maxX' | 'maxY', number>>;
  }

  export function create(bytes: Uint8Array): Font;
}
