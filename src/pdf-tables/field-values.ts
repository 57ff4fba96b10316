/** What fields of a PDF form hold, and texts typed over a page say: programs that fill them in leave it to the reader to draw it. */
import type { PageCharacter, Point, ToView } from './page-text.js';
import type { PdfiumCalls } from './pdfium-calls.js';

/** Points, from the page's top left corner, as it is looked at. */
export interface FieldValue {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Kinds of annotations (fpdf_annot.h): texts typed over the page, and fields. */
const typedText = 3;
const field = 20;
export const filledIn: ReadonlySet<number> = new Set([typedText, field]);

/** Fields that are chosen from or typed into (fpdf_formfill.h): of boxes the value is a name of the program's. */
const worded = new Set([4, 5, 6]);
/** Hidden, or not shown on the screen. */
const unseen = 0b10_0010;
/** Of FPDF_FORMFILLINFO, which says what to call when somebody types: nothing. */
const infoBytes = 512;
const infoVersion = 1;

/** By which PDFium knows the fields of the document; null where it has none. Closed with it. */
export function openFields(calls: PdfiumCalls, document: number): number {
  const info = new Uint8Array(infoBytes);
  info[0] = infoVersion;
  return calls.call('FPDFDOC_InitFormFillEnvironment', document, calls.store(info));
}

/** `annotation`: one that is filled in. Null where it says nothing, or is not shown. */
export function fieldValue(
  calls: PdfiumCalls,
  fields: number,
  annotation: number,
  toView: ToView,
): FieldValue | null {
  if ((calls.call('FPDFAnnot_GetFlags', annotation) & unseen) !== 0) return null;
  const text = saidBy(calls, fields, annotation).trim();
  const box = calls.structure('FPDFAnnot_GetRect', [annotation], 4);
  if (text === '' || box === null) return null;
  const [left = 0, top = 0, right = 0, bottom = 0] = box;
  const corners: readonly Point[] = [toView([left, top]), toView([right, bottom])];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return {
    text,
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

function saidBy(calls: PdfiumCalls, fields: number, annotation: number): string {
  if (calls.call('FPDFAnnot_GetSubtype', annotation) === typedText) return contentsOf(calls, annotation);
  const kind = calls.call('FPDFAnnot_GetFormFieldType', fields, annotation);
  return worded.has(kind) ? calls.text('FPDFAnnot_GetFormFieldValue', fields, annotation) : '';
}

function contentsOf(calls: PdfiumCalls, annotation: number): string {
  const key = calls.store(Buffer.from('Contents\0'));
  const text = calls.text('FPDFAnnot_GetStringValue', annotation, key);
  calls.call('free', key);
  return text;
}

/** Values in whose place the page shows nothing. */
export function undrawn(
  values: readonly FieldValue[],
  characters: readonly PageCharacter[],
): readonly FieldValue[] {
  const isIn = ({ left, right, top, bottom }: FieldValue, one: PageCharacter) => {
    const [x, y] = [(one.left + one.right) / 2, one.baseline - one.size * 0.3];
    return one.text !== ' ' && x > left && x < right && y > top && y < bottom;
  };
  return values.filter((value) => !characters.some((one) => isIn(value, one)));
}

/** Points: of type where there is room for it. */
const usualSize = 10;
/** Height of a line, in sizes. */
const pitch = 1.2;

/** The value's characters as they would be drawn: lines within its place, from its top, a single one in its middle. */
export function charactersOf({ text, left, right, top, bottom }: FieldValue): readonly PageCharacter[] {
  const lines = text.split(/\r\n?|\n/u).map((line) => [...line]);
  const longest = Math.max(...lines.map(({ length }) => length));
  const height = (bottom - top) / lines.length;
  const size = Math.min(usualSize, height / pitch, (right - left) / longest);
  const first = lines.length === 1 ? (top + bottom + size * 0.7) / 2 : top + size;
  return lines.flatMap((line, row) =>
    line.map(
      (one, index): PageCharacter => ({
        text: /\s/u.test(one) ? ' ' : one,
        left: left + index * size,
        right: left + (index + 1) * size,
        baseline: first + row * size * pitch,
        size,
      }),
    ),
  );
}
