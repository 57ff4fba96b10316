/** The input over the selected cell: focused before a key is pressed, seen when one is, and quiet while an input method composes. */
import type { JsonPath } from '../../../diagnostics/index.js';
import type { RefusedValue } from '../../editing-protocol.js';
import type { CellPlace, CellView } from '../../protocol.js';
import { make } from '../dom.js';
import type { CellBox } from '../sheet-places.js';
import type { Words } from '../texts.js';
import type { EditQueue } from './edit-queue.js';
import { keepInView, placeEditor } from './editor-box.js';
import { type EditorKeys, keyAction } from './editor-keys.js';
import { OpenLeaf, pathsOf, type SuggestIndicators } from './open-leaf.js';
import { pastedFrom } from './pasted.js';
import { caretToEnd } from './text-control.js';

interface CellEditorOptions {
  readonly words: Words;
  readonly queue: EditQueue;
  /** What holds the input: it scrolls with the pages and is not redrawn with them. */
  readonly layer: HTMLElement;
  /** It is typed in from now on. */
  readonly onOpened: () => void;
  readonly boxOf: (page: number, cell: CellView) => CellBox | null;
  readonly keys: EditorKeys;
  /** A page may be drawn again now. */
  readonly onComposed: () => void;
  readonly suggest: SuggestIndicators;
  /** What was typed for the value and not taken. */
  readonly refusedAt: (path: JsonPath) => RefusedValue | null;
  /** What was typed for the value and has not reached the server; null: nothing. */
  readonly heldAt: (path: JsonPath) => string | null;
  /** False: the cell stands in no list, and the text is pasted as one. `hasMore`: there is text around the table. */
  readonly onTable: (text: string, hasMore: boolean) => boolean;
  readonly say: (text: string) => void;
}

export class CellEditor {
  readonly #options: CellEditorOptions;
  readonly #frame = make('div', { class: 'cell-editor', hidden: '' });
  readonly #message = make('p', { class: 'editor-message', id: 'editor-message', role: 'status' });
  #place: CellPlace | null = null;
  #cell: CellView | null = null;
  #leaves: readonly OpenLeaf[] = [];
  #isOpen = false;
  #isComposing = false;
  #gestures = 0;

  constructor(options: CellEditorOptions) {
    this.#options = options;
    options.layer.append(this.#frame);
    this.#frame.addEventListener('keydown', (event) => this.#pressed(event));
    this.#frame.addEventListener('compositionstart', () => this.#composes(true));
    // Heard before the list of suggestions does, so that the edit is under way when these are asked for.
    this.#frame.addEventListener('compositionend', () => this.#composes(false), { capture: true });
    this.#frame.addEventListener('input', () => this.#typed(), { capture: true });
    this.#frame.addEventListener('paste', (event) => this.#pasted(event));
    // A press beside a control must not take the keyboard from it.
    this.#frame.addEventListener('mousedown', (event) => {
      const { target } = event;
      if (target instanceof Element && !target.matches('input, textarea, select')) event.preventDefault();
    });
    this.#frame.addEventListener('focusout', (event) => this.#left(event));
  }

  get isComposing(): boolean {
    return this.#isComposing;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether what was typed last was refused: then the cell is not to be left without a word. */
  get isRefused(): boolean {
    return this.#isOpen && this.#leaves.some((leaf) => leaf.isRefused);
  }

  /** The selected cell, or none; of the same place its newer state. */
  follow(cell: CellView | null, place: CellPlace | null): void {
    const isSame =
      this.#cell !== null && cell !== null && pathsOf(cell.editors) === pathsOf(this.#cell.editors);
    this.#cell = cell;
    this.#place = place;
    if (!isSame) this.#attach(cell);
    for (const [index, leaf] of this.#leaves.entries())
      leaf.renew(cell?.editors[index] ?? null, this.#isOpen);
    this.place();
  }

  /** Takes the keyboard, so that the first key, or the first letter of a composition, is typed here. */
  focus(): void {
    this.#first?.focus();
  }

  get hasFocus(): boolean {
    return this.#frame.contains(document.activeElement);
  }

  /** Shows the value to be changed. */
  open(): void {
    if (this.#leaves.length === 0 || this.#isOpen) return;
    this.#begin();
    const refused = this.#leaves.map(({ path }) => this.#options.refusedAt(path));
    this.#leaves.forEach((leaf, index) => {
      const sent = this.#options.queue.typedAt(leaf.path);
      leaf.expect(sent);
      leaf.showValue(this.#options.heldAt(leaf.path) ?? sent ?? refused[index]?.typed);
    });
    this.focus();
    this.#first?.select();
    this.#say(refused.filter((one) => one !== null));
    this.place();
  }

  /** Takes what was typed as it is; the cell stays selected. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#frame.classList.remove('open');
    this.#frame.style.translate = '';
    this.#say([]);
    for (const leaf of this.#leaves) leaf.rest();
    // What is typed next is typed into the value, not into its unit beside it.
    if (this.hasFocus) this.focus();
    this.place();
  }

  /** Puts the input over its cell again: pages were laid out, zoomed or drawn anew. */
  place(): void {
    const { boxOf } = this.#options;
    const box = this.#place === null || this.#cell === null ? null : boxOf(this.#place.page, this.#cell);
    this.#frame.hidden = box === null || this.#leaves.length === 0;
    if (box === null || this.#cell === null) return;
    placeEditor(this.#frame, box, this.#cell.look);
    for (const leaf of this.#leaves) leaf.grow();
    if (this.#isOpen) this.#keepInView();
  }

  #keepInView(): void {
    const view = this.#options.layer.parentElement ?? document.body;
    keepInView(this.#frame, view);
    keepInView(this.#message, view);
  }

  #attach(cell: CellView | null): void {
    const hadFocus = this.hasFocus;
    this.#isOpen = false;
    this.#isComposing = false;
    this.#frame.classList.remove('open');
    const { words, suggest } = this.#options;
    const editors = cell?.editors ?? [];
    this.#leaves = editors.map((editor) => new OpenLeaf(editor, words, suggest, editors.length > 1));
    this.#message.replaceChildren();
    this.#frame.replaceChildren(...this.#leaves.map(({ element }) => element), this.#message);
    this.#frame.classList.toggle('several', this.#leaves.length > 1);
    if (hadFocus && this.#leaves.length > 0) this.focus();
  }

  /** A gesture is all that is typed into a cell from here on: one step to be undone. */
  #begin(): void {
    this.#isOpen = true;
    this.#options.onOpened();
    this.#gestures += 1;
    this.#frame.classList.add('open');
  }

  #composes(isComposing: boolean): void {
    if (isComposing && !this.#isOpen) this.#begin();
    this.#isComposing = isComposing;
    this.place();
    if (isComposing) return;
    // What was composed is in the input by now; some browsers send no input event after it.
    this.#typed();
    this.#options.onComposed();
  }

  #typed(): void {
    if (this.#leaves.length === 0) return;
    const wasOpen = this.#isOpen;
    if (!wasOpen) this.#begin();
    this.place();
    if (!wasOpen) caretToEnd();
    if (this.#isComposing) return;
    for (const [index, leaf] of this.#leaves.entries()) if (leaf.isChanged) void this.#send(leaf, index);
  }

  async #send(leaf: OpenLeaf, index: number): Promise<void> {
    const typed = leaf.take();
    const outcome = await this.#options.queue.send(
      leaf.command(typed),
      `${this.#gesture}.${index}`,
      leaf.label,
    );
    // An older answer says nothing of what has been typed since.
    if (!leaf.isLatest(typed)) return;
    leaf.heard(outcome);
    if (outcome === null || this.#leaves.includes(leaf)) this.#say(outcome ?? []);
    else this.#sayGone(leaf, outcome);
  }

  /** Of several values the first that is blank. */
  get #first(): OpenLeaf | undefined {
    return this.#leaves.find(({ value }) => value === '') ?? this.#leaves[0];
  }

  get #gesture(): string {
    return `${pageId}.${this.#gestures}`;
  }

  #say(faults: readonly Pick<RefusedValue, 'message' | 'english'>[]): void {
    const { words } = this.#options;
    const messages = faults.map(({ message, english }) => words.pick(message, english));
    this.#message.replaceChildren(...(messages[0] === undefined ? [] : [messages[0]]));
    this.#frame.classList.toggle('refused', messages.length > 0);
    if (this.#isOpen) this.#keepInView();
    for (const leaf of this.#leaves) leaf.describe(messages.length > 0);
  }

  /** The cell was left before the answer came. */
  #sayGone(leaf: OpenLeaf, outcome: readonly { readonly message: string; readonly english: string }[]): void {
    const { words, say } = this.#options;
    const [first] = outcome;
    if (first === undefined) return;
    say(`${leaf.label} ${words.say('notTaken')}：${words.pick(first.message, first.english)}`);
  }

  /** Cells go into rows, lines too where no value is open; one cell is a text, without the line end that spreadsheets put behind it. */
  #pasted(event: ClipboardEvent): void {
    const { text, table, hasMore } = pastedFrom(event.clipboardData);
    const isUntouched = this.#leaves.every((leaf) => !leaf.isChanged && !leaf.wasSent);
    const isTable = table !== null && (!this.#isOpen || (isUntouched && table.includes('\t')));
    if (isTable && this.#options.onTable(table, hasMore)) {
      event.preventDefault();
      return;
    }
    const words = text.replace(/(?:\r?\n)+$/, '');
    if (words === event.clipboardData?.getData('text/plain')) return;
    event.preventDefault();
    document.execCommand('insertText', false, words);
  }

  #pressed(event: KeyboardEvent): void {
    // The key belongs to the input method: Safari ends a composition before its last key.
    if (event.isComposing || event.keyCode === 229 || this.#isComposing) return;
    const { target } = event;
    const isLong = target instanceof HTMLTextAreaElement;
    const action = keyAction(event, { isOpen: this.#isOpen, isLong }, this.#options.keys, {
      open: () => this.open(),
      blank: () => this.#blank(),
      close: () => this.#closeUnlessRefused(),
      revert: () => this.#revert(),
    });
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  #closeUnlessRefused(): boolean {
    if (this.isRefused) return false;
    this.close();
    return true;
  }

  #blank(): void {
    this.#begin();
    for (const leaf of this.#leaves) leaf.blank();
    this.#typed();
    if (!this.isRefused) this.close();
  }

  /** Back to what stood there; the keystrokes leave no step behind. */
  #revert(): void {
    const gestureOf = (leaf: OpenLeaf): string => `${this.#gesture}.${this.#leaves.indexOf(leaf)}`;
    const sent = this.#leaves.filter(({ wasSent }) => wasSent);
    const back = sent.map(gestureOf);
    for (const leaf of sent) void this.#takeBack(leaf, gestureOf(leaf), back);
    for (const leaf of this.#leaves) leaf.heard(null);
    this.close();
  }

  async #takeBack(leaf: OpenLeaf, gesture: string, back: readonly string[]): Promise<void> {
    leaf.showValue();
    await this.#options.queue.send({ ...leaf.typing(leaf.value), back }, gesture, leaf.label);
    // The cell may have been opened again meanwhile, and what a second window has typed there stays.
    if (this.#isOpen && this.#leaves.includes(leaf)) leaf.showNewest();
  }

  #left({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && this.#frame.contains(relatedTarget)) return;
    // A window that is left for another comes back to the same input.
    if (!document.hasFocus() || this.#isComposing) return;
    if (this.#isOpen && !this.isRefused) this.close();
  }
}

/** Two pages must not take each other's keystrokes for one gesture. */
const pageId = crypto.randomUUID();
