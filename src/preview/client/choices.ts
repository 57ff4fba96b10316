/** The left side: filings, forms and projects to choose from. */
import type { Severity } from '../../diagnostics/index.js';
import type { FilingView, FindingView, SourceView, View } from '../protocol.js';
import { byId, EntryList, type ListEntry, make, makeButton } from './dom.js';
import { OptionControls } from './option-controls.js';
import type { PageState } from './page-state.js';
import type { Words } from './texts.js';

interface ChoicesOptions {
  readonly words: Words;
  readonly onChange: (change: Partial<PageState>) => void;
}

/** Fewer are seen at a glance. */
const fewestSearched = 12;

export class Choices {
  readonly #sources = new EntryList(byId('sources', HTMLUListElement));
  readonly #forms = new EntryList(byId('forms', HTMLUListElement));
  readonly #projects = new EntryList(byId('projects', HTMLUListElement));
  readonly #search = byId('project-search', HTMLInputElement);
  readonly #onlyFaulty = byId('project-faulty', HTMLInputElement);
  readonly #tools: ChoicesOptions;
  readonly #options: OptionControls;
  /** What the list of projects was drawn from. */
  #view: View | null = null;

  constructor(tools: ChoicesOptions) {
    this.#tools = tools;
    this.#options = new OptionControls(tools);
    this.#search.addEventListener('input', () => this.#narrowProjects());
    this.#onlyFaulty.addEventListener('change', () => this.#narrowProjects());
  }

  showSources(sources: readonly SourceView[], chosen: string | null): void {
    const { words, onChange } = this.#tools;
    const inOneFolder = new Set(sources.map(({ name }) => folderOf(name))).size === 1;
    const entries = sources.map(({ id, name, unit, year, isDropped }) => {
      const short = inOneFolder ? name.slice(folderOf(name).length).replace(/^\//, '') : name;
      const file = isDropped ? `${name}（${words.say('dropped')}）` : short;
      const label = unit === null ? [file] : [`${unit}\u2002${year ?? ''}`, make('small', {}, file)];
      const choose = () => onChange({ source: id, form: null, project: null });
      return entry({ key: id, title: name, state: `${file} ${unit} ${year}` }, choose, ...label);
    });
    this.#sources.show(entries);
    setCurrent(this.#sources.element, chosen);
    if (chosen === null) showSections(false);
  }

  /** Of a filing that cannot be read nothing is known: what stood here stays for the one that is still shown. */
  show(view: View, state: PageState, isStillShown: boolean): void {
    showSections(view.filing !== null || isStillShown, view.filing?.forms.length !== 0);
    if (view.filing === null && isStillShown) return;
    this.#view = view;
    this.#showFiling(view.filing ?? nothingKnown, view, state);
  }

  /** Marks what was chosen before it is there. */
  mark({ source, form, project }: PageState): void {
    const chosen: readonly (readonly [HTMLElement, string | null])[] = [
      [this.#sources.element, source],
      [this.#forms.element, form],
      [this.#projects.element, project === null ? null : String(project)],
    ];
    for (const [list, key] of chosen) if (key !== null) setCurrent(list, key);
  }

  #showFiling(filing: FilingView, { form, profile }: View, state: PageState): void {
    const { onChange } = this.#tools;
    const forms = filing.forms.map(({ id, title, edition }) =>
      entry(
        { key: id, title, state: `${title} ${edition}` },
        () => onChange({ form: id }),
        title,
        make('small', {}, edition),
      ),
    );
    this.#forms.show(forms);
    setCurrent(this.#forms.element, form);
    const shown = filing.forms.find(({ id }) => id === form);
    const isOfProjects = shown?.scope === 'project';
    const subjects = isOfProjects ? filing.projects : (shown?.subjects ?? []);
    const isOffered = subjects.length > 0 || filing.projects.length === 0;
    if (filing.forms.length > 0) byId('projects-section', HTMLElement).hidden = !isOffered;
    byId('projects-heading', HTMLElement).textContent =
      shown?.scope === 'each' ? shown.subjectLabel : this.#tools.words.say('projects');
    this.#showProjects(subjects, isOfProjects);
    this.#options.show(shown ?? null, profile, state);
  }

  /** Projects, or what else the form is made for each of: only projects have findings of their own. */
  #showProjects(projects: readonly string[], isOfProjects: boolean): void {
    const { words } = this.#tools;
    const counts = countsByProject(isOfProjects ? (this.#view?.findings ?? []) : []);
    const entries = projects.map((name, index): ListEntry => {
      const count = counts.get(index);
      const state = `${words.language} ${count?.error ?? 0} ${count?.warning ?? 0} ${name}`;
      return { state, draw: () => this.#projectEntry(name, index, count) };
    });
    const isDrawn = this.#projects.show(entries);
    setCurrent(this.#projects.element, String(this.#view?.project ?? ''));
    byId('projects-filter', HTMLElement).hidden = projects.length < fewestSearched;
    byId('projects-count', HTMLElement).textContent = projects.length > 1 ? String(projects.length) : '';
    if (isDrawn) this.#narrowProjects();
  }

  #projectEntry(name: string, index: number, counts: ProjectCounts | undefined): HTMLElement {
    const { onChange, words } = this.#tools;
    const badges = (['error', 'warning'] as const).flatMap((severity) => {
      const count = counts?.[severity] ?? 0;
      return count === 0 ? [] : [badge(severity, count, words)];
    });
    const { draw } = entry(
      { key: String(index), title: name, state: '' },
      () => onChange({ project: index }),
      make('span', { class: 'number' }, String(index + 1)),
      make('span', { class: 'name' }, name),
      ...badges,
    );
    return draw();
  }

  #narrowProjects(): void {
    const isNarrowed = !byId('projects-filter', HTMLElement).hidden;
    const words = isNarrowed ? this.#search.value.trim() : '';
    const onlyFaulty = isNarrowed && this.#onlyFaulty.checked;
    for (const button of this.#projects.element.querySelectorAll('button')) {
      const isMeant = words === '' || button.title.includes(words) || button.textContent?.startsWith(words);
      const isFaulty = !onlyFaulty || button.querySelector('.count') !== null;
      if (button.parentElement !== null) button.parentElement.hidden = !(isMeant && isFaulty);
    }
  }
}

/** Forms, projects and options: of a filing that cannot be read there are none, and of one without projects the places to add one, and a form. */
function showSections(isKnown: boolean, hasForms = isKnown): void {
  for (const section of document.querySelectorAll<HTMLElement>('.of-filing'))
    section.hidden = !isKnown || !(hasForms || ['forms-section', 'projects-section'].includes(section.id));
}

const nothingKnown: FilingView = { unit: '', year: '', forms: [], projects: [] };

/** `a/b/c.json` → `a/b`. */
function folderOf(name: string): string {
  return name.slice(0, Math.max(name.lastIndexOf('/'), 0));
}

type ProjectCounts = Readonly<Record<Severity, number>>;

function countsByProject(findings: readonly FindingView[]): ReadonlyMap<number, ProjectCounts> {
  const counts = new Map<number, Record<Severity, number>>();
  for (const { project, severity } of findings) {
    if (project === null) continue;
    const own = counts.get(project) ?? { error: 0, warning: 0, note: 0 };
    own[severity] += 1;
    counts.set(project, own);
  }
  return counts;
}

function badge(severity: Severity, count: number, words: Words): HTMLElement {
  const name = make('span', { class: 'unseen' }, words.say(severity));
  return make('span', { class: `count ${severity}` }, name, String(count));
}

function entry(
  { key, title, state }: { readonly key: string; readonly title: string; readonly state: string },
  onChoose: () => void,
  ...label: readonly (Node | string)[]
): ListEntry {
  const draw = () => make('li', {}, makeButton({ 'data-key': key, title }, onChoose, ...label));
  return { state: `${key} ${state}`, draw };
}

/** Marks the entry of the key, and brings it into view where it was not the marked one. */
function setCurrent(list: HTMLElement, key: string | null): void {
  for (const button of list.querySelectorAll('button')) {
    const isCurrent = button.dataset.key === key;
    if (isCurrent === button.hasAttribute('aria-current')) continue;
    if (isCurrent) button.setAttribute('aria-current', 'true');
    else button.removeAttribute('aria-current');
    if (isCurrent) button.scrollIntoView({ block: 'nearest' });
  }
}
