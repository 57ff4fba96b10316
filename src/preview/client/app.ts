/** The page as a whole: what is chosen, what is shown, and how one follows from the other. */
import type { DocumentView, FindingView, PageView, SourceView, View } from '../protocol.js';
import { type Api, Refused } from './api.js';
import { describe, describePlace } from './bar.js';
import { Choices } from './choices.js';
import { byId } from './dom.js';
import { Findings } from './findings.js';
import { Fonts } from './fonts.js';
import { Loading } from './loading.js';
import { Notice } from './notice.js';
import { type PageState, queryOf, readPageState } from './page-state.js';
import { PageStore } from './page-store.js';
import { Selection } from './selection.js';
import { Sheets } from './sheets.js';
import type { Words } from './texts.js';
import { Thumbnails } from './thumbnails.js';

export class App {
  readonly sheets: Sheets;
  readonly selection: Selection;
  private readonly thumbnails: Thumbnails;
  private readonly choices: Choices;
  private readonly findings: Findings;
  private readonly notice: Notice;
  private readonly fonts: Fonts;
  private state: PageState;
  /** The last view with pages; these are what stands on the page. */
  private shown: View | null = null;
  private latest: View | null = null;
  private store: PageStore | null = null;
  /** Of the document that is shown next: its first page is fetched while its fonts are. */
  private coming: PageStore | null = null;
  private sources: readonly SourceView[] = [];
  private isLoading = false;
  private isStale = false;
  private readonly loading = new Loading();
  /** Chosen where another project or form was shown: it waits for its own. */
  private awaited: FindingView | null = null;
  /** Shown last of the forms that a project has. */
  private projectForm: string | null = null;

  constructor(
    private readonly api: Api,
    private readonly words: Words,
  ) {
    this.state = readPageState(new URLSearchParams(location.hash.slice(1)));
    this.fonts = new Fonts(api);
    this.notice = new Notice(words);
    this.choices = new Choices({ words, onChange: (change) => this.choose(change) });
    this.findings = new Findings({
      words,
      onFinding: (finding) => this.selection.goTo(finding),
      onCloseCell: () => this.selection.select(null),
    });
    const pages = {
      pageOf: (number: number): PageView | null => this.store?.get(number) ?? null,
      onWanted: (numbers: readonly number[]): void => this.store?.want(numbers),
      labelOf: (number: number): string => words.say('page', number),
    };
    this.thumbnails = new Thumbnails({
      ...pages,
      panel: byId('thumbnails', HTMLElement),
      onChosen: (page) => this.sheets.goTo(page),
    });
    this.sheets = new Sheets({
      ...pages,
      scroller: byId('pages', HTMLElement),
      column: byId('sheets', HTMLElement),
      marks: { marksOf: (page) => this.selection.marksOf(page) },
      onMoved: () => this.showPlace(),
      onCell: (place) => this.selection.select(place),
    });
    this.selection = new Selection({
      sheets: this.sheets,
      findings: this.findings,
      pageOf: pages.pageOf,
      onElsewhere: (finding) => this.turnTo(finding),
    });
  }

  /** Told when another form, project or finding was chosen. */
  onTurned: () => void = () => undefined;

  /** The document that stands there; null where it is none, or not the latest. */
  get printable(): DocumentView | null {
    return this.latest?.document ?? null;
  }

  /** What downloads and the command are made from. */
  get query(): URLSearchParams {
    const { form, project } = this.latest ?? {};
    return queryOf({ ...this.state, form: form ?? null, project: project ?? null });
  }

  choose(change: Partial<PageState>): void {
    this.state = { ...this.state, ...change };
    history.pushState(null, '', `#${queryOf(this.state)}`);
    this.choices.mark(this.state);
    this.onTurned();
    void this.reload();
  }

  /** What stood in the address before or after (Back, Forward). */
  goBack(): void {
    this.state = readPageState(new URLSearchParams(location.hash.slice(1)));
    void this.reload();
  }

  /** Asks again for what is chosen; calls that come meanwhile are one more afterwards. */
  async reload(): Promise<void> {
    this.isStale = true;
    if (this.isLoading) return;
    this.isLoading = true;
    this.loading.begin();
    while (this.isStale) {
      this.isStale = false;
      try {
        await this.load();
      } catch (error) {
        this.fail(error);
      }
    }
    this.isLoading = false;
    this.loading.end();
  }

  /** Says everything again, in the language now chosen. */
  translate(): void {
    this.words.fill(document);
    this.sheets.relabel();
    this.thumbnails.relabel();
    this.choices.showSources(this.sources, this.state.source);
    if (this.latest !== null) {
      this.choices.show(this.latest, this.state, this.shown !== null);
      this.describe(this.latest);
      this.announce(this.latest);
    }
    this.findings.show(this.latest);
    this.selection.refresh();
  }

  /** Says which page is in view. */
  showPlace(): void {
    const { page, percent, zoom } = this.sheets;
    describePlace({ page, pages: this.shown?.document?.pages ?? 0, percent, zoom });
    this.thumbnails.follow(page);
  }

  fail(error: unknown): void {
    // The server has let go of the document; asked for again, it makes it again.
    if (error instanceof Refused && error.isAbout('gone')) void this.reload();
    else if (error instanceof Refused) this.notice.show('cannotShow', error.diagnostics);
    else this.notice.show('lost', []);
  }

  private async load(): Promise<void> {
    const asked = this.state.source === null ? null : this.api.view(queryOf(this.state));
    // Where the list cannot be had, that is what is said; the view's own failure is not left without a hearer.
    asked?.catch(() => null);
    const { sources } = await this.api.sources();
    this.sources = sources;
    if (this.state.source === null) this.state = { ...this.state, source: sources[0]?.id ?? null };
    const { source } = this.state;
    this.choices.showSources(sources, source);
    if (source === null) return;
    const view = await (asked ?? this.api.view(queryOf(this.state)));
    if (view.document !== null) {
      const page = isSameDocument(this.shown, view) ? Math.min(this.sheets.page, view.document.pages) : 1;
      this.storeOf(view.document).want([page]);
      await this.fonts.load(view.document);
    }
    // What was asked for in the meantime comes next; these pages would only flash by.
    if (!this.isStale) this.show(view);
  }

  private show(view: View): void {
    history.replaceState(null, '', `#${queryOf(this.state)}`);
    this.latest = view;
    if (view.filing?.forms.find(({ id }) => id === view.form)?.scope === 'project')
      this.projectForm = view.form;
    const goesOn = isSameDocument(this.shown, view);
    if (view.document !== null) this.showPages(view, goesOn);
    else if (!goesOn) this.showNothing(view);
    this.announce(view);
    this.sheets.grey(view.document === null);
    this.choices.show(view, this.state, this.shown !== null);
    this.describe(view);
    this.findings.show(view);
    this.sheets.mark();
    this.showAwaited();
  }

  private showAwaited(): void {
    const { awaited } = this;
    this.awaited = null;
    const finding = awaited === null ? null : this.findings.like(awaited);
    if (finding !== null) this.selection.goTo(finding);
  }

  private announce({ document, findings }: View): void {
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (document !== null) this.notice.hide();
    else this.notice.show(this.shown === null ? 'cannotShow' : 'lastGood', errors);
  }

  private showPages(view: View, goesOn: boolean): void {
    const { document } = view;
    if (document === null) return;
    this.store = this.storeOf(document);
    this.coming = null;
    if (!goesOn) this.selection.forget();
    this.shown = view;
    this.sheets.show(document, goesOn);
    this.thumbnails.show(document);
    this.fonts.keepOnly(document);
    if (!goesOn) this.selection.select(null);
  }

  /** The pages of a document, whether it is shown or comes next. */
  private storeOf({ id }: DocumentView): PageStore {
    const known = [this.store, this.coming].find((store) => store?.document === id);
    if (known != null) return known;
    const store: PageStore = new PageStore(
      this.api,
      id,
      (pages) => {
        if (this.store === store) this.paint(pages);
      },
      (error) => {
        if (this.store === store || this.coming === store) this.fail(error);
      },
    );
    this.coming = store;
    return store;
  }

  private showNothing(view: View): void {
    this.shown = null;
    this.store = null;
    this.selection.forget();
    this.sheets.show(view.document, false);
    this.thumbnails.show(view.document);
    this.selection.select(null);
  }

  private paint(pages: readonly PageView[]): void {
    this.sheets.paint(pages);
    this.thumbnails.paint(pages);
    this.selection.painted(pages);
  }

  private describe(latest: View): void {
    describe(latest, this.shown, this.words);
    this.showPlace();
  }

  /** Shows the project that the finding is about, where another one is shown, or a form of the unit. */
  private turnTo(finding: FindingView): void {
    const { project } = finding;
    const { filing = null, form = null, project: shown = null } = this.latest ?? {};
    if (project === null || filing === null) return;
    const ofProjects = filing.forms.filter(({ scope }) => scope === 'project').map(({ id }) => id);
    if (project === shown && ofProjects.includes(form ?? '')) return;
    const wanted = [form, this.projectForm, ...ofProjects].find(
      (id) => id !== null && ofProjects.includes(id),
    );
    if (wanted == null) return;
    this.awaited = finding;
    this.choose({ form: wanted, project });
  }
}

/** Whether one is a newer state of the other, so that the reader's place is to be kept. */
function isSameDocument(one: View | null, other: View): boolean {
  if (one === null || one.source.id !== other.source.id) return false;
  const isBroken = other.filing === null;
  return isBroken || (one.form === other.form && one.project === other.project);
}
