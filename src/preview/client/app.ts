/** The page as a whole: what is chosen, what is shown, and how one follows from the other. */
import type { EditedView } from '../editing-protocol.js';
import type { ChangeEvent, DocumentView, PageView, SourceView, View } from '../protocol.js';
import { type Api, Refused } from './api.js';
import { describe, describePlace } from './bar.js';
import { Choices } from './choices.js';
import { byId } from './dom.js';
import { Editing } from './editor/editing.js';
import { FindingElsewhere } from './finding-elsewhere.js';
import { Findings } from './findings.js';
import { Fonts } from './fonts.js';
import { Loading, PausedCheck } from './loading.js';
import { Notice } from './notice.js';
import { keepInAddress, type PageState, queryOf, queryWithPages, readPageState } from './page-state.js';
import { Selection } from './selection.js';
import { Sheets } from './sheets.js';
import { ShownPages } from './shown-pages.js';
import { Start } from './start/start.js';
import type { Words } from './texts.js';
import { Thumbnails } from './thumbnails.js';
import { isNotTaken, isOutdated, isSameDocument } from './view-order.js';

export class App {
  readonly sheets: Sheets;
  readonly selection: Selection;
  readonly editing: Editing;
  readonly start: Start;
  readonly #thumbnails: Thumbnails;
  readonly #choices: Choices;
  readonly #findings: Findings;
  readonly #notice: Notice;
  readonly #fonts: Fonts;
  readonly #pages: ShownPages;
  #state: PageState;
  /** The last view with pages; these are what stands on the page. */
  #shown: View | null = null;
  #latest: View | null = null;
  #sources: readonly SourceView[] = [];
  readonly #loading = new Loading();
  readonly #elsewhere = new FindingElsewhere({
    view: () => this.#latest,
    whereShown: (path) => this.#api.whereShown(this.query, path),
    choose: (form) => this.choose(form),
    fail: (error) => this.fail(error),
  });
  readonly #asked = () => queryWithPages(this.#state, this.#shown, this.sheets.inView);
  readonly #check = new PausedCheck(() => void this.reload());
  readonly #api: Api;
  readonly #words: Words;

  constructor(api: Api, words: Words) {
    this.#api = api;
    this.#words = words;
    this.#state = readPageState(new URLSearchParams(location.hash.slice(1)));
    this.#fonts = new Fonts(api);
    this.#notice = new Notice(words);
    this.#pages = new ShownPages({
      api,
      onPages: (pages) => this.editing.hold(() => this.#paint(pages)),
      onError: (error) => this.fail(error),
    });
    this.start = new Start({ api, words, onSource: ({ id }) => this.open(id) });
    this.#choices = new Choices({ words, onChange: (change) => this.choose(change) });
    this.#findings = new Findings({
      words,
      onFinding: (finding) => {
        this.onTurned();
        this.selection.goTo(finding);
        if (isNotTaken(finding)) this.editing.openCell();
        else this.editing.focusCell();
      },
      onDrop: (path) => this.editing.drop(path),
      onMending: ({ edits }, revision) => this.editing.mend(edits, revision),
      onCloseCell: () => this.selection.select(null),
    });
    const pages = {
      pageOf: (number: number): PageView | null => this.#pages.get(number),
      onWanted: (numbers: readonly number[]): void => this.#pages.want(numbers),
      labelOf: (number: number): string => words.say('page', number),
    };
    this.#thumbnails = new Thumbnails({
      ...pages,
      panel: byId('thumbnails', HTMLElement),
      onChosen: (page) => this.sheets.goTo(page),
    });
    this.sheets = new Sheets({
      ...pages,
      scroller: byId('pages', HTMLElement),
      column: byId('sheets', HTMLElement),
      marks: { marksOf: (page) => this.selection.marksOf(page) },
      onMoved: () => {
        this.showPlace();
        this.editing.moved();
      },
      onCell: (place) => this.editing.clicked(place),
    });
    this.selection = new Selection({
      sheets: this.sheets,
      findings: this.#findings,
      pageOf: pages.pageOf,
      onElsewhere: (finding) => void this.#elsewhere.turnTo(finding),
      mayLeave: () => this.editing.mayLeave(),
      onCell: (cell, place) => this.editing.follow(cell, place),
    });
    this.editing = new Editing({
      api,
      words,
      sheets: this.sheets,
      view: () => this.#latest,
      query: this.#asked,
      pageOf: pages.pageOf,
      place: () => this.selection.place,
      select: (place) => this.selection.select(place),
      moveCell: (direction) => this.selection.moveCell(direction),
      showEdited: (view) => this.#showEdited(view),
      onSent: () => this.#check.postpone(),
      onRefused: () => this.#check.begin(),
      onOther: (source) => this.open(source?.id ?? null),
      fail: (error) => this.fail(error),
    });
  }

  /** Told when another form, project or finding was chosen. */
  onTurned: () => void = () => undefined;

  /** The document that stands there; null where it is none, or not the latest, or prints 〓 for a character. */
  get printable(): DocumentView | null {
    const view = this.#latest;
    return view === null || this.#notice.forbidsPrint(view) ? null : view.document;
  }

  /** What downloads and the command are made from. */
  get query(): URLSearchParams {
    const { form = null, project = null } = this.#latest ?? {};
    return queryOf({ ...this.#state, form, project });
  }

  /** Shows another filing, by its id; null: the first. */
  open(source: string | null): void {
    this.choose({ source, form: null, project: null });
  }

  choose(change: Partial<PageState>): void {
    this.start.close();
    this.#state = { ...this.#state, ...change };
    history.pushState(null, '', `#${queryOf(this.#state)}`);
    this.#choices.mark(this.#state);
    this.onTurned();
    void this.reload();
  }

  /** What stood in the address before or after (Back, Forward). */
  goBack(): void {
    this.#state = readPageState(new URLSearchParams(location.hash.slice(1)));
    void this.reload();
  }

  /** Asks again for what is chosen; calls that come meanwhile are one more afterwards. */
  reload(): Promise<void> {
    return this.#loading.run(async () => {
      try {
        await this.#load();
      } catch (error) {
        this.fail(error);
      }
    });
  }

  /** Something has changed at the server. */
  changed(event: ChangeEvent): void {
    if (!this.editing.knows(event)) void this.reload();
  }

  /** Says everything again, in the language now chosen. */
  translate(): void {
    this.#words.fill(document);
    this.editing.translate();
    this.start.translate();
    this.sheets.relabel();
    this.#thumbnails.relabel();
    this.#choices.showSources(this.#sources, this.#state.source);
    if (this.#latest !== null) this.#showAround(this.#latest);
    this.#findings.show(this.#latest);
    this.selection.refresh();
  }

  /** Says which page is in view. */
  showPlace(): void {
    const { page, percent, zoom } = this.sheets;
    describePlace({ page, pages: this.#shown?.document?.pages ?? 0, percent, zoom });
    this.#thumbnails.follow(page);
  }

  fail(error: unknown): void {
    // The server has let go of the document; asked for again, it makes it again.
    if (error instanceof Refused && error.isAbout('gone')) void this.reload();
    else if (error instanceof Refused) this.#notice.show('cannotShow', error.diagnostics);
    else this.#notice.show('lost', []);
  }

  async #load(): Promise<void> {
    const asked = this.#state.source === null ? null : this.#api.view(this.#asked());
    // Where the list cannot be had, that is what is said; the view's own failure has a hearer.
    asked?.catch(() => null);
    const listed = await this.#api.sources();
    this.#sources = listed.sources;
    const [refused] = listed.diagnostics;
    const source = this.#state.source ?? (refused === undefined ? listed.first : null);
    this.#state = { ...this.#state, source };
    this.#choices.showSources(listed.sources, source);
    this.start.update(listed, source !== null);
    if (refused !== undefined && source === null) this.#notice.show('cannotShow', listed.diagnostics);
    document.body.classList.toggle('nothing', source === null);
    if (source === null) return;
    const view = await (asked ?? this.#api.view(this.#asked()));
    await this.#prepare(view);
    // What was asked for in the meantime comes next; these pages would only flash by.
    if (!this.#loading.isStale) this.editing.hold(() => this.#show(view));
  }

  /** Fetches what the view's first picture needs and did not come with it. */
  async #prepare(view: View): Promise<void> {
    const { document } = view;
    if (document === null) return;
    const pages = this.#pages.of(document);
    pages.take(view.pages);
    // Pages that stand in view are changed all at once; of a new document the first comes first.
    const numbers = isSameDocument(this.#shown, view) ? this.sheets.inView : [1];
    await Promise.all([
      pages.ready(numbers.filter((number) => number <= document.pages)),
      this.#fonts.load(document),
    ]);
  }

  /** The filing after an edit, with the project that was edited. */
  async #showEdited(view: EditedView): Promise<void> {
    const turned = this.#shown !== null && view.form !== this.#shown.form ? { form: view.form } : {};
    if (view.project !== null) this.#state = { ...this.#state, project: view.project, ...turned };
    await this.#prepare(view);
    // What was found before stays in the list until the checks have been run again, when the typing pauses.
    this.#show(view.isWhole ? view : { ...view, findings: this.#latest?.findings ?? view.findings });
    if (!view.isWhole) this.#check.begin();
  }

  #show(view: View): void {
    // An edit was answered after this view had been asked for.
    if (isOutdated(view, this.#latest)) return;
    this.editing.shown(view, view.source.id !== this.#latest?.source.id);
    keepInAddress(this.#state);
    this.#latest = view;
    const goesOn = isSameDocument(this.#shown, view);
    if (view.document !== null) this.#showPages(view, goesOn);
    else if (!goesOn) this.#showNothing(view);
    this.sheets.grey(view.document === null);
    this.#showAround(view);
    this.#findings.show(view);
    this.sheets.mark();
    const finding = this.#elsewhere.arrivedIn(view);
    if (finding === null) return;
    this.selection.goTo(finding);
    this.editing.focusCell();
  }

  /** What stands around the pages. */
  #showAround(view: View): void {
    this.#notice.announce(view, this.#shown !== null);
    this.#choices.show(view, this.#state, this.#shown !== null);
    describe(view, this.#shown, this.#words);
    this.showPlace();
  }

  #showPages(view: View, goesOn: boolean): void {
    const { document } = view;
    if (document === null) return;
    this.#pages.show(document);
    if (!goesOn) this.selection.forget();
    this.#shown = view;
    this.sheets.show(document, goesOn);
    this.#thumbnails.show(document);
    this.#fonts.keepOnly(document);
    if (goesOn) this.selection.renew();
    else this.selection.select(null);
  }

  #showNothing(view: View): void {
    this.#shown = null;
    this.#pages.show(null);
    this.selection.forget();
    this.sheets.show(view.document, false);
    this.#thumbnails.show(view.document);
    this.selection.select(null);
  }

  #paint(pages: readonly PageView[]): void {
    this.sheets.paint(pages);
    this.#thumbnails.paint(pages);
    this.selection.painted(pages);
  }
}
