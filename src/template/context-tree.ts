/** Turns a part of the filing into the tree of sourced leaves that a template walks. */
import type { JsonPath } from '../diagnostics/index.js';
import {
  type Branch,
  Leaf,
  type LeafValue,
  ownLeaf,
  ShapedRecord,
  SourcedList,
  type SourcedRecord,
} from './leaf.js';
import { type PrintSettings, printLeaf } from './print.js';
import type { LeafShape, RecordShape, Shape } from './shape.js';

/**
 * Builds a tree as complete as the shape: null and missing data become blank leaves with the path of the place, so a
 * template never meets a hole. A null path means that the value is not in the filing.
 */
function branchOf(value: unknown, shape: Shape, path: JsonPath | null, settings: PrintSettings): Branch {
  switch (shape.kind) {
    case 'leaf':
      return leafOf(value as LeafValue | undefined, shape, path ?? [], settings);
    case 'list': {
      const given: readonly unknown[] = Array.isArray(value) ? value : [];
      const make = () =>
        given.map((item, index) => branchOf(item, shape.item, path && `${path}[${index}]`, settings));
      return new SourcedList({ length: given.length, make }, shape.item, path ?? '');
    }
    case 'record':
      return dataRecord(value, shape, path, settings);
  }
}

/** Reads an object of the filing on demand; a missing object reads as blanks. */
export function dataRecord(
  value: unknown,
  shape: RecordShape,
  path: JsonPath | null,
  settings: PrintSettings,
): SourcedRecord {
  const data = typeof value === 'object' ? (value as Readonly<Record<string, unknown>> | null) : null;
  const inside = path === null || path === '' ? path : `${path}.`;
  return new ShapedRecord(shape, (part, name) => {
    const own = data === null ? null : data[name];
    if (inside === null) return branchOf(own, part, null, settings);
    if (part.kind === 'leaf') return leafOf(own as LeafValue | undefined, part, inside, settings, name);
    return branchOf(own, part, `${inside}${name}`, settings);
  });
}

/** Makes a blank without a source: the form's own, not the filing's. */
export function blankOf(shape: Shape): Branch {
  switch (shape.kind) {
    case 'leaf':
      return ownLeaf(shape, null);
    case 'list':
      return new SourcedList([], shape.item, '');
    case 'record':
      return blankRecord(shape);
  }
}

export function blankRecord(shape: RecordShape): SourcedRecord {
  return new ShapedRecord(shape, blankOf);
}

/** `from` and `name` as of a leaf. */
export function leafOf(
  value: LeafValue | undefined,
  shape: LeafShape,
  from: JsonPath | readonly JsonPath[],
  settings: PrintSettings,
  name = '',
): Leaf {
  const known = value ?? null;
  return new Leaf(shape, known, from, known === null ? '' : printLeaf(known, shape, settings), name);
}
