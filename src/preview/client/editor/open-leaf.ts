/** One leaf of the selected cell with its input: what stood there, what has been typed and sent, and whether it was taken. */
import type { JsonPath } from '../../../diagnostics/index.js';
import type { EditCommand, LeafEditor, Suggestion } from '../../editing-protocol.js';
import { make } from '../dom.js';
import type { Words } from '../texts.js';
import type { EditOutcome } from './edit-queue.js';
import { SuggestionList } from './suggestions.js';
import type { ValueInput } from './text-control.js';
import { valueInput } from './value-input.js';

/** Indicators for the name at the path; the command for the one that is chosen follows. */
export type SuggestIndicators = (path: string, typed: string) => Promise<readonly Suggestion[]>;

const mostOffered = 8;

export class OpenLeaf {
  readonly element: HTMLElement;
  readonly #input: ValueInput;
  readonly #suggestions: SuggestionList | null;
  /** As the input gives back what was put into it. */
  #shown = '';
  #editor: LeafEditor;
  /** Chosen from the suggestions: it brings its usual target along. */
  #chosen: Suggestion | null = null;
  #value: string;
  /** Last sent since the input was opened; null: nothing. */
  #sent: string | null = null;
  #isRefused = false;

  constructor(editor: LeafEditor, words: Words, suggest: SuggestIndicators, isOneOfSeveral: boolean) {
    this.#editor = editor;
    this.#value = editor.value;
    this.#input = valueInput(editor, words);
    this.#suggestions = this.#suggestionsFor(editor, suggest);
    const note = noteOf(editor, words, isOneOfSeveral);
    this.element = make(
      'div',
      { class: `leaf ${editor.kind}` },
      ...(note === '' ? [] : [make('span', { class: 'leaf-note' }, note)]),
      this.#input.element,
      ...(this.#suggestions === null ? [] : [this.#suggestions.element]),
    );
    this.rest();
  }

  /** Of its value; of a merged label that of the first row. */
  get path(): JsonPath {
    return this.#editor.paths[0] ?? '';
  }

  get label(): string {
    return this.#editor.label;
  }

  /** What stood there when the input was opened. */
  get value(): string {
    return this.#value;
  }

  get wasSent(): boolean {
    return this.#sent !== null;
  }

  get isRefused(): boolean {
    return this.#isRefused;
  }

  /** Whether something has been typed that is not on its way yet. */
  get isChanged(): boolean {
    return this.#input.read() !== (this.#sent ?? this.#shown);
  }

  /** The page knows a newer state; while it is being typed in, what stood there stays what Esc goes back to. */
  renew(editor: LeafEditor | null, isOpen: boolean): void {
    if (editor === null) return;
    this.#editor = editor;
    if (!isOpen) this.#value = editor.value;
  }

  /** What was typed here before is on its way: that is what stands here, and what Esc goes back to. */
  expect(typed: string | null): void {
    this.#value = typed ?? this.#value;
  }

  /** What is typed now is not refused yet: a key that leaves the cell must not be held up by what was typed before. */
  take(): string {
    this.#sent = this.#input.read();
    this.#isRefused = false;
    return this.#sent;
  }

  isLatest(typed: string): boolean {
    return this.#sent === typed;
  }

  heard(outcome: EditOutcome): void {
    this.#isRefused = outcome !== null;
  }

  /** Null: the value cannot be chosen from anything. */
  #suggestionsFor(
    { choices, kind, isSuggested, paths: [path = ''] }: LeafEditor,
    suggest: SuggestIndicators,
  ): SuggestionList | null {
    const changed = (): void => void this.#input.focus.dispatchEvent(new Event('input', { bubbles: true }));
    if (isSuggested) {
      let offered: readonly Suggestion[] = [];
      return new SuggestionList({
        input: this.#input,
        offersFor: async (typed) => {
          offered = await suggest(path, typed);
          return offered.map(({ name, target }) => ({ word: name, note: target ?? '' }));
        },
        onChosen: ({ word }) => {
          this.#chosen = offered.find(({ name }) => name === word) ?? null;
          changed();
          this.#suggestions?.hide();
        },
      });
    }
    if (choices.length === 0 || kind !== 'text') return null;
    return new SuggestionList({
      input: this.#input,
      offersFor: async (typed) =>
        choices
          .filter((word) => word.includes(typed))
          .slice(0, mostOffered)
          .map((word) => ({ word, note: '' })),
      onChosen: () => {
        changed();
        this.#suggestions?.hide();
      },
    });
  }

  command(typed: string): EditCommand {
    const chosen = this.#chosen?.name === typed ? this.#chosen : null;
    const [path = ''] = this.#editor.paths;
    if (chosen !== null) return { kind: 'suggest', path, name: chosen.name, target: chosen.target };
    return this.typing(typed);
  }

  typing(typed: string): Extract<EditCommand, { kind: 'type' }> {
    return { kind: 'type', paths: this.#editor.paths, typed, unit: this.#editor.unit ?? '元' };
  }

  focus(): void {
    this.#input.focus.focus({ preventScroll: true });
  }

  /** Ready to be changed: the caret where it is wanted, and all that may be chosen. */
  select(): void {
    this.#input.select();
    this.#suggestions?.offerAll();
  }

  /** `typed`: what was typed last and not taken, to be put right. */
  showValue(typed = this.#value): void {
    this.#input.write(typed);
    this.#shown = this.#input.read();
    this.grow();
  }

  /** What the page shows by now, unless something has been typed since the input was opened. */
  showNewest(): void {
    if (this.wasSent || this.isChanged || this.#value === this.#editor.value) return;
    this.#value = this.#editor.value;
    this.showValue();
    this.select();
  }

  blank(): void {
    this.#shown = this.#value;
    this.#input.write('');
  }

  /** Waits for the first key: what is typed takes the place of what stands there. */
  rest(): void {
    this.#input.write(this.#value);
    this.#input.clear();
    this.#shown = this.#input.read();
    this.#sent = null;
    this.#isRefused = false;
    this.#suggestions?.hide();
  }

  describe(isRefused: boolean): void {
    const { focus } = this.#input;
    focus.setAttribute('aria-invalid', String(isRefused));
    if (isRefused) focus.setAttribute('aria-describedby', 'editor-message');
    else focus.removeAttribute('aria-describedby');
  }

  /** As high as its text. */
  grow(): void {
    const { element } = this.#input;
    if (!(element instanceof HTMLTextAreaElement)) return;
    element.style.height = '0';
    element.style.height = `${element.scrollHeight}px`;
  }
}

/** What a change reaches beyond the cell. */
function noteOf({ isShared, paths, label }: LeafEditor, words: Words, isOneOfSeveral: boolean): string {
  if (isShared) return `${label}：${words.say('sharedLeaf')}`;
  if (paths.length > 1) return words.say('runLeaf', paths.length);
  const [, index = null] = /\[(\d+)\]$/.exec(paths[0] ?? '') ?? [];
  return isOneOfSeveral ? `${label}${index === null ? '' : ` ${Number(index) + 1}`}` : '';
}

/** Tells cells apart in which other values are edited. */
export function pathsOf(editors: readonly LeafEditor[]): string {
  return editors.map(({ paths: [first = ''] }) => first).join('\n');
}
