/** A filing that cannot be read: its faults, each with an input where it stands, until the page appears. */
import type { EditCommand, FaultMending, FaultView, TextPart } from '../../editing-protocol.js';
import type { View } from '../../protocol.js';
import { byId, make, makeButton } from '../dom.js';
import type { Words } from '../texts.js';

interface FaultsOptions {
  readonly words: Words;
  readonly onCommand: (command: EditCommand) => void;
  /** The whole text of the file as it is edited. */
  readonly text: () => Promise<string>;
}

/** As many are listed at once; those behind often go with them. */
const mostListed = 40;

export class Faults {
  readonly #options: FaultsOptions;
  readonly #section = make('section', { class: 'faults', 'aria-labelledby': 'faults-heading', hidden: '' });
  #shown = '';
  #faults: readonly FaultView[] = [];
  #name = '';

  constructor(options: FaultsOptions) {
    this.#options = options;
    byId('notice', HTMLElement).after(this.#section);
  }

  /** What is being typed is left alone while the faults stay what they are. */
  show({ faults, source }: View): void {
    const shown = faults.length === 0 ? '' : JSON.stringify([source.id, faults]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#faults = faults;
    this.#name = source.name;
    this.#draw();
  }

  translate(): void {
    this.#draw();
  }

  #draw(): void {
    const { words } = this.#options;
    const faults = this.#faults;
    const place = [...this.#section.querySelectorAll('li')].findIndex((one) =>
      one.contains(document.activeElement),
    );
    this.#section.hidden = faults.length === 0;
    const more = faults.length - mostListed;
    this.#section.replaceChildren(
      make(
        'h2',
        { id: 'faults-heading', role: 'status' },
        `${this.#name} ${words.say('faultsHead', faults.length)}`,
      ),
      make('ol', {}, ...faults.slice(0, mostListed).map((fault) => this.#entry(fault))),
      ...(more > 0 ? [make('p', { class: 'subtle' }, words.say('moreFaults', more))] : []),
      makeButton({ class: 'link', id: 'open-text' }, () => void this.#openText(), words.say('openText')),
    );
    // The next fault comes into the place of one that was mended.
    if (place >= 0 && faults.length > 0) this.#focusAt(Math.min(place, faults.length - 1));
  }

  #focusAt(index: number): void {
    const entry = [...this.#section.querySelectorAll('li')][index];
    entry?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
  }

  #entry({
    project,
    place: inProject,
    message,
    english,
    line,
    part,
    value,
    mendings,
  }: FaultView): HTMLElement {
    const { words } = this.#options;
    const place = project === null ? inProject : `${words.say('projectNumber', project + 1)} ${inProject}`;
    const where = line === null ? '' : words.say('line', line);
    return make(
      'li',
      {},
      make(
        'p',
        {},
        make('strong', {}, place === '' ? where : place),
        ' ',
        make('small', {}, place === '' ? '' : where),
      ),
      make('p', { class: 'fault-message' }, words.pick(message, english)),
      ...(value !== null
        ? [this.#valueForm(value, place)]
        : part === null
          ? []
          : [this.#partForm(part, `${where} ${place}`.trim())]),
      ...(mendings.length === 0 ? [] : [this.#mendings(mendings)]),
    );
  }

  #mendings(mendings: readonly FaultMending[]): HTMLElement {
    const { words, onCommand } = this.#options;
    const buttons = mendings.map(({ label, english, command }) =>
      makeButton({ class: 'mending' }, () => onCommand(command), words.pick(label, english)),
    );
    return make('div', { class: 'mendings' }, ...buttons);
  }

  #valueForm({ path, typed, choices, isLong }: NonNullable<FaultView['value']>, label: string): HTMLElement {
    const named = { 'aria-label': label };
    const input =
      choices.length > 0
        ? make('select', named, ...[...new Set([typed, ...choices])].map((word) => make('option', {}, word)))
        : make(isLong ? 'textarea' : 'input', { ...named, autocomplete: 'off', spellcheck: 'false' });
    input.value = typed;
    return this.#form(input, () =>
      this.#options.onCommand({ kind: 'type', paths: [path], typed: input.value, unit: '元' }),
    );
  }

  /** The line as it is in the file; the fault is marked above, and has the caret. */
  #partForm({ at, text, caret }: TextPart, label: string): HTMLElement {
    const fault = [...text.slice(caret)][0] ?? ' ';
    const marked = make(
      'pre',
      { 'aria-hidden': 'true' },
      text.slice(0, caret),
      make('mark', {}, fault),
      text.slice(caret + fault.length),
    );
    const input = make('input', {
      class: 'code',
      'aria-label': label,
      autocomplete: 'off',
      spellcheck: 'false',
    });
    input.value = text;
    input.addEventListener('focus', () => input.setSelectionRange(caret, caret));
    const form = this.#form(input, () =>
      this.#options.onCommand({ kind: 'part', at, was: text, text: input.value }),
    );
    return make('div', {}, marked, form);
  }

  #form(input: HTMLElement, onTaken: () => void): HTMLElement {
    const form = make(
      'form',
      {},
      input,
      make('button', { class: 'plain', type: 'submit' }, this.#options.words.say('takeValue')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      onTaken();
    });
    return form;
  }

  /** All of the file, for what cannot be put right line by line. */
  async #openText(): Promise<void> {
    const { words, text, onCommand } = this.#options;
    const was = await text();
    const dialog = make('dialog', { class: 'whole-text', 'aria-labelledby': 'whole-text-heading' });
    const area = make('textarea', {
      class: 'code',
      'aria-labelledby': 'whole-text-heading',
      spellcheck: 'false',
    });
    area.value = was;
    // A textarea has no other line ends than these.
    const lineEnd = was.includes('\r\n') ? '\r\n' : '\n';
    const close = (): void => {
      dialog.close();
      dialog.remove();
    };
    const take = (): void => {
      onCommand({ kind: 'part', at: 0, was, text: area.value.replaceAll('\n', lineEnd) });
      close();
    };
    dialog.append(
      make('h2', { id: 'whole-text-heading' }, words.say('wholeText')),
      area,
      make(
        'div',
        { class: 'choices-row' },
        makeButton({ class: 'primary', id: 'take-text' }, take, words.say('takeValue')),
        makeButton({ class: 'quiet' }, close, words.say('cancel')),
      ),
    );
    dialog.addEventListener('close', close);
    document.body.append(dialog);
    dialog.showModal();
  }
}
