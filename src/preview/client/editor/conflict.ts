/** Asks what is to be kept where the file on disk and what is edited here have both changed. */
import type { Difference } from '../../editing-protocol.js';
import { make, makeButton } from '../dom.js';
import type { Words } from '../texts.js';

type ConflictChoice =
  | { readonly kind: 'mine' | 'theirs' | 'later' }
  /** Both, and of what both have changed that of this page at these paths. */
  | { readonly kind: 'join'; readonly mine: readonly string[] };

/** As many are listed; what both have changed comes first. */
const mostListed = 100;

export function askConflict(
  differences: readonly Difference[] | null,
  words: Words,
): Promise<ConflictChoice> {
  return new Promise((resolve) => {
    const dialog = make('dialog', { class: 'conflict', 'aria-labelledby': 'conflict-heading' });
    const choose = (choice: ConflictChoice): void => {
      dialog.close();
      dialog.remove();
      resolve(choice);
    };
    const table = differences === null ? null : new Differences(differences, words);
    const button = (
      kind: 'mine' | 'theirs' | 'later',
      id: string,
      key: 'keepMine' | 'takeTheirs' | 'decideLater',
    ) =>
      makeButton({ class: kind === 'later' ? 'quiet' : 'plain', id }, () => choose({ kind }), words.say(key));
    dialog.append(
      make('h2', { id: 'conflict-heading' }, words.say('conflictHead')),
      make('p', {}, words.say(table === null ? 'conflictBroken' : 'conflictText')),
      ...(table === null ? [] : [table.element]),
      make(
        'div',
        { class: 'choices-row' },
        ...(table === null ? [] : [table.joinButton((mine) => choose({ kind: 'join', mine }))]),
        button('mine', 'keep-mine', 'keepMine'),
        button('theirs', 'take-theirs', 'takeTheirs'),
        button('later', 'decide-later', 'decideLater'),
      ),
    );
    dialog.addEventListener('close', () => choose({ kind: 'later' }));
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** The list of differences; each of both is to be chosen before the two can be joined. */
class Differences {
  readonly element: HTMLElement;
  readonly #words: Words;
  readonly #both: readonly Difference[];
  readonly #table: HTMLElement;
  #join: HTMLButtonElement | null = null;

  constructor(differences: readonly Difference[], words: Words) {
    this.#words = words;
    this.#both = differences.filter(({ by }) => by === 'both');
    const others = differences.filter(({ by }) => by !== 'both');
    this.#table = this.#tableOf([...this.#both, ...others], differences.length > mostListed);
    this.#table.addEventListener('change', () => this.#update());
    const all = (side: string, key: 'allMine' | 'allTheirs') =>
      makeButton({ class: 'link', id: `all-${side}` }, () => this.#chooseAll(side), words.say(key));
    this.element = make(
      'div',
      {},
      ...(this.#both.length > 1
        ? [make('p', { class: 'choose-all' }, all('mine', 'allMine'), all('theirs', 'allTheirs'))]
        : []),
      make('div', { class: 'differences', tabindex: '0' }, this.#table),
    );
  }

  joinButton(onJoin: (mine: readonly string[]) => void): HTMLElement {
    const join = (): void => onJoin(this.#chosen('mine').map(({ path }) => path));
    this.#join = makeButton({ class: 'primary', id: 'join-both' }, join, this.#words.say('joinBoth'));
    this.#update();
    return this.#join;
  }

  /** Differences of both for which this side has been chosen. */
  #chosen(side: string): readonly Difference[] {
    const at = [...this.#table.querySelectorAll<HTMLInputElement>(`input[value=${side}]`)];
    return this.#both.filter((_, index) => at[index]?.checked === true);
  }

  #chooseAll(side: string): void {
    for (const input of this.#table.querySelectorAll<HTMLInputElement>(`input[value=${side}]`))
      input.checked = true;
    this.#update();
  }

  #update(): void {
    const open = this.#both.length - this.#chosen('mine').length - this.#chosen('theirs').length;
    if (this.#join === null) return;
    this.#join.disabled = open > 0;
    this.#join.title = open > 0 ? this.#words.say('chooseEach') : '';
  }

  #tableOf(differences: readonly Difference[], isCut: boolean): HTMLElement {
    const words = this.#words;
    const heads = (['place', 'mine', 'onDisk'] as const).map((key) =>
      make('th', { scope: 'col' }, words.say(key)),
    );
    // What is to be chosen is listed whole.
    const listed = differences.slice(0, Math.max(mostListed, this.#both.length));
    const rows = listed.map((one, index) => {
      const { path, label, edited, onDisk } = one;
      return make(
        'tr',
        { class: one.by === 'both' ? 'both' : null },
        make('th', { scope: 'row', title: path }, label ?? path),
        this.#cell(one, 'mine', edited, index),
        this.#cell(one, 'theirs', onDisk, index),
      );
    });
    const more = isCut ? [make('tr', {}, make('td', { colspan: '3' }, words.say('moreDifferences')))] : [];
    return make(
      'table',
      {},
      make('thead', {}, make('tr', {}, ...heads)),
      make('tbody', {}, ...rows, ...more),
    );
  }

  /** The side that has changed it is marked; where both have, one of them is to be chosen. */
  #cell(one: Difference, side: 'mine' | 'theirs', value: string | null, index: number): HTMLElement {
    const words = this.#words;
    const text = value === null || value === 'null' ? words.say('blank') : plain(value);
    if (one.by === side) return make('td', { class: 'changed' }, text);
    if (one.by !== 'both') return make('td', {}, text);
    const input = make('input', { type: 'radio', name: `difference-${index}`, value: side });
    const label = make('label', {}, input, make('span', {}, text));
    return make('td', { class: 'changed' }, label);
  }
}

/** An object by its name, as a row or a project is known. */
function plain(json: string): string {
  if (json.startsWith('"')) return String(JSON.parse(json));
  const name = /^\{[^{}]*?"name"\s*:\s*("(?:[^"\\]|\\.)*")/su.exec(json)?.[1];
  if (name !== undefined) return String(JSON.parse(name));
  return json.length > 200 ? `${json.slice(0, 200)}…` : json;
}
