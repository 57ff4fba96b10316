/** Caches of layout, shared by all documents of a process; they change no document. */

import { Memo } from '../memo/index.js';
import type { TextSetter } from '../text/index.js';
import { GridFrames } from './grid/index.js';
import { LaidForms } from './laid-forms.js';
import { TextMeasurer } from './text/text-measurer.js';

export class LayoutMemo {
  readonly measurer: TextMeasurer;
  readonly frames: GridFrames;
  /** Null: a form is laid out once, and nothing is kept of it. */
  readonly laidForms: LaidForms | null;
  /** Columns chosen for tables with ranges, by filing: they serve its next document. */
  readonly columns = new Memo<object, Memo<string, readonly number[]>>({ capacity: 4 });

  /** `isEdited`: the same forms are laid out again and again, with a word changed in one of them. */
  constructor(setter: TextSetter, { isEdited = false }: { readonly isEdited?: boolean } = {}) {
    this.measurer = new TextMeasurer(setter, isEdited ? 'all' : 'short');
    this.frames = new GridFrames(this.measurer);
    this.laidForms = isEdited ? new LaidForms() : null;
  }
}
