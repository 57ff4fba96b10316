/** What reading a cell as a value takes and gives. */
import type { DiagnosticParameters } from '../diagnostics/index.js';
import type { CellContent } from '../spreadsheet/index.js';

/** A cell, or a part of its text, as a source of a value. */
export interface LeafSource {
  readonly text: string;
  /** null if only a part of the cell's text is meant. */
  readonly content: CellContent | null;
}

/** A remark in Chinese and English, and what it names; see `Diagnostic`. */
export type Remark = readonly [string, string, DiagnosticParameters];

export interface LeafReading {
  /** null: blank, or not understood, with a remark. */
  readonly value: string | number | null;
  /** A doubt to look at. */
  readonly doubt?: Remark;
  /** A note on a value that was read differently than written. */
  readonly note?: Remark;
}

export function refused(zh: string, en: string, found: string): LeafReading {
  return { value: null, doubt: [`${zh}，没有读`, `${en}; it was not read`, { found }] };
}
