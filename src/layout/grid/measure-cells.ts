/** Breaks the texts of a grid's cells, and gives those that stand flush to a border Word's own padding where that costs no line. */
import type { Cell } from '../../model/index.js';
import type { MeasuredText, PageReferences } from '../text/measured-text.js';
import type { TextBox } from '../text/text-measurer.js';
import type { CutPolicy } from './cut-policy.js';
import { type GridBox, type GridFrame, roomyPadding } from './grid-frame.js';

export interface MeasuredCell {
  readonly cell: Cell;
  readonly policy: CutPolicy;
  readonly text: MeasuredText;
  /** Left and right of the text. */
  readonly paddingX: number;
}

export interface GridRoom {
  readonly paddingY: number;
  /** Height of an empty page: a label taller than half of it flows, or it would fill every page that it goes on to. */
  readonly height: number;
}

/**
 * All texts that are flush to one side of one border have the same padding, so that they begin or end in one line down the
 * form. Text that is centred shows no padding and keeps the pack's.
 */
export function measureCells(
  cells: readonly Cell[],
  frame: GridFrame,
  room: GridRoom,
  references: PageReferences,
): readonly MeasuredCell[] {
  /** Edges along which more padding would cost a line. */
  const tight = new Set<number>();
  const measured = cells.map((cell) => {
    const box = frame.boxOf(cell);
    const { roomy } = box;
    if (roomy === null || tight.has(roomy.edge)) {
      return measuredCell(cell, box, box.text.measure(cell.paragraphs, references), frame, room);
    }
    const text = roomy.text.measure(cell.paragraphs, references);
    if (costsLine(text, cell, box.text, references)) tight.add(roomy.edge);
    return measuredCell(cell, box, text, frame, room, roomyPadding);
  });
  if (tight.size === 0) return measured;
  return measured.map((one) => {
    if (one.paddingX === frame.spec.paddingX) return one;
    const { cell, text } = one;
    const box = frame.boxOf(cell);
    if (box.roomy === null || !tight.has(box.roomy.edge)) return one;
    return measuredCell(cell, box, inWiderBox(text, cell, box.text, references), frame, room);
  });
}

function measuredCell(
  cell: Cell,
  box: GridBox,
  text: MeasuredText,
  { spec }: GridFrame,
  { paddingY, height }: GridRoom,
  paddingX = spec.paddingX,
): MeasuredCell {
  const tooTall = text.lineCount * spec.linePitch + 2 * paddingY > height / 2;
  return { cell, policy: tooTall ? 'flow' : box.policy, text, paddingX };
}

/** Whether the text has fewer lines, no broken word, or its usual size in the wider box. */
function costsLine(text: MeasuredText, cell: Cell, box: TextBox, references: PageReferences): boolean {
  if (!text.isFaulty && !isSmaller(text, box) && !mayBeShorter(text, box.spec.width)) return false;
  const wider = box.measure(cell.paragraphs, references);
  return (
    wider.lineCount < text.lineCount ||
    (text.isFaulty && !wider.isFaulty) ||
    wider.box.style.size > text.box.style.size
  );
}

/** A number that its box has set smaller. */
function isSmaller({ box: { style } }: MeasuredText, { spec }: TextBox): boolean {
  return style.size < spec.style.size;
}

/** False only if no paragraph can have fewer lines of this width; spares measuring nearly all texts twice. */
function mayBeShorter({ paragraphs, lineCount, box }: MeasuredText, width: number): boolean {
  if (lineCount === paragraphs.length) return false;
  // The gap between hanzi and Latin that a line's end swallows.
  const widest = width + box.style.size / 4;
  return paragraphs.some(({ text, breaks }) => {
    if (breaks.length === 1) return false;
    const total = breaks.reduce((sum, line) => sum + line.width, 0);
    return total <= (breaks.length - 1) * widest || /\s/.test(text);
  });
}

/** Paragraphs of one line each have the same lines there. */
function inWiderBox(text: MeasuredText, cell: Cell, box: TextBox, references: PageReferences): MeasuredText {
  const isOfWholeLines = text.lineCount === text.paragraphs.length && !isSmaller(text, box);
  return isOfWholeLines ? { ...text, box: box.spec } : box.measure(cell.paragraphs, references);
}
