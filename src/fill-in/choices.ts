/** Lists for drop-downs on a hidden sheet, because inline lists are silently cut at 255 characters. */
import { defaultSettings } from '../checks/index.js';
import type { Pattern } from '../reading/index.js';
import { absoluteRange, type CellLook, type SheetToWrite } from '../spreadsheet/index.js';

const listSheetName = '_lists';
const look: CellLook = { font: '宋体', size: 9, align: 'left', verticalAlign: 'top', hasBorder: false };

/** Lists of choices, one per column. */
export class ChoiceLists {
  readonly #columns = new Map<string, number>();
  readonly #lists: (readonly string[])[] = [];

  /** Adds the words as a list, if new, and returns its absolute range. */
  rangeOf(words: readonly string[]): string {
    const key = JSON.stringify(words);
    const column = this.#columns.get(key) ?? this.#lists.length;
    if (!this.#columns.has(key)) {
      this.#columns.set(key, column);
      this.#lists.push(words);
    }
    return absoluteRange(listSheetName, { row: 0, column, rowSpan: words.length, columnSpan: 1 });
  }

  sheet(): SheetToWrite {
    const rows = Math.max(1, ...this.#lists.map((words) => words.length));
    return {
      name: listSheetName,
      columns: this.#lists.map(() => 80_000),
      rows: Array.from({ length: rows }, () => null),
      cells: this.#lists.flatMap((words, column) =>
        words.map(
          (text, row) =>
            ({ row, column, rowSpan: 1, columnSpan: 1, input: { kind: 'text', text }, look }) as const,
        ),
      ),
      isHidden: true,
    };
  }
}

/** Returns the usual words for a place; empty if there are none. */
export function choicesFor(name: string, boxes: readonly string[], pattern: Pattern): readonly string[] {
  const choices = defaultSettings.formChoices.get(pattern.form);
  const groups = defaultSettings.indicatorGroups;
  if (boxes.length > 0) return boxes;
  switch (name) {
    case 'category':
      return choices?.categories ?? [];
    case 'nature':
      return choices?.natures ?? [];
    case 'operator':
      return ['≥', '≤', '=', '>', '<', '定性'];
    case 'level1':
      return seeded(pattern, 'level1') ?? [...groups.keys()];
    case 'level2':
      return seeded(pattern, 'level2') ?? [...new Set([...groups.values()].flat())];
    default:
      return [];
  }
}

/** Returns the words that the blank form prints in this column. */
function seeded(pattern: Pattern, name: string): readonly string[] | null {
  const words = [...pattern.seeds.values()].flat().flatMap((entry) => entry[name] ?? []);
  return words.length === 0 ? null : [...new Set(words)];
}
