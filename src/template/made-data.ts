/** Data made up by shape, for trying a pack before there is any: what its template could meet. */
import { amountOf } from '../filing/index.js';
import { type Branch, Leaf, type LeafValue, ShapedRecord, SourcedList, type SourcedRecord } from './leaf.js';
import { type PrintSettings, printLeaf } from './print.js';
import type { LeafShape, RecordShape, Shape } from './shape.js';

interface MadeData {
  /** Number of items of every list. */
  readonly rows: number;
  /** What texts and numbers of rows say; the last item of a list of three says something else, so that runs end. */
  readonly word: string;
}

/** A record in which everything is filled in. */
export function madeUpRecord(shape: RecordShape, data: MadeData, settings: PrintSettings): SourcedRecord {
  return new ShapedRecord(shape, (part) => madeUp(part, data, settings));
}

function madeUp(shape: Shape, data: MadeData, settings: PrintSettings): Branch {
  switch (shape.kind) {
    case 'leaf':
      return madeUpLeaf(shape, data.word, settings);
    case 'record':
      return madeUpRecord(shape, data, settings);
    case 'list': {
      const make = () =>
        Array.from({ length: data.rows }, (_, index) =>
          madeUp(shape.item, index < 2 ? data : { ...data, word: `${data.word}${index}` }, settings),
        );
      return new SourcedList({ length: data.rows, make }, shape.item, 'made');
    }
  }
}

function madeUpLeaf(shape: LeafShape, word: string, settings: PrintSettings): Leaf {
  const value = madeValue(shape, word);
  const isWord = shape.leaf === 'number' || shape.leaf === 'year';
  return new Leaf(shape, value, ['made'], isWord ? word : printLeaf(value, shape, settings));
}

function madeValue({ leaf }: LeafShape, word: string): NonNullable<LeafValue> {
  switch (leaf) {
    case 'text':
    case 'target':
      return word;
    case 'texts':
      return [word];
    case 'amount':
      return amountOf(12_345_670_000n);
    case 'decimal':
      return '12.5';
    case 'date':
      return '2024-01-31';
    case 'period':
      return '2024-01';
    case 'year':
      return '2024';
    case 'number':
      return 1;
    case 'boolean':
      return true;
  }
}
