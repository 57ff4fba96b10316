/** Caches of layout, shared by all documents of a process; they change no document. */
import type { TextSetter } from '../text/index.js';
import { GridFrames } from './grid/grid-frame.js';
import { TextMeasurer } from './text/text-measurer.js';

export class LayoutMemo {
  readonly measurer: TextMeasurer;
  readonly frames: GridFrames;

  constructor(setter: TextSetter) {
    this.measurer = new TextMeasurer(setter);
    this.frames = new GridFrames(this.measurer);
  }
}
