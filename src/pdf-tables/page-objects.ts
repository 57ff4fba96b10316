/** Goes through the objects of a page, those within forms too, in the order in which they are drawn. */
import type { PdfiumCalls } from './pdfium-calls.js';

/** Kinds of page objects that hold what is read (fpdf_edit.h). */
const kinds: ReadonlyMap<number, ObjectKind> = new Map([
  [1, 'text'],
  [2, 'path'],
]);
const formObject = 5;
/** Forms within forms. */
const mostDepth = 8;

type ObjectKind = 'text' | 'path';

export type Matrix = readonly number[];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** `matrix`: from the object's own coordinates to the page's. False where there are more objects than `most`. */
export function eachObject(
  calls: PdfiumCalls,
  page: number,
  most: number,
  visit: (object: number, kind: ObjectKind, matrix: Matrix) => void,
): boolean {
  let left = most;
  const walk = (object: number, outer: Matrix, depth: number): void => {
    left -= 1;
    if (left < 0) return;
    const number = calls.call('FPDFPageObj_GetType', object);
    const kind = kinds.get(number);
    if (kind === undefined && number !== formObject) return;
    const own = calls.structure('FPDFPageObj_GetMatrix', [object], 6) ?? identity;
    const matrix = product(own, outer);
    if (kind !== undefined) visit(object, kind, matrix);
    else if (depth < mostDepth) {
      const count = calls.call('FPDFFormObj_CountObjects', object);
      for (let index = 0; index < count && left >= 0; index += 1)
        walk(calls.call('FPDFFormObj_GetObject', object, index), matrix, depth + 1);
    }
  };
  const count = calls.call('FPDFPage_CountObjects', page);
  for (let index = 0; index < count && left >= 0; index += 1)
    walk(calls.call('FPDFPage_GetObject', page, index), identity, 0);
  return left >= 0;
}

/** First the inner, then the outer (ISO 32000-2, 8.3.4). */
function product(inner: Matrix, outer: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = inner;
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = outer;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}
