/** Rows of the page's lists: which one is selected, what is done to it, and what is pasted into it. */
import type { RowAction } from '../../../editing/index.js';
import type { EditCommand, EditingView } from '../../editing-protocol.js';
import type { CellPlace, PageView } from '../../protocol.js';
import { byId, make, makeButton } from '../dom.js';
import type { Sheets } from '../sheets.js';
import type { TextKey, Words } from '../texts.js';
import { columnsOf, type RowPlace, rowPlaceOf } from './row-place.js';
import { RowTools } from './row-tools.js';

interface RowEditingOptions {
  readonly words: Words;
  readonly layer: HTMLElement;
  readonly sheets: Sheets;
  readonly pageOf: (number: number) => PageView | null;
  /** Of the selected cell. */
  readonly place: () => CellPlace | null;
  /** A button was pressed: `act` follows once the page shows all edits. */
  readonly onAction: (action: RowAction) => void;
  /** `done`: what is said once it is. */
  readonly onCommand: (command: EditCommand, done?: TextKey) => void;
}

export class RowEditing {
  readonly #options: RowEditingOptions;
  readonly #tools: RowTools;
  readonly #hint = make('div', { class: 'edit-hint', hidden: '' });

  constructor(options: RowEditingOptions) {
    this.#options = options;
    this.#tools = new RowTools(options.layer, options.words, options.onAction);
    byId('notice', HTMLElement).after(this.#hint);
  }

  act(action: RowAction): void {
    const row = this.#selected()?.row ?? null;
    if (row !== null) this.#options.onCommand({ kind: 'row', list: row.list, action, index: row.index });
  }

  /** False: the selected cell stands in no row. `hasMore`: the text was not all of what was copied. */
  paste(text: string, hasMore: boolean): boolean {
    const selected = this.#selected();
    if (selected?.row == null || selected.row.column === '') return false;
    const { list, first, index, column } = selected.row;
    const found = columnsOf(selected.row, selected.page);
    const columns = found.map(({ key }) => key);
    const amountUnit = found.find(({ unit }) => unit !== null)?.unit ?? '元';
    const command: EditCommand = {
      kind: 'paste',
      list,
      row: index,
      first,
      column,
      columns,
      amountUnit,
      text,
    };
    this.#options.onCommand(command, hasMore ? 'pastedTable' : 'pastedRows');
    return true;
  }

  /** The buttons stand beside the row, in the margin behind the table. */
  place(): void {
    const selected = this.#selected();
    const box = selected === null ? null : this.#options.sheets.boxOf(selected.page.number, selected.cell);
    if (selected === null || box === null) {
      this.#tools.show(null, null, 0);
      return;
    }
    const { page, cell, row } = selected;
    const edges = page.cells.filter(({ kind }) => kind === 'cell').map(({ x, width }) => x + width);
    const right = box.left + (Math.max(...edges, cell.x + cell.width) - cell.x) * box.scale;
    this.#tools.show(row, box, right);
  }

  /** Lists without a row have no cell to begin in. */
  offer({ emptyLists }: EditingView): void {
    const { words, onCommand } = this.#options;
    this.#hint.hidden = emptyLists.length === 0;
    this.#hint.replaceChildren(
      ...emptyLists.map(({ path, label }) =>
        makeButton(
          { class: 'link' },
          () => onCommand({ kind: 'row', list: path, action: 'add', index: -1 }),
          `${label}${words.say('firstRow')}`,
        ),
      ),
    );
  }

  translate(): void {
    this.#tools.translate();
  }

  #selected() {
    const place = this.#options.place();
    const page = place === null ? null : this.#options.pageOf(place.page);
    const cell = place === null ? null : (page?.cells[place.cell] ?? null);
    if (page === null || cell === null) return null;
    const row: RowPlace | null = rowPlaceOf(cell);
    return { page, cell, row };
  }
}

/** What is said of a command once it is done; null: it is seen. */
export function doneWords({ kind, ...command }: EditCommand): TextKey | null {
  if (!('action' in command) || command.action !== 'remove') return null;
  return kind === 'row' ? 'removedRow' : 'removedProject';
}
