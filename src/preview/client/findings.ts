/** The right side: the findings of the form that is shown, or of all of the filing, in a list that can be narrowed. */
import type { Mending } from '../../checks/index.js';
import type { JsonPath, Severity } from '../../diagnostics/index.js';
import type { CellPlace, CellView, FindingView, View } from '../protocol.js';
import { CellCard } from './cell-card.js';
import { byId, EntryList, type ListEntry, make, makeButton, replaceEntries } from './dom.js';
import { findingEntry } from './finding-entry.js';
import type { Words } from './texts.js';
import { isSameFinding } from './view-order.js';

interface FindingsOptions {
  readonly words: Words;
  readonly onFinding: (finding: FindingView) => void;
  /** `revision`: of the filing in which it was found. */
  readonly onMending: (mending: Mending, revision: number) => void;
  /** Of what was typed there and not taken. */
  readonly onDrop: (path: JsonPath) => void;
  readonly onCloseCell: () => void;
}

/** A list of thousands helps nobody and costs time; the count says how many there are. */
const mostListed = 300;
/** Fewer are seen at a glance. */
const fewestSearched = 12;
export const severities: readonly Severity[] = ['error', 'warning', 'note'];

export class Findings {
  readonly #list = new EntryList(byId('findings', HTMLUListElement));
  /** The findings behind the entries of the list; null: a heading. */
  #drawn: readonly (FindingView | null)[] = [];
  readonly #counts = byId('counts', HTMLElement);
  readonly #barCounts = byId('bar-counts', HTMLElement);
  readonly #search = byId('finding-search', HTMLInputElement);
  readonly #scopes = [byId('of-form', HTMLButtonElement), byId('of-all', HTMLButtonElement)] as const;
  readonly #card: CellCard;
  readonly #tools: FindingsOptions;
  #view: View | null = null;
  #language = '';
  #byCell: ReadonlyMap<string, readonly FindingView[]> = new Map();
  #showsAll = false;
  /** The only severity that is listed; null: all. */
  #only: Severity | null = null;
  #chosen: FindingView | null = null;
  /** While one types in a long filing, what was found before the last edits stays listed. */
  #foundIn = 0;
  /** Of the cell that was spoken of last. */
  #place: CellPlace | null = null;

  constructor(tools: FindingsOptions) {
    this.#tools = tools;
    this.#card = new CellCard({ words: tools.words, onClose: tools.onCloseCell });
    const [ofForm, ofAll] = this.#scopes;
    ofForm.addEventListener('click', () => this.#choose(false));
    ofAll.addEventListener('click', () => this.#choose(true));
    this.#search.addEventListener('input', () => this.#draw());
  }

  show(view: View | null): void {
    const before = this.#view;
    this.#view = view;
    if (view?.isWhole === true) this.#foundIn = view.editing.revision;
    const isSame =
      view !== null &&
      this.#language === this.#tools.words.language &&
      view.findings === before?.findings &&
      view.form === before.form &&
      view.project === before.project;
    if (isSame) return;
    this.#language = this.#tools.words.language;
    this.#byCell = byCell(view?.findings ?? []);
    const chosen = this.#chosen;
    this.#chosen =
      chosen === null ? null : (view?.findings.find((one) => isSameFinding(one, chosen)) ?? null);
    this.#draw();
  }

  /** The next or previous finding in the list; null where there is none. */
  neighbour(direction: 1 | -1): FindingView | null {
    const listed = this.#listed();
    const at = this.#chosen === null ? -1 : listed.indexOf(this.#chosen);
    const next = at < 0 && direction < 0 ? listed.length - 1 : at + direction;
    return listed[next] ?? null;
  }

  select(finding: FindingView | null): void {
    this.#chosen = finding;
    this.#draw();
    this.#showChosen();
  }

  /** Findings about a cell. */
  of({ page, cell }: CellPlace): readonly FindingView[] {
    return this.#byCell.get(`${page} ${cell}`) ?? [];
  }

  /** Says what is known of the cell; its first finding is the chosen one, where none of its own is. */
  showCell(cell: CellView | null, place: CellPlace | null): void {
    this.#card.show(place === null ? null : cell);
    const own = place === null ? [] : this.of(place);
    const [first = null] = own;
    const isOther = place?.page !== this.#place?.page || place?.cell !== this.#place?.cell;
    this.#place = place;
    if (first !== null && (this.#chosen === null || !own.includes(this.#chosen))) this.select(first);
    else if (isOther) this.#showChosen();
  }

  /** Of the form that is shown, or all. */
  #inScope(): readonly FindingView[] {
    const all = this.#view?.findings ?? [];
    const project = this.#project();
    if (this.#showsAll || project === null) return all;
    return all.filter((one) => one.project === null || one.project === project);
  }

  /** Those that the list shows, in its order. */
  #listed(): readonly FindingView[] {
    const words = this.#search.hidden ? '' : this.#search.value.trim();
    const found = this.#inScope().filter(
      (one) =>
        (this.#only === null || one.severity === this.#only) && (words === '' || this.#says(one, words)),
    );
    return this.#isGrouped() ? [...found].sort(byProject) : found;
  }

  #isGrouped(): boolean {
    return this.#showsAll || this.#project() === null;
  }

  /** The project whose form is shown; null where a form shows several, or other things. */
  #project(): number | null {
    const { form = null, project = null, filing = null } = this.#view ?? {};
    return filing?.forms.find(({ id }) => id === form)?.scope === 'project' ? project : null;
  }

  #says({ place, message, english, project }: FindingView, words: string): boolean {
    return [place, message, english, this.#projectName(project)].some((text) => text.includes(words));
  }

  #projectName(project: number | null): string {
    if (project === null) return '';
    const name = this.#view?.filing?.projects[project];
    // Of a filing that cannot be read the names are not known.
    return name === undefined
      ? this.#tools.words.say('projectNumber', project + 1)
      : `${project + 1} ${name}`;
  }

  #choose(all: boolean): void {
    this.#showsAll = all;
    this.#draw();
  }

  #showChosen(): void {
    this.#list.element.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  #draw(): void {
    const { words } = this.#tools;
    const [ofForm, ofAll] = this.#scopes;
    ofForm.setAttribute('aria-pressed', String(!this.#showsAll));
    ofAll.setAttribute('aria-pressed', String(this.#showsAll));
    const inScope = this.#inScope();
    this.#search.hidden = inScope.length < fewestSearched;
    if (!inScope.some(({ severity }) => severity === this.#only)) this.#only = null;
    const listed = this.#listed();
    const shown = this.#headed(listed.slice(0, mostListed));
    this.#drawn = shown.map((one) => ('heading' in one ? null : one));
    const entries = shown.map((one, at) =>
      'heading' in one ? headingEntry(one.heading) : this.#entry(one, at),
    );
    if (listed.length > mostListed)
      entries.push(remark(`${listed.length - mostListed} ${words.say('moreFindings')}`));
    if (listed.length === 0)
      entries.push(remark(words.say(inScope.length === 0 ? 'noFindings' : 'noneFound')));
    this.#list.show(this.#view === null ? [] : entries);
    this.#drawCounts(inScope);
  }

  /** With the names of the projects over theirs. */
  #headed(listed: readonly FindingView[]): readonly (FindingView | { readonly heading: string })[] {
    if (!this.#isGrouped()) return listed;
    return listed.flatMap((one, index) => {
      if (index > 0 && listed[index - 1]?.project === one.project) return [one];
      const heading =
        one.project === null ? this.#tools.words.say('wholeFiling') : this.#projectName(one.project);
      return [{ heading }, one];
    });
  }

  /** What is done with it goes by its place in the list: it may be a newer one that says the same. */
  #entry(finding: FindingView, at: number): ListEntry {
    const { words, onFinding, onDrop } = this.#tools;
    const onMending = (one: Mending): void => this.#tools.onMending(one, this.#foundIn);
    const file = this.#view?.source.name ?? null;
    const isChosen = finding === this.#chosen;
    const onChosen = (): void => {
      const one = this.#drawn[at] ?? null;
      if (one !== null) onFinding(one);
    };
    const { places: _, ...said } = finding;
    return {
      state: JSON.stringify([said, file, isChosen, words.language]),
      draw: () => findingEntry(finding, { words, file, isChosen, onChosen, onMending, onDrop }),
    };
  }

  /** A button for each severity that occurs: pressed, it lists no other. */
  #drawCounts(inScope: readonly FindingView[]): void {
    const { words } = this.#tools;
    const counted = severities.map(
      (severity) => [severity, inScope.filter((one) => one.severity === severity).length] as const,
    );
    const occurring = counted.filter(([, count]) => count > 0);
    const buttons = occurring.map(([severity, count]) => {
      const pressed = String(this.#only === severity);
      const press = () => {
        this.#only = this.#only === severity ? null : severity;
        this.#draw();
      };
      return makeButton(
        { class: `count ${severity}`, 'aria-pressed': pressed },
        press,
        `${words.say(severity)} ${count}`,
      );
    });
    replaceEntries(this.#counts, buttons);
    this.#barCounts.replaceChildren(
      ...occurring.map(([severity, count]) =>
        make(
          'span',
          { class: `count ${severity}` },
          make('span', { class: 'unseen' }, words.say(severity)),
          String(count),
        ),
      ),
    );
  }
}

function headingEntry(text: string): ListEntry {
  return { state: `heading ${text}`, draw: () => make('li', { class: 'group' }, text) };
}

function remark(text: string): ListEntry {
  return { state: `remark ${text}`, draw: () => make('li', { class: 'none' }, text) };
}

function byCell(findings: readonly FindingView[]): ReadonlyMap<string, readonly FindingView[]> {
  const found = new Map<string, FindingView[]>();
  for (const one of findings) {
    for (const { page, cell } of one.places) {
      const key = `${page} ${cell}`;
      const here = found.get(key);
      if (here === undefined) found.set(key, [one]);
      else here.push(one);
    }
  }
  return found;
}

/** What concerns the whole filing first; within a project the order stays. */
function byProject(one: FindingView, other: FindingView): number {
  return (one.project ?? -1) - (other.project ?? -1);
}
