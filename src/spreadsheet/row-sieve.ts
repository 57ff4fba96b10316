/** Leaves out rows and cells of a sheet that are empty: they count by hundreds of thousands where columns were formatted. */
import { columnIndex, mostRows } from './sheet.js';

const emptyCell = /<((?:\w+:)?)c(?:\s[^<>]*)?(?:\/>|>\s*(?:<\1v\s*\/>|<\1v>\s*<\/\1v>)?\s*<\/\1c>)/gu;
/** A cell without its name stands behind the one before it, which must not be left out then. */
const namelessCell = /<(?:\w+:)?c(?:\s+(?!r=)[\w:]+\s*=\s*"[^"]*")*\s*\/?>/u;

/** A row without cells that says which row it is. */
const emptyRow = /<((?:\w+:)?)row\s[^<>]*?\br="\d+"[^<>]*(?:\/>|>\s*<\/\1row>)/gu;
const namelessRow = /<(?:\w+:)?row(?![^<>]*\sr=)[^<>]*>/u;
const farRow = /\sr="\d{5,}"/u;
const rowEnds = /(?<=<\/(?:\w+:)?row>)/u;
const rowNumber = /<(?:\w+:)?row\s[^<>]*?\br="(\d+)"/u;
const rowTag = /^<(?:\w+:)?row[\s>]/u;

/** Where the last row of the text begins; 0 if there is none, or it is the first. */
export function lastRowStart(text: string): number {
  for (let at = text.lastIndexOf('<'); at > 0; at = text.lastIndexOf('<', at - 1))
    if (rowTag.test(text.slice(at, at + 40))) return at;
  return 0;
}

export class RowSieve {
  /** The empty row that was left out last, if no other row has followed. */
  #leftOut = '';
  /** Whether there are rows beyond those that are read; one stands for all. */
  #isCut = false;

  /** `rows`: whole rows, the next of the sheet. Also returns how many places those reach over that go beyond column Z. */
  plain(rows: string): { readonly plain: string; readonly slots: number } {
    const plain = this.#withoutFar(this.#withoutEmpty(rows));
    return { plain, slots: wideSlots(plain) };
  }

  /** Leaves out rows beyond those that are read, for which the library would make all rows before them. */
  #withoutFar(rows: string): string {
    if (!farRow.test(rows)) return rows;
    return rows
      .split(rowEnds)
      .map((row) => {
        const [, number = '0'] = rowNumber.exec(row) ?? [];
        if (Number(number) <= mostRows) return row;
        if (this.#isCut) return '';
        this.#isCut = true;
        return row.replace(/\sr="([A-Z]*)\d+"/gu, ` r="$1${mostRows + 1}"`);
      })
      .join('');
  }

  #withoutEmpty(rows: string): string {
    const bare = namelessCell.test(rows) ? rows : rows.replace(emptyCell, '');
    if (namelessRow.test(bare)) {
      const before = this.#leftOut;
      this.#leftOut = '';
      return before + bare;
    }
    const last = bare.slice(lastRowStart(bare));
    this.#leftOut = last.replace(emptyRow, '').trim() === '' ? last : '';
    return bare.replace(emptyRow, '');
  }
}

const wideCell = /\sr="([A-Z]{2,3})(\d+)"/gu;

/** Counts places of rows that go beyond column Z; a sheet of narrower rows has few. */
function wideSlots(rows: string): number {
  const widths = new Map<string, number>();
  for (const [, letters = '', row = ''] of rows.matchAll(wideCell)) widths.set(row, columnIndex(letters) + 1);
  return [...widths.values()].reduce((sum, width) => sum + width, 0);
}
