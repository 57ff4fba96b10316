/** Buttons beside the selected row: add, copy, move, remove. */
import type { RowAction } from '../../../editing/index.js';
import { make, makeButton, makeSingleButton } from '../dom.js';
import type { CellBox } from '../sheet-places.js';
import type { TextKey, Words } from '../texts.js';
import type { RowPlace } from './row-place.js';

const actions: readonly { readonly action: RowAction; readonly word: TextKey; readonly hint: TextKey }[] = [
  { action: 'add', word: 'addRowShort', hint: 'addRow' },
  { action: 'duplicate', word: 'duplicate', hint: 'duplicateRow' },
  { action: 'up', word: 'up', hint: 'rowUp' },
  { action: 'down', word: 'down', hint: 'rowDown' },
  { action: 'remove', word: 'remove', hint: 'removeRow' },
];

const icons: Readonly<Record<RowAction, string>> = {
  add: 'M8 3v10M3 8h10',
  duplicate: 'M5.5 5.5h7v7h-7zM3.5 10.5v-7h7',
  up: 'M8 13V3.5M4.5 7 8 3.5 11.5 7',
  down: 'M8 3v9.5M4.5 9 8 12.5 11.5 9',
  remove: 'm4 4 8 8M12 4l-8 8',
};

export class RowTools {
  readonly #bar = make('div', { class: 'row-tools', role: 'toolbar', hidden: '' });
  readonly #words: Words;
  readonly #onAction: (action: RowAction) => void;

  constructor(layer: HTMLElement, words: Words, onAction: (action: RowAction) => void) {
    this.#words = words;
    this.#onAction = onAction;
    layer.append(this.#bar);
    this.translate();
  }

  /** `row`: the box of the selected cell; `right`: the table's right edge, both in the layer. */
  show(place: RowPlace | null, row: CellBox | null, right: number): void {
    this.#bar.hidden = place === null || row === null;
    if (row === null) return;
    this.#bar.style.left = `${right + 6}px`;
    this.#bar.style.top = `${row.top + row.height - Math.min(row.height, 28)}px`;
  }

  translate(): void {
    this.#bar.setAttribute('aria-label', this.#words.say('rowTools'));
    this.#bar.replaceChildren(
      ...actions.map(({ action, word, hint }) => {
        const makeOne = action === 'remove' || action === 'duplicate' ? makeSingleButton : makeButton;
        const button = makeOne(
          { class: 'icon', title: this.#words.say(hint), tabindex: '-1', 'data-action': action },
          () => this.#onAction(action),
          actionIcon(action),
          make('span', {}, this.#words.say(word)),
        );
        button.addEventListener('mousedown', (event) => event.preventDefault());
        return button;
      }),
    );
  }
}

export function actionIcon(action: RowAction): SVGSVGElement {
  return icon(icons[action]);
}

export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
