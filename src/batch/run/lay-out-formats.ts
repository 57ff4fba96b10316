/** Lets characters without a glyph fail only the formats that embed our faces; Word, which uses the reader's fonts, is still made. */
import type { Diagnostic, Result } from '../../diagnostics/index.js';
import type { MissingGlyphs, PagedDocument } from '../../layout/index.js';
import type { Format } from '../../render/index.js';

/** Lays out the document; if only missing glyphs failed it, lays it out again for formats that need no faces. */
export function layOutFormats(
  layOut: (missingGlyphs: MissingGlyphs) => Result<PagedDocument>,
  missingGlyphs: MissingGlyphs,
  formats: readonly Format[],
): (format: Format) => Result<PagedDocument> {
  const withFaces = layOut(missingGlyphs);
  const isKept = withFaces.value === null && formats.some(({ needsFaces }) => !needsFaces);
  const others = isKept && failsForGlyphs(withFaces.diagnostics) ? layOut('keep') : withFaces;
  return ({ needsFaces }) => (needsFaces ? withFaces : others);
}

/** Whether missing glyphs are the only errors. */
export function failsForGlyphs(diagnostics: readonly Diagnostic[]): boolean {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(isGlyphError);
}

export function isGlyphError({ severity, code }: Diagnostic): boolean {
  return severity === 'error' && code === 'layout/no-glyph';
}
