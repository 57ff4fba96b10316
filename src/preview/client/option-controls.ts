/** The options of a form as controls, in the words of who fills it in. */
import type { FormView, OptionView } from '../protocol.js';
import { byId, make } from './dom.js';
import type { PageState } from './page-state.js';
import type { TextKey, Words } from './texts.js';

interface OptionControlsOptions {
  readonly words: Words;
  readonly onChange: (change: Partial<PageState>) => void;
}

type OptionChoice = readonly [value: string, words: string];

/** Settings that every form takes beside its own: the first value is the usual one. */
const common: Readonly<Record<string, readonly (readonly [value: string, words: TextKey])[]>> = {
  fit: [
    ['none', 'fitNone'],
    ['tail', 'fitTail'],
    ['page', 'fitOnePage'],
  ],
  missing: [
    ['error', 'missingStop'],
    ['substitute', 'missingSubstitute'],
  ],
  word: [
    ['pages', 'wordPages'],
    ['flow', 'wordFlow'],
  ],
};
const commonNames: Readonly<Record<string, TextKey>> = { fit: 'fit', missing: 'missing', word: 'word' };

export class OptionControls {
  readonly #form = byId('options', HTMLFormElement);
  readonly #tools: OptionControlsOptions;
  #drawnFrom = '';

  constructor(tools: OptionControlsOptions) {
    this.#tools = tools;
    this.#form.addEventListener('submit', (event) => event.preventDefault());
  }

  show(form: FormView | null, profile: string, state: PageState): void {
    const drawnFrom = JSON.stringify([
      form?.options,
      profile,
      [...state.settings],
      this.#tools.words.language,
    ]);
    if (drawnFrom === this.#drawnFrom) return;
    this.#drawnFrom = drawnFrom;
    const focused = this.#form.contains(document.activeElement) ? document.activeElement?.id : null;
    const rows = form === null ? [] : this.#rows(form, profile, state);
    this.#form.replaceChildren(...rows);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  #rows(form: FormView, profile: string, { settings }: PageState): readonly HTMLElement[] {
    const { words, onChange } = this.#tools;
    const set = (name: string, value: string, usual: string): void => {
      const changed = new Map(settings);
      if (value === usual) changed.delete(name);
      else changed.set(name, value);
      onChange({ settings: changed });
    };
    const profiles: readonly OptionChoice[] = [
      ['table', words.say('profileTable')],
      ['gbt9704', words.say('profileGb')],
    ];
    return [
      ...form.options.map((option) =>
        control(option, settings.get(option.name) ?? option.usual, (value) =>
          set(option.name, value, option.usual),
        ),
      ),
      select('profile', words.say('profile'), profiles, profile, (value) =>
        onChange({ profile: value === 'gbt9704' ? 'gbt9704' : 'table' }),
      ),
      ...Object.entries(common).map(([name, values]) => {
        const choices = values.map(([value, key]): OptionChoice => [value, words.say(key)]);
        const usual = values[0]?.[0] ?? '';
        const label = words.say(commonNames[name] ?? 'options');
        return select(name, label, choices, settings.get(name) ?? usual, (value) => set(name, value, usual));
      }),
    ];
  }
}

function control(option: OptionView, value: string, onChange: (value: string) => void): HTMLElement {
  const { name, label, hint } = option;
  const row = (() => {
    switch (option.kind) {
      case 'boolean':
        return check(name, label, value === 'true', (isOn) => onChange(String(isOn)));
      case 'choice':
        return select(name, label, option.choices, value, onChange);
      case 'text':
        return text(name, label, value, onChange);
    }
  })();
  if (hint !== '') row.append(make('small', {}, hint));
  return row;
}

function select(
  name: string,
  label: string,
  values: readonly OptionChoice[],
  chosen: string,
  onChange: (value: string) => void,
): HTMLElement {
  const entries = values.map(([value, words]) =>
    make('option', { value, selected: value === chosen ? '' : null }, words),
  );
  const made = make('select', { id: `option-${name}` }, ...entries);
  made.addEventListener('change', () => onChange(made.value));
  return make('label', { class: 'field' }, make('span', {}, label), made);
}

function check(name: string, label: string, isOn: boolean, onChange: (isOn: boolean) => void): HTMLElement {
  const made = make('input', { id: `option-${name}`, type: 'checkbox', checked: isOn ? '' : null });
  made.addEventListener('change', () => onChange(made.checked));
  return make('label', { class: 'check' }, made, make('span', {}, label));
}

function text(name: string, label: string, value: string, onChange: (value: string) => void): HTMLElement {
  const made = make('input', { id: `option-${name}`, type: 'text', value });
  made.addEventListener('change', () => onChange(made.value));
  return make('label', { class: 'field' }, make('span', {}, label), made);
}
