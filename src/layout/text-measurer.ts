/** Measures texts for all documents of a process: what stands in one form mostly stands in the next. */
import type { Paragraph } from '../model/index.js';
import type { TextSetter } from '../text/index.js';
import { type FrameWish, GridFrame } from './grid-frame.js';
import type { MeasuredText, PageReferences, TextWish } from './measure-text.js';
import { TextBox } from './text-box.js';

/** So many texts are kept at most; then all are let go. */
const mostKept = 4000;

/** What it has measured before changes nothing but the time that it takes. */
export class TextMeasurer {
  /** By width. */
  private readonly boxes = new Map<number, TextBox[]>();
  private readonly frames = new Map<string, GridFrame>();
  private kept = 0;

  constructor(private readonly setter: TextSetter) {}

  measure(paragraphs: readonly Paragraph[], wish: TextWish, references: PageReferences): MeasuredText {
    return this.boxFor(wish).measure(paragraphs, references);
  }

  /** The frame of all grids of these lengths. */
  frameFor(wish: FrameWish): GridFrame {
    const { columns, left, width, bodySize, linePitch, paddingX } = wish;
    const key = [left, width, bodySize, linePitch, paddingX, columns.join(' ')].join('/');
    const known = this.frames.get(key);
    if (known !== undefined) return known;
    const frame = new GridFrame(wish, (asked) => this.boxFor(asked));
    this.frames.set(key, frame);
    return frame;
  }

  private boxFor(wish: TextWish): TextBox {
    const ofWidth = this.boxes.get(wish.width);
    const known = ofWidth?.find((box) => isSameBox(box.wish, wish));
    if (known !== undefined) return known;
    const box = new TextBox(wish, this.setter, () => this.makeRoom());
    if (ofWidth === undefined) this.boxes.set(wish.width, [box]);
    else ofWidth.push(box);
    return box;
  }

  private makeRoom(): boolean {
    const hasRoom = this.kept < mostKept;
    if (!hasRoom) {
      this.boxes.clear();
      this.frames.clear();
      this.kept = 0;
    }
    this.kept += 1;
    return hasRoom;
  }
}

/** Of boxes of the same width. */
function isSameBox(one: TextWish, other: TextWish): boolean {
  return (
    one.align === other.align &&
    one.lastLine === other.lastLine &&
    one.linePitch === other.linePitch &&
    one.style.role === other.style.role &&
    one.style.size === other.style.size
  );
}
