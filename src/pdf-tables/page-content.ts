/** What a page of a PDF shows: its characters and the straight lines drawn on it. */
import type { PdfiumCalls } from './pdfium-calls.js';

/** Points, from the page's top left corner, as it is looked at. */
export interface PageCharacter {
  /** One blank for blanks of any kind; a half of a character that UTF-16 writes as two. */
  readonly text: string;
  /** Left and right end of its advance. */
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** A line along an axis; `at`: its place on the other axis. */
export interface RuledLine {
  readonly isAcross: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface PageContent {
  readonly characters: readonly PageCharacter[];
  readonly lines: readonly RuledLine[];
}

/** Characters, and objects, of one page: the fullest of forms has some thousands. A page of more is no form. */
const mostItems = 30_000;

/** `index` from 0. Null where the page cannot be read, or holds too much. */
export function pageContent(calls: PdfiumCalls, document: number, index: number): PageContent | null {
  const page = calls.call('FPDF_LoadPage', document, index);
  if (page === 0) return null;
  try {
    const toView = viewOf(calls, page);
    const characters = charactersOn(calls, page, toView);
    const lines = linesOn(calls, page, toView);
    return characters === null || lines === null ? null : { characters, lines };
  } finally {
    calls.call('FPDF_ClosePage', page);
  }
}

type Point = readonly [x: number, y: number];
type ToView = (point: Point) => Point;

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

function charactersOn(calls: PdfiumCalls, page: number, toView: ToView): readonly PageCharacter[] | null {
  const text = calls.call('FPDFText_LoadPage', page);
  if (text === 0) return [];
  try {
    const count = calls.call('FPDFText_CountChars', text);
    if (count > mostItems) return null;
    return Array.from({ length: count }, (_, index) => characterAt(calls, text, index, toView)).filter(
      (one) => one !== null,
    );
  } finally {
    calls.call('FPDFText_ClosePage', text);
  }
}

/** Null for what PDFium adds of its own, and for what is turned: a stamp or a watermark, no text of a form. */
function characterAt(calls: PdfiumCalls, text: number, index: number, toView: ToView): PageCharacter | null {
  if (calls.call('FPDFText_IsGenerated', text, index) === 1) return null;
  const code = calls.call('FPDFText_GetUnicode', text, index);
  if (code < 0x20 || code > 0x10ffff) return null;
  const box = calls.structure('FPDFText_GetLooseCharBox', [text, index], 4);
  const origin = calls.results('FPDFText_GetCharOrigin', [text, index], 2, 'double');
  if (box === null || origin === null) return null;
  const [left = 0, top = 0, right = 0, bottom = 0] = box;
  const [x = 0, y = 0] = origin;
  const [one, other] = [toView([left, top]), toView([right, bottom])];
  const [start, end] = [toView([x, y]), toView([x + 1, y])];
  const isTurned = Math.abs(end[1] - start[1]) > 0.01;
  const angle = calls.call('FPDFText_GetCharAngle', text, index);
  const isUpright = isTurned ? Math.abs(Math.sin(angle)) > 0.999 : Math.abs(Math.sin(angle)) < 0.001;
  if (!isUpright) return null;
  return {
    text: /\s/u.test(String.fromCodePoint(code)) ? ' ' : String.fromCodePoint(code),
    left: Math.min(one[0], other[0]),
    right: Math.max(one[0], other[0]),
    baseline: start[1],
    size: Math.abs(other[1] - one[1]),
  };
}

/** Kinds of page objects (fpdf_edit.h). */
const pathObject = 2;
const formObject = 5;
/** Forms within forms. */
const mostDepth = 8;

type Matrix = readonly number[];
const identity: Matrix = [1, 0, 0, 1, 0, 0];

function linesOn(calls: PdfiumCalls, page: number, toView: ToView): readonly RuledLine[] | null {
  const lines: RuledLine[] = [];
  let left = mostItems;
  const walk = (object: number, outer: Matrix, depth: number): void => {
    left -= 1;
    if (left < 0) return;
    const kind = calls.call('FPDFPageObj_GetType', object);
    if (kind !== pathObject && kind !== formObject) return;
    const own = calls.structure('FPDFPageObj_GetMatrix', [object], 6) ?? identity;
    const matrix = product(own, outer);
    if (kind === pathObject) lines.push(...linesOf(calls, object, (point) => toView(mapped(matrix, point))));
    else if (depth < mostDepth) {
      const count = calls.call('FPDFFormObj_CountObjects', object);
      for (let index = 0; index < count && left >= 0; index += 1)
        walk(calls.call('FPDFFormObj_GetObject', object, index), matrix, depth + 1);
    }
  };
  const count = calls.call('FPDFPage_CountObjects', page);
  for (let index = 0; index < count && left >= 0; index += 1)
    walk(calls.call('FPDFPage_GetObject', page, index), identity, 0);
  return left < 0 ? null : lines;
}

/** First the inner, then the outer (ISO 32000-2, 8.3.4). */
function product(inner: Matrix, outer: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = inner;
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = outer;
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

function mapped([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** A filled box this thin, in points, is a line. */
const thin = 3;
/** What rises less than this, in points, lies along the axis. */
const level = 0.6;
/** Channels of at least this are the paper's. */
const pale = 235;

function linesOf(calls: PdfiumCalls, path: number, toView: ToView): readonly RuledLine[] {
  const [fill = 0, stroke = 0] = calls.results('FPDFPath_GetDrawMode', [path], 2, 'integer') ?? [];
  const isStroked = stroke !== 0 && !isPale(calls, 'FPDFPageObj_GetStrokeColor', path);
  const isFilled = fill !== 0 && !isPale(calls, 'FPDFPageObj_GetFillColor', path);
  if (!isStroked && !isFilled) return [];
  return outlines(calls, path, toView).flatMap((points) => (isStroked ? along(points) : filledLine(points)));
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

/** The corners of each part of the path; none of one with curves. */
function outlines(calls: PdfiumCalls, path: number, toView: ToView): readonly (readonly Point[])[] {
  const count = calls.call('FPDFPath_CountSegments', path);
  if (count > mostItems) return [];
  const parts: Point[][] = [];
  for (let index = 0; index < count; index += 1) {
    const segment = calls.call('FPDFPath_GetPathSegment', path, index);
    const kind = calls.call('FPDFPathSegment_GetType', segment);
    if (kind === bezierTo) return [];
    const [x = 0, y = 0] = calls.results('FPDFPathSegment_GetPoint', [segment], 2, 'float') ?? [];
    if (kind === moveTo || parts.length === 0) parts.push([]);
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

/** A thin filled box is a line; a large one is shading. */
function filledLine(points: readonly Point[]): readonly RuledLine[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const [wide, high] = [right - left, bottom - top];
  if (points.length < 2 || points.length > 6 || Math.min(wide, high) > thin || wide + high <= thin) return [];
  return wide >= high
    ? [{ isAcross: true, at: (top + bottom) / 2, from: left, to: right }]
    : [{ isAcross: false, at: (left + right) / 2, from: top, to: bottom }];
}
