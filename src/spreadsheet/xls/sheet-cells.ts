/** Reads the cells of one sheet of an .xls. */
import type { Cell, Sheet } from 'hucre/xlsx';
import { type BiffRecord, PieceReader, piecesOf, record } from './records.js';

/** What the workbook says of its sheets' cells. */
export interface SheetWorld {
  readonly texts: readonly string[];
  readonly formatOf: (format: number) => string;
  /** Null: the format is none of dates. */
  readonly dateOf: (format: number, value: number) => Date | null;
}

const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** A note that hangs at a cell is a text box, too. */
const noteObject = 0x19;
const hiddenRow = 0x20;

export function readSheet(
  records: readonly BiffRecord[],
  start: number,
  world: SheetWorld,
): Omit<Sheet, 'name'> {
  const sheet = new XlsSheet(world);
  let depth = 0;
  for (let index = start; index < records.length; index += 1) {
    const { id } = records[index] ?? {};
    // Charts stand within a sheet, with cells of their own.
    if (id === record.begin) depth += 1;
    else if (id === record.end) depth -= 1;
    else if (depth === 1) sheet.take(records, index);
    if (depth === 0) break;
  }
  return sheet;
}

type XlsValue = string | number | boolean | Date;

class XlsSheet implements Omit<Sheet, 'name'> {
  readonly rows: (XlsValue | null)[][] = [];
  readonly cells = new Map<string, Cell>();
  readonly merges: NonNullable<Sheet['merges']> = [];
  readonly columns: NonNullable<Sheet['columns']> = [];
  readonly rowDefs: NonNullable<Sheet['rowDefs']> = new Map();
  readonly textBoxes: NonNullable<Sheet['textBoxes']> = [];
  #lastObject = 0;

  constructor(readonly world: SheetWorld) {}

  take(records: readonly BiffRecord[], index: number): void {
    const one = records[index];
    if (one === undefined) return;
    const { id, data } = one;
    switch (id) {
      case record.number:
        this.#number(data, data.readDoubleLE(6));
        break;
      case record.shortNumber:
        this.#number(data, shortNumber(data.readUInt32LE(6)));
        break;
      case record.multipleNumbers:
        this.#numbers(data);
        break;
      case record.sharedText:
        this.#put(data, this.world.texts[data.readUInt32LE(6)] ?? '', {});
        break;
      case record.text:
      case record.richText: {
        const text = new PieceReader([data], 6);
        this.#put(data, text.text(text.number(2)), {});
        break;
      }
      case record.truthOrError:
        this.#truthOrError(data, data.readUInt8(6), data.readUInt8(7) === 1, {});
        break;
      case record.formula:
        this.#formula(records, index, data);
        break;
      case record.merges:
        this.#merges(data);
        break;
      case record.row:
        if ((data.readUInt16LE(12) & hiddenRow) > 0) this.rowDefs.set(data.readUInt16LE(0), { hidden: true });
        break;
      case record.columnInfo:
        this.#columns(data);
        break;
      case record.object:
        this.#lastObject = data.readUInt16LE(4);
        break;
      case record.textBox:
        this.#textBox(records, index, data);
        break;
      default:
        break;
    }
  }

  /** A cell's record begins with its row, column and format. */
  #put(
    data: Buffer,
    value: XlsValue,
    more: Partial<Cell>,
    column = data.readUInt16LE(2),
    format = data.readUInt16LE(4),
  ): void {
    const row = data.readUInt16LE(0);
    const values = this.rows[row] ?? [];
    this.rows[row] = values;
    values[column] = value;
    this.cells.set(`${row},${column}`, {
      value,
      type: 'string',
      style: { numFmt: this.world.formatOf(format) },
      ...more,
    });
  }

  #number(
    data: Buffer,
    value: number,
    more: Partial<Cell> = {},
    column?: number,
    format = data.readUInt16LE(4),
  ): void {
    this.#put(data, this.world.dateOf(format, value) ?? value, { type: 'number', ...more }, column, format);
  }

  #numbers(data: Buffer): void {
    const first = data.readUInt16LE(2);
    for (let at = 4, column = first; at + 8 <= data.length; at += 6, column += 1)
      this.#number(data, shortNumber(data.readUInt32LE(at + 2)), {}, column, data.readUInt16LE(at));
  }

  #truthOrError(data: Buffer, value: number, isError: boolean, more: Partial<Cell>): void {
    if (isError) this.#put(data, errorTexts[value] ?? '#VALUE!', { ...more, type: 'error' });
    else this.#put(data, value !== 0, { ...more, type: 'boolean' });
  }

  /** A result that is no number has 0xFFFF at its end, and its kind at its beginning; a text stands in a record of its own. */
  #formula(records: readonly BiffRecord[], index: number, data: Buffer): void {
    const formula = { formula: '' };
    if (data.readUInt16LE(12) !== 0xffff) {
      this.#number(data, data.readDoubleLE(6), formula);
      return;
    }
    const kind = data.readUInt8(6);
    if (kind === 1 || kind === 2) this.#truthOrError(data, data.readUInt8(8), kind === 2, formula);
    if (kind !== 0) return;
    // A shared formula's or an array's own record may stand between.
    const next = [index + 1, index + 2].find((at) => records[at]?.id === record.formulaText);
    if (next === undefined) return;
    const text = new PieceReader(piecesOf(records, next));
    this.#put(data, text.text(text.number(2)), { ...formula, type: 'formula' });
  }

  #merges(data: Buffer): void {
    for (let at = 2; at + 8 <= data.length; at += 8)
      this.merges.push({
        startRow: data.readUInt16LE(at),
        endRow: data.readUInt16LE(at + 2),
        startCol: data.readUInt16LE(at + 4),
        endCol: data.readUInt16LE(at + 6),
      });
  }

  #columns(data: Buffer): void {
    const [first, last] = [data.readUInt16LE(0), Math.min(data.readUInt16LE(2), 255)];
    const column = { width: data.readUInt16LE(4) / 256, hidden: (data.readUInt16LE(8) & 1) > 0 };
    for (let index = first; index <= last; index += 1) this.columns[index] = column;
  }

  #textBox(records: readonly BiffRecord[], index: number, data: Buffer): void {
    const length = data.readUInt16LE(10);
    const pieces = piecesOf(records, index).slice(1);
    if (this.#lastObject === noteObject || length === 0 || pieces.length === 0) return;
    const reader = new PieceReader(pieces);
    const isWide = (reader.number(1) & 1) > 0;
    this.textBoxes.push({ text: reader.characters(length, isWide), anchor: { from: { row: 0, col: 0 } } });
  }
}

/** [MS-XLS] 2.5.217: 30 bits of a whole number or of a double, the number perhaps times 100. */
function shortNumber(bits: number): number {
  const isWhole = (bits & 2) > 0;
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE((bits & 0xfffffffc) >>> 0, 4);
  const value = isWhole ? (bits | 0) >> 2 : bytes.readDoubleLE(0);
  return (bits & 1) > 0 ? value / 100 : value;
}
