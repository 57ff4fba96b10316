/** Characters that no face has stop only the formats that print with our faces: Word, which needs none of them, is made. */
import type { Diagnostic, Result } from '../../diagnostics/index.js';
import type { MissingGlyphs, PagedDocument } from '../../layout/index.js';
import type { Format } from '../../render/index.js';

/** Lays the document out, and again for formats without faces where only characters keep it from being made. */
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

/** Whether nothing but characters that no face has keeps the document from being made. */
export function failsForGlyphs(diagnostics: readonly Diagnostic[]): boolean {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return errors.length > 0 && errors.every(isGlyphError);
}

export function isGlyphError({ severity, code }: Diagnostic): boolean {
  return severity === 'error' && code === 'layout/no-glyph';
}
