/** The cells of a sheet as the library takes them: by their place, but blank ones that stand again and again as rows of what their columns look like, which is far less work to it. */
import type { Cell, CellStyle, MergeRange } from 'hucre/xlsx';
import { isErrorText } from './cell-content.js';
import { quotedSheet } from './ranges.js';
import type { CellInput, CellLook, CellToWrite } from './workbook.js';

export class LaidCells {
  /** Other cells than the usual ones, by `row,column`. */
  readonly cells = new Map<string, Partial<Cell>>();
  readonly merges: MergeRange[] = [];
  /** Blanks up to the last usual cell of each row. */
  readonly rows: null[][];
  /** What the usual cells of each column look like. */
  readonly #usual: (BareCell | undefined)[] = [];
  readonly #looks: Looks;

  constructor(rows: number, looks: Looks) {
    this.rows = Array.from({ length: rows }, () => []);
    this.#looks = looks;
  }

  /** Style of the column's usual cells. */
  styleOf(column: number): Partial<BareCell> {
    return this.#usual[column] ?? {};
  }

  add(cell: CellToWrite): void {
    const { count = 0, every = 0 } = cell.repeats ?? {};
    const bare = this.#looks.bareCell(cell.look);
    const isUsual = count > 0 && this.#isUsual(cell, bare);
    for (let copy = 0; copy <= count; copy += 1) {
      const placed = copy === 0 ? cell : { ...cell, row: cell.row + copy * every };
      if (placed.row + placed.rowSpan > this.rows.length)
        throw new RangeError(`row ${placed.row + placed.rowSpan - 1} is not of the sheet`);
      if (isUsual) this.#extendRows(placed);
      else this.#put(placed, bare);
      this.#merge(placed);
    }
  }

  /** The first look in a column is its usual one. */
  #isUsual({ column, columnSpan }: CellToWrite, bare: BareCell): boolean {
    let isUsual = true;
    for (let index = column; index < column + columnSpan; index += 1) {
      const usual = this.#usual[index] ?? bare;
      this.#usual[index] = usual;
      isUsual &&= usual === bare;
    }
    return isUsual;
  }

  /** All slots of a row before the cell have cells of their own, as in every grid. */
  #extendRows({ row, rowSpan, column, columnSpan }: CellToWrite): void {
    for (const blanks of this.rows.slice(row, row + rowSpan))
      while (blanks.length < column + columnSpan) blanks.push(null);
  }

  /** Covered cells of a merge get the style too, or their borders would be missing. */
  #put({ row, column, rowSpan, columnSpan, input, linksTo }: CellToWrite, bare: BareCell): void {
    for (let at = row; at < row + rowSpan; at += 1)
      for (let index = column; index < column + columnSpan; index += 1)
        this.cells.set(`${at},${index}`, bare);
    const link = linksTo === undefined ? null : { hyperlink: linkTo(linksTo) };
    if (input.kind !== 'empty' || link !== null)
      this.cells.set(`${row},${column}`, { ...(input.kind !== 'empty' && givenOf(input)), ...bare, ...link });
  }

  #merge({ row, column, rowSpan, columnSpan }: CellToWrite): void {
    if (rowSpan === 1 && columnSpan === 1) return;
    const [endRow, endCol] = [row + rowSpan - 1, column + columnSpan - 1];
    this.merges.push({ startRow: row, startCol: column, endRow, endCol });
  }
}

function linkTo(sheet: string) {
  return { target: '', location: `${quotedSheet(sheet)}!A1` };
}

function givenOf(input: Exclude<CellInput, { kind: 'empty' }>): Partial<Cell> {
  switch (input.kind) {
    case 'text':
      return textOf(plainText(input.text));
    case 'number':
      return { value: input.value, type: 'number' };
    case 'date':
      return { value: new Date(`${input.date}T00:00:00Z`), type: 'date' };
    case 'formula':
      return { value: input.shown, type: 'formula', formula: input.formula, formulaResult: input.shown };
  }
}

/** The library writes a text that reads as an error as one, unless it has runs. */
function textOf(text: string): Partial<Cell> {
  const value = { value: text, type: 'string' } as const;
  return isErrorText(text) ? { ...value, richText: [{ text }] } : value;
}

/** What looks like an escape of Excel's (_x0041_) is escaped itself, or it would be read as the character. */
function plainText(text: string): string {
  return text.includes('_x') ? text.replace(/_(?=x[\dA-Fa-f]{4}_)/gu, '_x005F_') : text;
}

/** A cell without content; shared by all cells of a look, because most cells of a book are empty. */
interface BareCell {
  readonly style: CellStyle;
}

/** Caches one style object per look; most cells share the look itself, too. */
export class Looks {
  readonly #cells = new Map<string, BareCell>();
  readonly #byLook = new Map<CellLook, BareCell>();

  bareCell(look: CellLook): BareCell {
    const known = this.#byLook.get(look) ?? this.#alike(look);
    this.#byLook.set(look, known);
    return known;
  }

  #alike(look: CellLook): BareCell {
    const { font, size, isBold, align, verticalAlign, hasBorder, fill, isUnlocked, format } = look;
    const key = `${font}|${size}|${isBold}|${align}|${verticalAlign}|${hasBorder}|${fill}|${isUnlocked}|${format}`;
    const known = this.#cells.get(key);
    if (known !== undefined) return known;
    const made = { style: styleOf(look) };
    this.#cells.set(key, made);
    return made;
  }
}

function styleOf(look: CellLook): CellStyle {
  // Without a colour it is automatic, black; the library would put the colour's name together for each cell.
  const side = { style: 'thin' } as const;
  const { font, size, isBold = false, align, verticalAlign, fill, format, isUnlocked } = look;
  return {
    font: { name: font, size, ...(isBold && { bold: true }) },
    alignment: {
      horizontal: align,
      vertical: verticalAlign === 'middle' ? 'center' : 'top',
      wrapText: true,
    },
    ...(look.hasBorder && { border: { top: side, right: side, bottom: side, left: side } }),
    ...(fill && { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } }),
    ...(format && { numFmt: format }),
    ...(isUnlocked && { protection: { locked: false } }),
  };
}
