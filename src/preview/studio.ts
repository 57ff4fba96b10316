/** Makes what the page shows: reads the filing, lays its form out, gathers the findings; keeps the last few documents. */
import { failsForGlyphs, hashOf, type PlannedForm } from '../batch/index.js';
import { type CheckSettings, defaultSettings } from '../checks/index.js';
import { type Diagnostic, errorOf, type JsonPath, type Result } from '../diagnostics/index.js';
import { type Filing, type FilingReading, readFiling } from '../filing/index.js';
import type { PagedDocument } from '../layout/index.js';
import { Memo } from '../memo/index.js';
import { type DocumentRequest, layOutDocument, type Resources } from '../pipeline.js';
import { loadWebPages, type PageFontMemo } from '../render/index.js';
import { CellIndex, cellsIn, type ItemMemo } from './cell-index.js';
import { renderCommand } from './command-line.js';
import { type EditSessions, emptyLists, refusedFindings, unreadViews } from './editing/index.js';
import { chooseForm, filingView, formsAbout } from './filing-view.js';
import { findText } from './find-text.js';
import { findingViews } from './findings.js';
import { checkOpen, type OpenFiling } from './open-filing.js';
import { pageView } from './page-view.js';
import type { CellPlace, PagesView, View } from './protocol.js';
import type { LoadedResources, ResourceCache } from './resource-cache.js';
import { documentView, type ShownDocument } from './shown-document.js';
import type { SourceFile, SourceStore } from './source-store.js';
import { documentRequest, type PageRange, type Sight, type ViewRequest } from './view-request.js';

interface StudioOptions {
  readonly sources: SourceStore;
  readonly sessions: EditSessions;
  readonly resources: ResourceCache;
  /** Settings of the checks for the filing at this absolute path; null: a dropped one. */
  readonly checkSettings: (path: string | null) => Promise<Result<CheckSettings>>;
  /** `--templates …`, `--fonts …` as the preview was started with. */
  readonly given: readonly string[];
  /** Told of exceptions that nobody foresaw. */
  readonly onDefect: (error: unknown) => void;
}

/** How much of a view is asked for. */
interface ViewExtent {
  /** Else the checks are left out. */
  readonly isWhole: boolean;
  /** Pages out of it may be as they were. Null: all are made anew. */
  readonly sight: Sight | null;
}

const wholeView: ViewExtent = { isWhole: true, sight: null };

/**
 * Pages: four documents of few, two of many. However long, two are kept, since pages of the one before are still asked
 * for while the next is made.
 */
const documentBounds = {
  capacity: 800,
  weigh: ({ paged }: ShownDocument) => Math.min(Math.max(paged.pages.length, 200), 400),
};
const readingCapacity = 8;
/** Cells, of the documents that are kept. */
const itemCapacity = 60_000;

export class Studio {
  readonly #documents = new Memo<string, ShownDocument>(documentBounds);
  readonly #readings = new Memo<string, FilingReading>({ capacity: readingCapacity });
  /** By file: an edit changes little of it. */
  readonly #lastReadings = new Memo<string, FilingReading>({ capacity: readingCapacity });
  readonly #itemCells: ItemMemo = new Memo({ capacity: itemCapacity, weigh: (_, item) => cellsIn(item) });
  #fontMemo: PageFontMemo | null = null;

  readonly #options: StudioOptions;

  constructor(options: StudioOptions) {
    this.#options = options;
  }

  async open(source: string): Promise<Result<OpenFiling>> {
    const { value: onDisk, diagnostics } = await this.#options.sources.read(source);
    if (onDisk === null) return { value: null, diagnostics };
    const file = this.#options.sessions.edited(onDisk);
    const resources = await this.#options.resources.load();
    return {
      value: { file, onDisk, reading: this.read(file, resources), resources },
      diagnostics,
    };
  }

  /** The filing of the file, read now or before. */
  read(file: SourceFile, { generation, schema }: LoadedResources): FilingReading {
    const { name } = file.view;
    return this.#readings.getOrCompute(`${file.hash} ${generation} ${name}`, () => {
      const last = `${generation} ${name}`;
      const reading =
        this.#lastReadings.get(last)?.again?.(file.bytes, file.text) ??
        readFiling(file.bytes, { file: name, resources: { schema } });
      this.#lastReadings.set(last, reading);
      return reading;
    });
  }

  /** The value is null only where there is no such filing: a broken one has a view, without a document. */
  async view(request: ViewRequest, { isWhole, sight }: ViewExtent = wholeView): Promise<Result<View>> {
    const opened = await this.open(request.source);
    if (opened.value === null) return { value: null, diagnostics: opened.diagnostics };
    const { file, onDisk, reading, resources } = opened.value;
    const found = findingViews(
      [...reading.diagnostics, ...file.doubts, ...resources.diagnostics],
      reading,
      null,
    );
    const blank: View = {
      source: file.view,
      filing: null,
      form: request.form,
      project: request.project,
      profile: request.profile,
      document: null,
      pages: [],
      ...unreadViews(found, reading, file.bytes),
      isWhole,
      command: '',
      editing: this.#options.sessions.viewOf(onDisk),
    };
    if (reading.value === null || resources.value === null) return { value: blank, diagnostics: [] };
    return {
      value: await this.#viewOf(request, sight, blank, opened.value, reading.value, resources.value),
      diagnostics: [],
    };
  }

  /** Cells that show the value at the path; none where the document is no longer kept. */
  placesOf(id: string, path: JsonPath): readonly CellPlace[] {
    return this.#documents.get(id)?.cells.find(path) ?? [];
  }

  /** The first of the filing's forms whose pages show the value at the path; null where none does. */
  async whereShown(request: ViewRequest, path: JsonPath): Promise<PlannedForm | null> {
    const { value: opened } = await this.open(request.source);
    const filing = opened?.reading.value ?? null;
    const resources = opened?.resources.value ?? null;
    if (opened === null || filing === null || resources === null) return null;
    const settings = await this.#options.checkSettings(opened.file.path);
    for (const form of formsAbout(path, filingView(filing, resources.packs).forms, resources.packs)) {
      const made = await this.#make(request, form, opened, filing, resources, settings.value);
      if ((made.value?.cells.find(path) ?? []).length > 0) return form;
    }
    return null;
  }

  /** Cells that show the words, on all pages; null where the document is no longer kept. */
  find(id: string, words: string): readonly CellPlace[] | null {
    const shown = this.#documents.get(id);
    return shown === undefined ? null : findText(shown.paged, words);
  }

  /** Pages of a document shown before; null where it is no longer kept. */
  async pages(id: string, { from, to }: PageRange): Promise<PagesView | null> {
    const shown = this.#documents.get(id);
    if (shown === undefined) return null;
    const { pageSvg } = await loadWebPages();
    const pages = shown.paged.pages.slice(Math.max(0, from - 1), to);
    return {
      pages: pages.map((page) => pageView(page, pageSvg(page, shown.paged, shown.fonts), shown)),
    };
  }

  /** The bytes of a web font of a document shown before. */
  font(id: string, family: string): Uint8Array | null {
    const fonts = [...(this.#documents.get(id)?.fonts.web.values() ?? [])];
    return fonts.find((font) => font.family === family)?.bytes ?? null;
  }

  /** Lays a document out; a defect of ours is reported like any other error. */
  layOut(request: DocumentRequest, resources: Resources): Result<PagedDocument> {
    try {
      return layOutDocument(request, resources);
    } catch (error) {
      this.#options.onDefect(error);
      return { value: null, diagnostics: [defect(error)] };
    }
  }

  async #viewOf(
    request: ViewRequest,
    sight: Sight | null,
    blank: View,
    opened: OpenFiling,
    filing: Filing,
    resources: Resources,
  ): Promise<View> {
    const { file, reading } = opened;
    const offered = filingView(filing, resources.packs);
    const settings = await this.#options.checkSettings(file.path);
    const chosen = chooseForm(filing, offered.forms, resources.packs, request);
    const checked = blank.isWhole ? checkOpen(filing, chosen?.form ?? null, opened, resources, settings) : [];
    const lists = emptyLists(filing, resources.packs, chosen, request.options);
    const begun: View = { ...blank, filing: offered, editing: { ...blank.editing, emptyLists: lists } };
    // The plan says so, among the rest.
    if (chosen === null) return { ...begun, findings: findingViews(checked, reading, null) };
    const made = await this.#make(request, chosen, opened, filing, resources, settings.value, sight);
    const shown = made.value;
    return {
      ...begun,
      ...chosen,
      document: shown === null ? null : documentView(shown),
      findings: findingViews(
        [...made.diagnostics, ...refusedFindings(blank.editing.refused, file.view.name), ...checked],
        reading,
        { amountUnit: resources.packs.get(chosen.form)?.amountUnit ?? '元', cells: shown?.cells ?? null },
      ),
      command: renderCommand({ file: file.view.name, ...chosen, request, given: this.#options.given }),
    };
  }

  /** The document, laid out now or shown before; with `sight`, pages out of it may be as they were. */
  async #make(
    request: ViewRequest,
    chosen: { readonly form: string; readonly project: number | null },
    { file, reading, resources: { generation } }: OpenFiling,
    filing: Filing,
    resources: Resources,
    settings: CheckSettings | null,
    sight: Sight | null = null,
  ): Promise<Result<ShownDocument>> {
    const inSight =
      sight === null ? undefined : this.#documents.get(sight.document)?.cells.projectsOn(sight.pages);
    const parts = inSight === undefined ? [] : [...inSight];
    const key = JSON.stringify([file.hash, file.view.name, generation, chosen, request, parts]);
    const id = hashOf(key).slice(0, 24);
    const known = this.#documents.get(id);
    if (known !== undefined) return { value: known, diagnostics: known.diagnostics };
    const asked = {
      ...documentRequest(request, filing, file.view.name, chosen),
      attaches: false,
      ...(inSight === undefined ? {} : { inSight }),
    };
    const { value, diagnostics } = this.layOut(asked, resources);
    // A character that no face has must not take away the page on which it can be changed.
    const paged =
      value === null && failsForGlyphs(diagnostics)
        ? this.layOut({ ...asked, missingGlyphs: 'substitute' }, resources).value
        : value;
    if (paged === null) return { value: null, diagnostics };
    const { pageFontsOf, PageFontMemo } = await loadWebPages();
    this.#fontMemo ??= new PageFontMemo();
    const fonts = await pageFontsOf(paged, resources.memo.setter, this.#fontMemo);
    const editing = {
      filing,
      schema: reading.schema,
      settings: settings ?? defaultSettings,
      form: chosen.form,
      amountUnit: resources.packs.get(chosen.form)?.amountUnit ?? '元',
    };
    const cells = new CellIndex(paged, this.#itemCells);
    const shown = { id, paged, diagnostics, reading, editing, fonts, faces: resources.faces, cells };
    this.#documents.set(id, shown);
    return { value: shown, diagnostics };
  }
}

function defect(error: unknown): Diagnostic {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return errorOf(
    'preview/defect',
    `生成时程序出错：${reason}。这是 jibiao 的缺陷，请连同数据报告给维护者`,
    `making the document failed: ${reason}; this is a defect of jibiao: please report it with the data`,
    { parameters: { reason } },
  );
}
