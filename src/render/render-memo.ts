/** Caches and tools that renderers share for all documents of a process. */
import { Memo } from '../memo/index.js';
import type { TextSetter } from '../text/index.js';
import type { WordParts } from './zip/packed-part.js';

export interface RenderMemo {
  /** Sets texts in the faces that documents are laid out with. */
  readonly setter: TextSetter;
  readonly wordParts: WordParts;
  /** Holds `dist/` with PDFium; null: only the program's own folder is searched for it. */
  readonly packageFolder: string | null;
}

export function renderMemo(setter: TextSetter, packageFolder: string | null = null): RenderMemo {
  return { setter, wordParts: new Memo({ capacity: 100 }), packageFolder };
}
