/** A workbook to write: sheets of cells with looks, print settings, validations and protection. */

export interface Workbook {
  readonly title: string;
  readonly author: string;
  readonly sheets: readonly SheetToWrite[];
  /** Names of ranges: `'项目 3'!$A$1`. */
  readonly names?: ReadonlyMap<string, string>;
  /** Custom document properties. */
  readonly properties?: ReadonlyMap<string, string>;
}

export interface SheetToWrite {
  /** As `SheetNames` gives it. */
  readonly name: string;
  /** Widths in millipoints. */
  readonly columns: readonly number[];
  /** Heights in millipoints; null: as the program thinks fit. */
  readonly rows: readonly (number | null)[];
  readonly cells: readonly CellToWrite[];
  /** Undefined: not printed. */
  readonly print?: PrintSetup;
  readonly validations?: readonly Validation[];
  /** Cells that are not unlocked cannot be changed; without a password. */
  readonly isProtected?: boolean;
  /** Not even in the list of hidden sheets. */
  readonly isHidden?: boolean;
}

export interface PrintSetup {
  readonly paper: 'a3' | 'a4';
  readonly orientation: 'portrait' | 'landscape';
  /** Millipoints. */
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** Excel's codes: `&C第 &P 页`. */
  readonly footer: { readonly odd: string; readonly even: string | null };
  /** First and last of the rows that each page repeats, from 0. */
  readonly titleRows: readonly [number, number] | null;
}

export type CellInput =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** `2024-01-31`. */
  | { readonly kind: 'date'; readonly date: string }
  /** Without `=`; `shown` until the program computes it. */
  | { readonly kind: 'formula'; readonly formula: string; readonly shown: string | number | null };

/** Rows and columns count from 0. */
export interface CellToWrite {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly input: CellInput;
  readonly look: CellLook;
  /** How often the cell stands again below, every so many rows; blank cells alone. */
  readonly repeats?: { readonly count: number; readonly every: number };
  /** Name of the sheet that a click leads to. */
  readonly linksTo?: string;
}

export interface CellLook {
  readonly font: string;
  /** Points. */
  readonly size: number;
  readonly isBold?: boolean;
  readonly align: 'left' | 'center' | 'right';
  readonly verticalAlign: 'top' | 'middle';
  readonly hasBorder: boolean;
  /** Red, green, blue in hexadecimal: `FFF7E0`. */
  readonly fill?: string;
  readonly isUnlocked?: boolean;
  /** Excel's number format. */
  readonly format?: string;
}

export interface Validation {
  /** `C5:C90`; of merged cells the first alone. */
  readonly range: string;
  readonly rule:
    | { readonly kind: 'list'; readonly source: string; readonly isStrict: boolean }
    | { readonly kind: 'whole' | 'decimal'; readonly least: number; readonly most: number }
    | { readonly kind: 'date' }
    /** Shows only the hint. */
    | { readonly kind: 'any' };
  readonly title: string;
  readonly hint: string;
}
