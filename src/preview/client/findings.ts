/** The right side: findings in a list, and what stands behind the selected cell. */
import type { Severity } from '../../diagnostics/index.js';
import type { CellPlace, CellView, FindingView, View } from '../protocol.js';
import { byId, make, makeButton, replaceEntries } from './dom.js';
import type { Words } from './texts.js';

export interface FindingsOptions {
  readonly words: Words;
  readonly onFinding: (finding: FindingView) => void;
  readonly onCloseCell: () => void;
}

/** A list of thousands helps nobody and costs time; the count says how many there are. */
const mostListed = 300;
const severities: readonly Severity[] = ['error', 'warning', 'note'];

export class Findings {
  private readonly list = byId('findings', HTMLUListElement);
  private readonly cell = byId('cell', HTMLElement);
  private readonly counts = byId('counts', HTMLElement);
  private readonly scopes = [byId('of-form', HTMLButtonElement), byId('of-all', HTMLButtonElement)] as const;
  private view: View | null = null;
  private showsAll = false;
  private chosen: FindingView | null = null;

  constructor(private readonly tools: FindingsOptions) {
    const [ofForm, ofAll] = this.scopes;
    ofForm.addEventListener('click', () => this.choose(false));
    ofAll.addEventListener('click', () => this.choose(true));
  }

  show(view: View | null): void {
    this.view = view;
    this.chosen = view?.findings.find((one) => this.chosen !== null && same(one, this.chosen)) ?? null;
    this.draw();
  }

  /** The findings that the list shows. */
  get listed(): readonly FindingView[] {
    const all = this.view?.findings ?? [];
    const project = this.view?.project ?? null;
    if (this.showsAll || project === null) return all;
    return all.filter((one) => one.project === null || one.project === project);
  }

  /** The next or previous finding in the list; null where there is none. */
  neighbour(direction: 1 | -1): FindingView | null {
    const { listed } = this;
    const at = this.chosen === null ? -1 : listed.indexOf(this.chosen);
    const next = at < 0 && direction < 0 ? listed.length - 1 : at + direction;
    return listed[next] ?? null;
  }

  select(finding: FindingView | null): void {
    this.chosen = finding;
    this.draw();
    this.list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  /** Findings about a cell. */
  of(place: CellPlace): readonly FindingView[] {
    return (this.view?.findings ?? []).filter(({ places }) =>
      places.some(({ page, cell }) => page === place.page && cell === place.cell),
    );
  }

  showCell(cell: CellView | null, place: CellPlace | null): void {
    this.cell.hidden = cell === null;
    const isShown = cell !== null && place !== null;
    this.cell.replaceChildren(...(isShown ? this.cellDetails(cell, place) : []));
  }

  private cellDetails(cell: CellView, place: CellPlace): readonly Node[] {
    const { words, onCloseCell } = this.tools;
    const own = this.of(place);
    return [
      make(
        'div',
        { class: 'section-head' },
        make('h2', { id: 'cell-heading' }, words.say(cell.kind)),
        makeButton({ class: 'link' }, onCloseCell, words.say('closeCell')),
      ),
      make('p', { class: 'printed' }, cell.text || words.say('blank')),
      ...(cell.sources.length === 0 ? [make('p', { class: 'subtle' }, words.say('ownWords'))] : []),
      ...cell.sources.map((source) =>
        make(
          'dl',
          {},
          ...pair(source.label ?? words.say('value'), source.value ?? words.say('blank')),
          ...pair(words.say('path'), make('code', {}, ...breakable(source.path))),
          ...(source.line === null ? [] : pair(words.say('dataLine'), words.say('line', source.line))),
        ),
      ),
      make('dl', {}, ...pair(words.say('templateLine'), words.say('line', cell.line))),
      make('ul', { class: 'findings', 'data-arrows': '' }, ...own.map((one) => this.entry(one))),
    ];
  }

  private choose(all: boolean): void {
    this.showsAll = all;
    this.draw();
  }

  private draw(): void {
    const { words } = this.tools;
    const [ofForm, ofAll] = this.scopes;
    ofForm.setAttribute('aria-pressed', String(!this.showsAll));
    ofAll.setAttribute('aria-pressed', String(this.showsAll));
    const { listed } = this;
    const entries: Node[] = listed.slice(0, mostListed).map((one) => this.entry(one));
    if (listed.length > mostListed) {
      const more = `${listed.length - mostListed} ${words.say('moreFindings')}`;
      entries.push(make('li', { class: 'subtle' }, more));
    }
    if (listed.length === 0) entries.push(make('li', { class: 'none' }, words.say('noFindings')));
    replaceEntries(this.list, this.view === null ? [] : entries);
    this.drawCounts(listed);
  }

  private drawCounts(listed: readonly FindingView[]): void {
    const { words } = this.tools;
    const counts = severities.flatMap((severity) => {
      const count = listed.filter((one) => one.severity === severity).length;
      const label = `${words.say(severity)} ${count}`;
      return count === 0
        ? []
        : [make('span', { class: `count ${severity}`, title: label, 'aria-label': label }, String(count))];
    });
    this.counts.replaceChildren(...counts);
  }

  private entry(finding: FindingView): HTMLLIElement {
    const { words, onFinding } = this.tools;
    const { severity, message, english, label, path, expected, actual, position } = finding;
    const compared = [
      expected === null ? '' : `${words.say('expected')} ${expected}`,
      actual === null ? '' : `${words.say('actual')} ${actual}`,
    ].filter(Boolean);
    const line = position === null ? '' : words.say('line', position.line);
    // A template, a font: what is not the filing that is shown has to be named.
    const file = finding.file === this.view?.source.name ? '' : (finding.file ?? '');
    const where = [file, label ?? '', path ?? '', line].filter(Boolean);
    return make(
      'li',
      {},
      makeButton(
        { class: `finding ${severity}`, 'aria-current': finding === this.chosen ? 'true' : null },
        () => onFinding(finding),
        make('span', { class: 'severity' }, words.say(severity)),
        make('span', { class: 'message' }, words.pick(message, english)),
        ...(compared.length === 0 ? [] : [make('span', { class: 'compared' }, compared.join('，'))]),
        ...(where.length === 0 ? [] : [make('span', { class: 'where' }, where.join('\u2002'))]),
      ),
    );
  }
}

/** The path with places where a line may end. */
function breakable(path: string): readonly (Node | string)[] {
  return path.split(/(?=[.[])/).flatMap((step) => [make('wbr'), step]);
}

function pair(name: string, value: Node | string): readonly Node[] {
  return [make('dt', {}, name), make('dd', {}, value)];
}

function same(one: FindingView, other: FindingView): boolean {
  return one.code === other.code && one.path === other.path && one.file === other.file;
}
