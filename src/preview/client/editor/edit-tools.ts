/** Undo, redo and save in the bar, and what is said of the file. */
import type { Difference, EditingView, SaveAnswer } from '../../editing-protocol.js';
import type { SourceView } from '../../protocol.js';
import { type Api, Refused } from '../api.js';
import { byId, make, makeButton } from '../dom.js';
import type { TextKey, Words } from '../texts.js';
import { askConflict } from './conflict.js';
import type { EditQueue } from './edit-queue.js';
import { icon } from './row-tools.js';

interface EditToolsOptions {
  readonly api: Api;
  readonly words: Words;
  readonly queue: EditQueue;
  readonly source: () => string | null;
  readonly step: (direction: 'undo' | 'redo') => void;
  readonly say: (text: string) => void;
  /** A dropped filing has become a file; null: what was edited is neither on disk nor here any more. */
  readonly onOther: (source: SourceView | null) => void;
}

const icons = {
  undo: 'M6 3.5 2.8 6.7 6 9.9M3 6.7h6.2a3.6 3.6 0 0 1 0 7.2H7',
  redo: 'm10 3.5 3.2 3.2L10 9.9M13 6.7H6.8a3.6 3.6 0 0 0 0 7.2H9',
} as const;

export class EditTools {
  readonly #options: EditToolsOptions;
  readonly #undo: HTMLButtonElement;
  readonly #redo: HTMLButtonElement;
  readonly #save: HTMLButtonElement;
  readonly #state = make('span', { class: 'edit-state', role: 'status' });
  readonly #group: HTMLElement;
  readonly #hint = make('div', { class: 'edit-hint', role: 'status', hidden: '' });
  #editing: EditingView | null = null;
  #isAcknowledged = false;
  #isJustSaved = false;
  #isUnderWay = false;

  constructor(options: EditToolsOptions) {
    this.#options = options;
    const { step } = options;
    this.#undo = makeButton({ class: 'icon', id: 'undo' }, () => step('undo'), icon(icons.undo));
    this.#redo = makeButton({ class: 'icon', id: 'redo' }, () => step('redo'), icon(icons.redo));
    this.#save = makeButton({ class: 'plain', id: 'save' }, () => void this.save());
    // A press leaves the keyboard where it is: in the cell that is being edited.
    for (const button of [this.#undo, this.#redo, this.#save])
      button.addEventListener('mousedown', (event) => event.preventDefault());
    this.#group = make(
      'div',
      { class: 'edit-tools', role: 'group' },
      this.#state,
      this.#undo,
      this.#redo,
      this.#save,
    );
    byId('print', HTMLElement).parentElement?.before(this.#group);
    byId('notice', HTMLElement).after(this.#hint);
    this.translate();
  }

  show(editing: EditingView): void {
    this.#editing = editing;
    this.translate();
  }

  translate(): void {
    const { words } = this.#options;
    const editing = this.#editing;
    this.#undo.disabled = editing?.canUndo !== true;
    this.#redo.disabled = editing?.canRedo !== true;
    const hasFile = editing?.hasFile !== false;
    this.#save.disabled = editing === null || (hasFile && !editing.isUnsaved);
    this.#save.textContent = words.say(hasFile ? 'save' : 'keepCopy');
    this.#save.title = words.say(hasFile ? 'saveHint' : 'keepCopyHint');
    this.#group.setAttribute('aria-label', words.say('editingTools'));
    for (const [button, name, hint] of [
      [this.#undo, 'undo', 'undoHint'],
      [this.#redo, 'redo', 'redoHint'],
    ] as const) {
      button.setAttribute('aria-label', words.say(name));
      button.title = words.say(hint);
    }
    this.#save.classList.toggle('unsaved', editing?.isUnsaved === true);
    const isUnsaved = editing?.isUnsaved === true && hasFile;
    if (isUnsaved) this.#isJustSaved = false;
    this.#state.textContent = isUnsaved
      ? words.say('unsavedShort')
      : this.#isJustSaved
        ? words.say('saved')
        : '';
    this.#state.classList.toggle('done', !isUnsaved);
    this.#state.classList.toggle('conflict', editing?.isConflict === true);
    this.#sayWhatStands();
  }

  /** What has become of the file meanwhile; else that there are edits of before. */
  #sayWhatStands(): void {
    const { words } = this.#options;
    const { isGone, isConflict, isRestored, isUnkept } = this.#editing ?? {};
    const isOffered = isRestored === true && !this.#isAcknowledged;
    this.#hint.hidden = !(isGone === true || isConflict === true || isOffered || isUnkept === true);
    if (isUnkept === true) this.#hint.replaceChildren(words.say('unkeptBar'));
    else if (isGone === true)
      this.#hint.replaceChildren(words.say('goneBar'), this.#dropButton('drop-gone', 'dropGone'));
    else if (isOffered) this.#offerRestored();
    else this.#hint.replaceChildren(isConflict === true ? words.say('conflictBar') : '');
  }

  /** Gives up what is not saved; of a file that is gone nothing is left. */
  #dropButton(id: string, words: TextKey): HTMLButtonElement {
    const drop = async (): Promise<void> => {
      const isGone = this.#editing?.isGone === true;
      await this.#options.queue.step('give-up');
      if (isGone) this.#options.onOther(null);
    };
    return makeButton({ class: 'link', id }, () => void drop(), this.#options.words.say(words));
  }

  /** Edits that an ended server had left are said to be there, until the user goes on or gives them up. */
  #offerRestored(): void {
    const { words } = this.#options;
    const goOn = (): void => {
      this.#isAcknowledged = true;
      this.#sayWhatStands();
    };
    this.#hint.replaceChildren(
      words.say('restored'),
      makeButton({ class: 'link', id: 'keep-restored' }, goOn, words.say('keepRestored')),
      this.#dropButton('drop-restored', 'dropRestored'),
    );
  }

  async save(over: string | null = null): Promise<void> {
    const source = this.#options.source();
    if (source === null) return;
    const answer = await this.#options.queue.save(source, over);
    if (answer !== null) await this.#saved(source, answer);
  }

  async #saved(source: string, answer: SaveAnswer): Promise<void> {
    const { words, say } = this.#options;
    switch (answer.kind) {
      case 'saved':
        this.#isJustSaved = true;
        this.#sayRefused();
        if (this.#editing !== null) this.show({ ...this.#editing, isUnsaved: false, isConflict: false });
        if (this.#editing?.hasFile === false) await this.#once(() => this.#keep(source));
        return;
      case 'failed':
        say(answer.diagnostics.map(({ message, english }) => words.pick(message, english)).join(' '));
        return;
      case 'conflict':
        await this.#once(() => this.#decide(answer.disk, answer.differences));
    }
  }

  /** A new file, and a question, are not made again while they are under way. */
  async #once(act: () => Promise<void>): Promise<void> {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    await act().finally(() => {
      this.#isUnderWay = false;
    });
  }

  /** What was typed and is not in the file that was just written; what was said to be saved is done. */
  #sayRefused(): void {
    const { words, say } = this.#options;
    const refused = this.#editing?.refused.length ?? 0;
    say(refused > 0 ? words.say('savedWithout', refused) : '');
  }

  async #decide(disk: string, differences: readonly Difference[] | null): Promise<void> {
    const { words, queue, say } = this.#options;
    const choice = await askConflict(differences, words);
    switch (choice.kind) {
      case 'mine':
        void this.save(disk);
        return;
      case 'theirs':
        await queue.step('give-up');
        return;
      case 'join': {
        const [fault] = (await queue.join(disk, choice.mine)) ?? [];
        say(fault === undefined ? words.say('joined') : words.pick(fault.message, fault.english));
        return;
      }
      case 'later':
        return;
    }
  }

  /** As a new file in the folder, which is shown from then on. */
  async #keep(source: string): Promise<void> {
    const { api, onOther, say, words } = this.#options;
    try {
      const kept = await api.begin({ kind: 'keep', source });
      say(`${words.say('keptAs')} ${kept.name}`);
      onOther(kept);
    } catch (error) {
      const faults = error instanceof Refused ? error.diagnostics : [];
      say(faults.map(({ message, english }) => words.pick(message, english)).join(' '));
    }
  }
}
