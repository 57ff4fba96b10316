/** What a page of a PDF shows: its characters and the straight lines drawn on it. */

import { type FieldValue, fieldValue, filledIn, undrawn } from './field-values.js';
import { eachObject, type Matrix } from './page-objects.js';
import { type PageText, type Point, type ToView, textOn } from './page-text.js';
import type { PdfiumCalls } from './pdfium-calls.js';
import { widenTexts } from './thin-texts.js';

/** A line along an axis; `at`: its place on the other axis. */
export interface RuledLine {
  readonly isAcross: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** Whether it is not drawn, and only taken to be there. */
  readonly isGuessed?: boolean;
}

export interface PageContent extends PageText, PageLines {
  /** What fields hold that the page does not draw, the first time that it is read. */
  readonly undrawn: readonly FieldValue[];
}

interface PageLines {
  readonly lines: readonly RuledLine[];
  readonly shades: readonly ShadedBox[];
}

/** A filled box that is no line. */
export interface ShadedBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Characters, and objects, of one page: the fullest of forms has some thousands. A page of more is no form. */
const mostItems = 30_000;

/** `fields`: what the document's fields are known by; `index` from 0. Null where the page cannot be read, or holds too much. */
export function pageContent(
  calls: PdfiumCalls,
  document: number,
  fields: number,
  index: number,
): PageContent | null {
  const values = flatten(calls, document, fields, index);
  const page = calls.call('FPDF_LoadPage', document, index);
  if (page === 0) return null;
  try {
    const toView = viewOf(calls, page);
    widenTexts(calls, page, mostItems);
    const text = textOn(calls, page, toView, mostItems);
    const lines = linesOn(calls, page, toView);
    if (text === null || lines === null) return null;
    return { ...text, ...lines, undrawn: undrawn(values, text.characters) };
  } finally {
    calls.call('FPDF_ClosePage', page);
  }
}

/** What is filled into fields, or written over the page, becomes part of it (fpdf_flatten.h); seen once it is loaded anew. Gives what it says. */
function flatten(calls: PdfiumCalls, document: number, fields: number, index: number): readonly FieldValue[] {
  const page = calls.call('FPDF_LoadPage', document, index);
  if (page === 0) return [];
  const values: FieldValue[] = [];
  const count = calls.call('FPDFPage_GetAnnotCount', page);
  if (count <= mostAnnotations) {
    const toView = viewOf(calls, page);
    for (let at = count - 1; at >= 0; at -= 1) {
      const annotation = calls.call('FPDFPage_GetAnnot', page, at);
      const isFilledIn = filledIn.has(calls.call('FPDFAnnot_GetSubtype', annotation));
      const value = isFilledIn ? fieldValue(calls, fields, annotation, toView) : null;
      if (value !== null) values.push(value);
      calls.call('FPDFPage_CloseAnnot', annotation);
      // Boxes and strokes of reviewers would be taken for the table's lines.
      if (!isFilledIn) calls.call('FPDFPage_RemoveAnnot', page, at);
    }
    calls.call('FPDFPage_Flatten', page, asShown);
  }
  calls.call('FPDF_ClosePage', page);
  return values;
}

/** A form has some hundred fields. */
const mostAnnotations = 5000;
/** Not as printed (FLAT_NORMALDISPLAY). */
const asShown = 0;

/** From the page's own coordinates, which rise, to those of the reader: turned as the page says, falling. */
function viewOf(calls: PdfiumCalls, page: number): ToView {
  const [width, height] = [calls.call('FPDF_GetPageWidth', page), calls.call('FPDF_GetPageHeight', page)];
  switch (calls.call('FPDFPage_GetRotation', page)) {
    case 1:
      return ([x, y]) => [y, x];
    case 2:
      return ([x, y]) => [width - x, y];
    case 3:
      return ([x, y]) => [width - y, height - x];
    default:
      return ([x, y]) => [x, height - y];
  }
}

function linesOn(calls: PdfiumCalls, page: number, toView: ToView): PageLines | null {
  const [lines, shades]: [RuledLine[], ShadedBox[]] = [[], []];
  const isWhole = eachObject(calls, page, mostItems, (object, kind, matrix) => {
    if (kind !== 'path') return;
    const found = linesOf(calls, object, (point) => toView(mapped(matrix, point)));
    lines.push(...found.lines);
    shades.push(...found.shades);
  });
  return isWhole ? { lines, shades } : null;
}

function mapped([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** A filled box this thin, in points, is a line. */
const thin = 3;
/** Width and height together of a dot of a dotted line, at the least. */
const least = 0.5;
/** What rises less than this, in points, lies along the axis. */
const level = 0.6;
/** Channels of at least this are the paper's: some programs draw lines in #ebeef5. */
const pale = 250;

function linesOf(calls: PdfiumCalls, path: number, toView: ToView): PageLines {
  const [fill = 0, stroke = 0] = calls.results('FPDFPath_GetDrawMode', [path], 2, 'integer') ?? [];
  const isStroked = stroke !== 0 && !isPale(calls, 'FPDFPageObj_GetStrokeColor', path);
  const isFilled = fill !== 0 && !isPale(calls, 'FPDFPageObj_GetFillColor', path);
  if (!isStroked && !isFilled) return { lines: [], shades: [] };
  const parts = outlines(calls, path, toView);
  return {
    lines: parts.flatMap((points) => (isStroked ? along(points) : filledLine(points))),
    shades: isFilled ? parts.flatMap((points) => shadeOf(points) ?? []) : [],
  };
}

function isPale(
  calls: PdfiumCalls,
  name: 'FPDFPageObj_GetStrokeColor' | 'FPDFPageObj_GetFillColor',
  path: number,
): boolean {
  const [red = 0, green = 0, blue = 0, alpha = 255] = calls.results(name, [path], 4, 'integer') ?? [];
  return alpha === 0 || (red >= pale && green >= pale && blue >= pale);
}

/** Segment types (fpdf_edit.h). */
const moveTo = 2;
const bezierTo = 1;

/** The corners of each part of the path; a curve, such as a round corner, parts it. */
function outlines(calls: PdfiumCalls, path: number, toView: ToView): readonly (readonly Point[])[] {
  const count = calls.call('FPDFPath_CountSegments', path);
  if (count > mostItems) return [];
  const parts: Point[][] = [];
  for (let index = 0; index < count; index += 1) {
    const segment = calls.call('FPDFPath_GetPathSegment', path, index);
    const kind = calls.call('FPDFPathSegment_GetType', segment);
    const [x = 0, y = 0] = calls.results('FPDFPathSegment_GetPoint', [segment], 2, 'float') ?? [];
    if (kind === moveTo || kind === bezierTo || parts.length === 0) parts.push([]);
    const part = parts.at(-1);
    part?.push(toView([x, y]));
    const [first] = part ?? [];
    if (calls.call('FPDFPathSegment_GetClose', segment) === 1 && first !== undefined) part?.push(first);
  }
  return parts;
}

/** Its stretches that lie along an axis. */
function along(points: readonly Point[]): readonly RuledLine[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index] ?? to;
    return lineBetween(from, to) ?? [];
  });
}

function lineBetween([x, y]: Point, [toX, toY]: Point): RuledLine | null {
  const [wide, high] = [Math.abs(toX - x), Math.abs(toY - y)];
  if (high <= level && wide > level)
    return { isAcross: true, at: (y + toY) / 2, from: Math.min(x, toX), to: Math.max(x, toX) };
  if (wide <= level && high > level)
    return { isAcross: false, at: (x + toX) / 2, from: Math.min(y, toY), to: Math.max(y, toY) };
  return null;
}

/** A thin filled box is a line, a dot may be part of one either way; a large one is shading. */
function filledLine(points: readonly Point[]): readonly RuledLine[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const [wide, high] = [right - left, bottom - top];
  const isBox = points.length >= 2 && points.length <= mostPoints;
  if (!isBox || Math.min(wide, high) > thin || wide + high < least) return [];
  const isDot = Math.max(wide, high) <= thin;
  return [
    ...(wide >= high || isDot ? [{ isAcross: true, at: (top + bottom) / 2, from: left, to: right }] : []),
    ...(high > wide || isDot ? [{ isAcross: false, at: (left + right) / 2, from: top, to: bottom }] : []),
  ];
}

function shadeOf(points: readonly Point[]): ShadedBox | null {
  const isBox =
    points.length >= corners && points.length <= mostPoints && along(points).length >= corners - 1;
  if (!isBox || filledLine(points).length > 0) return null;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const corners = 4;
/** Points of a box that ends where it began, and is closed as well. */
const mostPoints = 6;
