/** The left side: filings, forms, projects and options to choose from. */
import type { PackOption } from '../../template/index.js';
import type { FilingView, FormView, SourceView, View } from '../protocol.js';
import { byId, make, makeButton, replaceEntries } from './dom.js';
import type { PageState } from './page-state.js';
import type { Words } from './texts.js';

export interface ChoicesOptions {
  readonly words: Words;
  readonly onChange: (change: Partial<PageState>) => void;
}

export class Choices {
  private readonly sources = byId('sources', HTMLUListElement);
  private readonly forms = byId('forms', HTMLUListElement);
  private readonly projects = byId('projects', HTMLUListElement);
  private readonly options = byId('options', HTMLFormElement);

  constructor(private readonly tools: ChoicesOptions) {
    this.options.addEventListener('submit', (event) => event.preventDefault());
  }

  showSources(sources: readonly SourceView[], chosen: string | null): void {
    const { words, onChange } = this.tools;
    const inOneFolder = new Set(sources.map(({ name }) => folderOf(name))).size === 1;
    const entries = sources.map(({ id, name, unit, year, isDropped }) => {
      const short = inOneFolder ? name.slice(folderOf(name).length).replace(/^\//, '') : name;
      const file = isDropped ? `${name}（${words.say('dropped')}）` : short;
      const label = unit === null ? [file] : [`${unit}\u2002${year ?? ''}`, make('small', {}, file)];
      const choose = () => onChange({ source: id, form: null, project: null });
      return entry(id === chosen, choose, name, ...label);
    });
    replaceEntries(this.sources, entries);
    this.sources.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  /** Of a filing that cannot be read nothing is known: what stood here stays for the one that is still shown. */
  show(view: View, state: PageState, isStillShown: boolean): void {
    if (view.filing !== null) this.showFiling(view.filing, view, state);
    else if (!isStillShown) this.showFiling(nothingKnown, view, state);
  }

  private showFiling(filing: FilingView, { form, project, profile }: View, state: PageState): void {
    const { onChange } = this.tools;
    const forms = filing.forms.map(({ id, title, edition }) =>
      entry(id === form, () => onChange({ form: id }), title, title, make('small', {}, edition)),
    );
    replaceEntries(this.forms, forms);
    const shown = filing.forms.find(({ id }) => id === form);
    const subjects = shown?.scope === 'project' ? filing.projects : (shown?.subjects ?? []);
    byId('projects-section', HTMLElement).hidden = subjects.length === 0;
    const projects = subjects.map((name, index) =>
      entry(index === project, () => onChange({ project: index }), name, make('span', {}, name)),
    );
    replaceEntries(this.projects, projects);
    this.showOptions(shown ?? null, profile, state);
    this.projects.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  private showOptions(form: FormView | null, profile: string, state: PageState): void {
    const { words, onChange } = this.tools;
    const focused = this.options.contains(document.activeElement) ? document.activeElement?.id : null;
    const set = (name: string, value: string, standard: string): void => {
      const settings = new Map(state.settings);
      if (value === standard) settings.delete(name);
      else settings.set(name, value);
      onChange({ settings });
    };
    const profiles = [
      ['table', words.say('profileTable')],
      ['gbt9704', words.say('profileGb')],
    ] as const;
    const rows = [
      select('profile', words.say('profile'), profiles, profile, (value) =>
        onChange({ profile: value === 'gbt9704' ? 'gbt9704' : 'table' }),
      ),
      ...Object.entries(form?.options ?? {}).map(([name, option]) => {
        const standard = String(option.default);
        const value = state.settings.get(name) ?? standard;
        return optionControl(name, option, value, (text) => set(name, text, standard));
      }),
      check('missing', words.say('substitute'), state.settings.get('missing') === 'substitute', (on) =>
        set('missing', on ? 'substitute' : 'error', 'error'),
      ),
      check('word', words.say('wordFlow'), state.settings.get('word') === 'flow', (on) =>
        set('word', on ? 'flow' : 'pages', 'pages'),
      ),
    ];
    this.options.replaceChildren(...rows);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

const nothingKnown: FilingView = { unit: '', year: '', forms: [], projects: [] };

/** `a/b/c.json` → `a/b`. */
function folderOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('/'), 0));
}

function optionControl(
  name: string,
  option: PackOption,
  value: string,
  onChange: (value: string) => void,
): HTMLElement {
  switch (option.type) {
    case 'boolean':
      return check(name, option.description, value === 'true', (isOn) => onChange(String(isOn)));
    case 'choice': {
      const values = option.values.map((one) => [one, one] as const);
      return select(name, option.description, values, value, onChange);
    }
    case 'text':
      return text(name, option.description, value, onChange);
  }
}

function entry(
  isChosen: boolean,
  onChoose: () => void,
  title: string,
  ...label: readonly (Node | string)[]
): HTMLLIElement {
  return make('li', {}, makeButton({ 'aria-current': isChosen ? 'true' : null, title }, onChoose, ...label));
}

function select(
  name: string,
  label: string,
  values: readonly (readonly [string, string])[],
  chosen: string,
  onChange: (value: string) => void,
): HTMLElement {
  const entries = values.map(([value, words]) =>
    make('option', { value, selected: value === chosen ? '' : null }, words),
  );
  const control = make('select', { id: `option-${name}` }, ...entries);
  control.addEventListener('change', () => onChange(control.value));
  return make('label', { class: 'field' }, make('span', {}, label), control);
}

function check(name: string, label: string, isOn: boolean, onChange: (isOn: boolean) => void): HTMLElement {
  const control = make('input', { id: `option-${name}`, type: 'checkbox', checked: isOn ? '' : null });
  control.addEventListener('change', () => onChange(control.checked));
  return make('label', { class: 'check' }, control, make('span', {}, label));
}

function text(name: string, label: string, value: string, onChange: (value: string) => void): HTMLElement {
  const control = make('input', { id: `option-${name}`, type: 'text', value });
  control.addEventListener('change', () => onChange(control.value));
  return make('label', { class: 'field' }, make('span', {}, label), control);
}
