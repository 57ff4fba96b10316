/** Shares column edges and text boxes among grids with the same columns, such as the forms of one template. */

import { Memo } from '../../memo/index.js';
import type { Align, Cell, CellKind } from '../../model/index.js';
import type { TextStyle } from '../../text/index.js';
import { millipoints, twip } from '../lengths.js';
import { cellStyle } from '../styles.js';
import type { TextBoxSpec } from '../text/measured-text.js';
import type { TextBox, TextMeasurer } from '../text/text-measurer.js';
import { type CutPolicy, cutPolicies } from './cut-policy.js';

/** Horizontal lengths of a grid; independent of the page's height. */
interface FrameSpec {
  /** Shares of the width, in thousandths. */
  readonly columns: readonly number[];
  readonly left: number;
  readonly width: number;
  readonly bodySize: number;
  readonly linePitch: number;
  readonly paddingX: number;
}

/** The box of a kind of cell in its columns, and what becomes of the cell where a page cut passes through it. */
export interface GridBox {
  readonly columnSpan: number;
  readonly kind: CellKind;
  readonly align: Align;
  readonly isBold: boolean;
  readonly policy: CutPolicy;
  readonly text: TextBox;
  /** Null where the text stands flush to no border, and where there is no room for more padding. */
  readonly roomy: RoomyBox | null;
}

/** The box under `roomyPadding`. */
interface RoomyBox {
  readonly text: TextBox;
  /** Of the border that the text is flush to; text flush to the right of one has another number than text to its left. */
  readonly edge: number;
}

/** Word's own left and right cell padding: 0.19 cm. */
export const roomyPadding = millipoints(5.4);

export class GridFrame {
  /** From the page's left edge; one more than columns. */
  readonly columnEdges: readonly number[];
  /** By first column. */
  readonly #boxes: readonly GridBox[][];
  readonly #styles: TextStyle[] = [];

  readonly #boxFor: (spec: TextBoxSpec) => TextBox;

  constructor(
    readonly spec: FrameSpec,
    boxFor: (spec: TextBoxSpec) => TextBox,
  ) {
    this.#boxFor = boxFor;
    const { columns, left, width } = spec;
    this.columnEdges = edgesOf(columns, left, width);
    this.#boxes = columns.map(() => []);
  }

  boxOf(cell: Cell): GridBox {
    const boxes = this.#boxes[cell.column] ?? [];
    // Asked for every cell; there are two or three at most.
    for (let index = 0; index < boxes.length; index += 1) {
      const box = boxes[index];
      if (box !== undefined && isBoxOf(box, cell)) return box;
    }
    const added = this.#newBox(cell);
    boxes.push(added);
    return added;
  }

  #newBox({ kind, align, bold: isBold = false, column, columnSpan }: Cell): GridBox {
    const { look, lastLine } = cellStyle(kind, isBold);
    const { linePitch, paddingX, bodySize } = this.spec;
    const box = (this.columnEdges[column + columnSpan] ?? 0) - (this.columnEdges[column] ?? 0);
    const style = this.#styleOf(look);
    const boxFor = (padding: number) =>
      this.#boxFor({ style, linePitch, width: box - 2 * padding, align, lastLine });
    const hasRoom = paddingX < roomyPadding && box - 2 * roomyPadding >= bodySize;
    const edge = this.#flushEdge(align, column, column + columnSpan);
    const roomy = hasRoom && edge !== null ? { text: boxFor(roomyPadding), edge } : null;
    return { columnSpan, kind, align, isBold, policy: cutPolicies[kind], text: boxFor(paddingX), roomy };
  }

  #flushEdge(align: Align, left: number, right: number): number | null {
    switch (align) {
      case 'left':
        return left;
      case 'right':
        return this.columnEdges.length + right;
      case 'center':
        return null;
    }
  }

  /** Returns the same object for equal styles: Word's writer compares styles by identity first. */
  #styleOf({ role, weight }: Omit<TextStyle, 'size'>): TextStyle {
    const known = this.#styles.find((style) => style.role === role && style.weight === weight);
    if (known !== undefined) return known;
    const style =
      weight === undefined ? { role, size: this.spec.bodySize } : { role, weight, size: this.spec.bodySize };
    this.#styles.push(style);
    return style;
  }
}

/** The frames of all documents of a process, for as long as they are in use. */
export class GridFrames {
  readonly #frames = new Memo<string, GridFrame>({ capacity: 100 });
  readonly #measurer: TextMeasurer;

  constructor(measurer: TextMeasurer) {
    this.#measurer = measurer;
  }

  /** The frame of all grids of these lengths. */
  frameOf(spec: FrameSpec): GridFrame {
    const { columns, left, width, bodySize, linePitch, paddingX } = spec;
    const key = `${left} ${width} ${bodySize} ${linePitch} ${paddingX} ${columns.join(' ')}`;
    return this.#frames.getOrCompute(key, () => new GridFrame(spec, (box) => this.#measurer.boxOf(box)));
  }
}

/** Of cells that begin in the same column. */
function isBoxOf(box: GridBox, cell: Cell): boolean {
  return (
    box.columnSpan === cell.columnSpan &&
    box.kind === cell.kind &&
    box.align === cell.align &&
    box.isBold === (cell.bold ?? false)
  );
}

/** Column edges on whole twips; the last one is exact. */
function edgesOf(shares: readonly number[], left: number, width: number): readonly number[] {
  const edges = [left];
  let sum = 0;
  for (const share of shares) {
    sum += share;
    edges.push(left + Math.round((width * sum) / 1000 / twip) * twip);
  }
  return edges;
}
