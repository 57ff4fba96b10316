/** Editing on the page: joins the selected cell, its input, the way back and forth, and saving. */
import type { JsonPath } from '../../../diagnostics/index.js';
import type { Edit, RowAction } from '../../../editing/index.js';
import type { EditCommand, EditedView } from '../../editing-protocol.js';
import type { CellPlace, CellView, ChangeEvent, PageView, SourceView, View } from '../../protocol.js';
import type { Api } from '../api.js';
import { byId, make } from '../dom.js';
import type { Direction } from '../keyboard.js';
import type { Sheets } from '../sheets.js';
import { say } from '../status.js';
import type { Words } from '../texts.js';
import { CellEditor } from './cell-editor.js';
import { CellWalk } from './cell-walk.js';
import { offerForms } from './choose-forms.js';
import { EditQueue } from './edit-queue.js';
import { EditTools } from './edit-tools.js';
import { Faults } from './faults.js';
import { MovedRows } from './moved-rows.js';
import { listenToPageKeys } from './page-keys.js';
import { ProjectTools } from './project-tools.js';
import { doneWords, RowEditing } from './row-editing.js';
import { Unsent } from './unsent.js';

/** What editing needs of the page around it. */
interface EditingHost {
  readonly api: Api;
  readonly words: Words;
  readonly sheets: Sheets;
  /** The view that is shown. */
  readonly view: () => View | null;
  readonly query: () => URLSearchParams;
  readonly pageOf: (number: number) => PageView | null;
  readonly place: () => CellPlace | null;
  readonly select: (place: CellPlace | null) => void;
  readonly moveCell: (direction: Direction) => void;
  readonly showEdited: (view: EditedView) => Promise<void>;
  /** An edit is on its way to the server. */
  readonly onSent: () => void;
  /** What was typed was not taken, and stands among the findings. */
  readonly onRefused: () => void;
  /** A dropped filing has become a file; null: what was shown is neither on disk nor edited any more. */
  readonly onOther: (source: SourceView | null) => void;
  readonly fail: (error: unknown) => void;
}

export class Editing {
  readonly #host: EditingHost;
  readonly #queue: EditQueue;
  readonly #editor: CellEditor;
  readonly #tools: EditTools;
  readonly #rows: RowEditing;
  readonly #projects: ProjectTools;
  readonly #faults: Faults;
  readonly #walk: CellWalk;
  readonly #unsent: Unsent;
  readonly #moved: MovedRows;
  /** The keyboard goes to the selected cell once its page is here. */
  #wantsFocus = false;
  /** What is drawn once the composition has ended. */
  #held: (() => void)[] = [];

  constructor(host: EditingHost) {
    this.#host = host;
    const { api, words, sheets } = host;
    this.#moved = new MovedRows(host.view);
    this.#walk = new CellWalk({ ...host, goTo: (place) => this.#goTo(place) });
    this.#queue = new EditQueue({
      api,
      query: host.query,
      view: host.view,
      onSent: host.onSent,
      onRefused: host.onRefused,
      onView: (view, isGuided) => this.#show(view, isGuided),
      onHeld: (edits) => this.#unsent.showHeld(edits),
      onVoid: (edits) => {
        this.#editor.close();
        this.#unsent.showVoid(edits);
      },
    });
    const layer = make('div', { class: 'editor-layer' });
    byId('pages', HTMLElement).append(layer);
    this.#unsent = new Unsent({ ...host, layer, idle: () => this.#queue.idle() });
    this.#editor = new CellEditor({
      words,
      queue: this.#queue,
      layer,
      onOpened: () => this.#moved.cellOpened(),
      boxOf: (page, cell) => sheets.boxOf(page, cell),
      onComposed: () => this.#release(),
      refusedAt: (path) => host.view()?.editing.refused.find((one) => one.path === path) ?? null,
      heldAt: (path) => this.#unsent.typedAt(path),
      suggest: async (path, typed) => {
        // The server does one thing at a time: first what was typed is to be seen on the page.
        await this.#queue.idle();
        return await api.suggestions(host.view()?.source.id ?? '', path, typed);
      },
      onTable: (text, hasMore) => this.#rows.paste(text, hasMore),
      say,
      keys: {
        move: (direction) => this.#walk.move(direction),
        moveCell: host.moveCell,
        next: (direction) => this.#walk.next(direction),
        leave: () => this.#leave(),
        turn: (pages) => sheets.goTo(sheets.page + pages),
        row: (action) => this.#rowAction(action),
        undo: () => void this.#step('undo'),
        redo: () => void this.#step('redo'),
      },
    });
    this.#tools = new EditTools({
      ...host,
      queue: this.#queue,
      source: () => host.view()?.source.id ?? null,
      step: (direction) => void this.#step(direction),
      say,
    });
    this.#rows = new RowEditing({
      ...host,
      layer,
      onAction: (action) => this.#rowAction(action),
      onCommand: (command, done) => void this.#command(command, done),
    });
    const tools = {
      ...host,
      settled: () => this.#queue.settled(),
      onCommand: (command: EditCommand) => void this.#command(command),
      onFailure: host.fail,
    };
    this.#projects = new ProjectTools(tools);
    offerForms(tools);
    this.#faults = new Faults({
      words,
      onCommand: (command) => void this.#command(command),
      text: () => api.text(host.view()?.source.id ?? ''),
    });
    listenToPageKeys({
      save: () => void this.#tools.save(),
      step: (direction) => void this.#step(direction),
      enter: () => {
        if (host.place() === null) this.#walk.next(1);
        this.focusCell();
      },
    });
  }

  /** Does it now, or after the composition that goes on. */
  hold(action: () => void): void {
    if (this.#editor.isComposing) this.#held.push(action);
    else action();
  }

  /** Whether all that was typed has reached the server. */
  get isHandedIn(): boolean {
    return this.#queue.isIdle;
  }

  /** Whether something is being typed, or on its way. */
  get isBusy(): boolean {
    return this.#editor.isOpen || this.#editor.isComposing || !this.#queue.isIdle;
  }

  lineStands(): void {
    this.#queue.lineStands();
  }

  /** Whether the selected cell may be left for another. */
  mayLeave(): boolean {
    if (!this.#editor.isRefused) return true;
    this.#editor.focus();
    return false;
  }

  /** The selected cell as the page now shows it. */
  follow(cell: CellView | null, place: CellPlace | null): void {
    // Its page is on its way.
    if (place !== null && cell === null) return;
    this.#editor.follow(cell, place);
    this.#rows.place();
    if (!this.#wantsFocus || cell === null) return;
    this.#wantsFocus = false;
    this.focusCell();
  }

  /** A cell was clicked: its value is open at once. */
  clicked(place: CellPlace | null): void {
    this.#host.select(place);
    this.openCell();
  }

  /** The keyboard goes to the selected cell; to the pages where it cannot be edited. */
  focusCell(): void {
    const cell = this.#cellAt(this.#host.place());
    this.#wantsFocus = cell === null && this.#host.place() !== null;
    if (cell !== null && cell.editors.length > 0) this.#editor.focus();
    else byId('pages', HTMLElement).focus({ preventScroll: true });
  }

  /** Pages were scrolled, zoomed or laid out. */
  moved(): void {
    this.#editor.place();
    this.#rows.place();
    this.#unsent.place();
  }

  /** A view is shown: of another filing, what was known of the last one's revisions is void. */
  shown(view: View, isOther: boolean): void {
    if (isOther) this.#queue.forget();
    if (this.#editor.isOpen && this.#moved.hasMoved(view)) {
      this.#editor.close();
      this.#leave();
      say(this.#host.words.say('movedElsewhere'));
    }
    this.#tools.show(view.editing);
    this.#rows.offer(view.editing);
    this.#projects.show(view);
    this.#faults.show(view);
  }

  /** The selected cell's value, or what was typed there and not taken, is open. */
  openCell(): void {
    this.focusCell();
    this.#editor.open();
  }

  /** What was typed at the path and not taken is let go. */
  drop(path: JsonPath): void {
    this.#editor.close();
    void this.#queue.send({ kind: 'drop', path }, null);
  }

  /** A finding is done away with as it suggests. */
  mend(edits: readonly Edit[], revision: number): void {
    void this.#command({ kind: 'mend', edits }, null, revision);
  }

  translate(): void {
    for (const part of [this.#tools, this.#rows, this.#projects, this.#faults, this.#unsent])
      part.translate();
  }

  /** Whether the event tells of nothing that this page does not know. */
  knows(event: ChangeEvent): boolean {
    if (event.kind !== 'edited') return false;
    const isShown = event.source === this.#host.view()?.source.id;
    return !isShown || !this.#queue.isIdle || event.revision === this.#queue.revision;
  }

  /** The row that is selected once the page shows all edits: keys may be faster than pages. */
  #rowAction(action: RowAction): void {
    void this.#queue.settled().then(() => this.#rows.act(action));
  }

  async #show(view: EditedView, isGuided: boolean): Promise<void> {
    if (this.#editor.isComposing) await new Promise<void>((resolve) => this.#held.push(resolve));
    this.#moved.cellTaken(view);
    await this.#host.showEdited(view);
    if (isGuided && view.place !== null) this.#goTo(view.place);
  }

  /** What changes rows and projects; what it comes to is said where it cannot be seen. */
  async #command(command: EditCommand, done = doneWords(command), revision?: number): Promise<void> {
    if (!this.mayLeave()) return;
    this.#editor.close();
    const { words } = this.#host;
    const [fault] = (await this.#queue.send(command, null, '', revision)) ?? [];
    if (fault !== undefined) say(words.pick(fault.message, fault.english));
    else say(done === null ? '' : words.say(done));
  }

  #release(): void {
    const held = this.#held;
    this.#held = [];
    for (const action of held) action();
  }

  async #step(direction: 'undo' | 'redo'): Promise<void> {
    const { words, view } = this.#host;
    const canStep = view()?.editing[direction === 'undo' ? 'canUndo' : 'canRedo'];
    const isNone = canStep !== true && this.#queue.isIdle;
    say(isNone ? words.say(direction === 'undo' ? 'nothingToUndo' : 'nothingToRedo') : '');
    if (isNone) return;
    this.#editor.close();
    await this.#queue.step(direction);
  }

  #leave(): void {
    this.#host.select(null);
    byId('pages', HTMLElement).focus({ preventScroll: true });
  }

  #cellAt(place: CellPlace | null): CellView | null {
    return place === null ? null : (this.#host.pageOf(place.page)?.cells[place.cell] ?? null);
  }

  #goTo(place: CellPlace): void {
    this.#host.select(place);
    this.focusCell();
  }
}
