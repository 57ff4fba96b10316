/** Asks the server; every request carries the token. */
import type { Diagnostic } from '../../diagnostics/index.js';
import type { FormOffer, Suggestion } from '../editing-protocol.js';
import type {
  BeginRequest,
  CellPlace,
  ChangeEvent,
  LeftOutHeader,
  PagesView,
  Refusal,
  SamplesView,
  ShownForm,
  SourcesView,
  SourceView,
  View,
} from '../protocol.js';

const leftOutHeader: LeftOutHeader = 'x-jibiao-left-out';

/** What the server refused, with its reasons. */
export class Refused extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(diagnostics[0]?.english ?? 'refused');
  }

  isAbout(what: string): boolean {
    return this.diagnostics.some(({ code }) => code === `preview/${what}`);
  }
}

interface FetchedFile {
  readonly name: string;
  readonly content: Blob;
  /** How many documents an archive is without. */
  readonly leftOut: number;
}

/** What the server says of itself in the page. */
interface PageHead {
  readonly token: string;
  /** Stands for the scripts and styles that it serves. */
  readonly build: string;
}

/** Of a page, as text: no parser of markup is trusted here. */
export function headOf(page: string): PageHead {
  const content = (name: string): string =>
    new RegExp(`<meta name="${name}" content="([0-9a-f]*)"`).exec(page)?.[1] ?? '';
  return { token: content('token'), build: content('build') };
}

export class Api {
  #head: PageHead;
  readonly #onOtherBuild: () => void;

  /** `onOtherBuild`: the program was renewed, and started anew, since this page was loaded. */
  constructor(head: PageHead, onOtherBuild: () => void) {
    this.#head = head;
    this.#onOtherBuild = onOtherBuild;
  }

  async sources(): Promise<SourcesView> {
    return (await this.#get('/api/sources')).json();
  }

  async samples(): Promise<SamplesView> {
    return (await this.#get('/api/samples')).json();
  }

  /** The new filing. */
  async begin(request: BeginRequest): Promise<SourceView> {
    return (await this.#ask('/api/begin', { method: 'POST', body: JSON.stringify(request) })).json();
  }

  async view(query: URLSearchParams): Promise<View> {
    return (await this.#get(`/api/view?${query}`)).json();
  }

  async pages(document: string, from: number, to: number): Promise<PagesView> {
    const query = new URLSearchParams({ document, from: String(from), to: String(to) });
    return (await this.#get(`/api/pages?${query}`)).json();
  }

  /** Cells of the document that show the words. */
  async find(document: string, words: string): Promise<readonly CellPlace[]> {
    return (await this.#get(`/api/find?${new URLSearchParams({ document, words })}`)).json();
  }

  async font(document: string, family: string): Promise<ArrayBuffer> {
    return (await this.#get(`/api/font?${new URLSearchParams({ document, family })}`)).arrayBuffer();
  }

  async drop(file: File): Promise<SourceView> {
    const query = new URLSearchParams({ name: file.name });
    return (await this.#ask(`/api/drop?${query}`, { method: 'POST', body: file })).json();
  }

  /** The form of the shown filing that prints the value at the path; null: none does. */
  async whereShown(query: URLSearchParams, path: string): Promise<ShownForm | null> {
    return (await this.#get(`/api/where?${query}&${new URLSearchParams({ path })}`)).json();
  }

  /** Of a filing's file, as it is edited; without its byte order mark. */
  async text(source: string): Promise<string> {
    return (await this.#get(`/api/filing?${new URLSearchParams({ source })}`)).text();
  }

  /** Of any filing of the preview. */
  async projectNames(source: string): Promise<readonly string[]> {
    return (await this.#get(`/api/projects?${new URLSearchParams({ source })}`)).json();
  }

  /** That the filing may be handed in as. */
  async forms(source: string): Promise<readonly FormOffer[]> {
    return (await this.#get(`/api/forms?${new URLSearchParams({ source })}`)).json();
  }

  /** Indicators that fit what is typed for the name at the path. */
  async suggestions(source: string, path: string, typed: string): Promise<readonly Suggestion[]> {
    return (await this.#get(`/api/suggestions?${new URLSearchParams({ source, path, typed })}`)).json();
  }

  /** What is answered to a request that changes something. */
  async post<Answered>(path: string, body: unknown = null): Promise<Answered> {
    return (await this.#ask(path, { method: 'POST', body: JSON.stringify(body) })).json();
  }

  async file(path: string): Promise<FetchedFile> {
    const response = await this.#get(path);
    const encoded = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
    const leftOut = Number(response.headers.get(leftOutHeader) ?? 0);
    return { name: decodeURIComponent(encoded ?? 'jibiao'), content: await response.blob(), leftOut };
  }

  /** An address that a new tab can open, where no header can be sent. */
  addressOf(path: string): string {
    return `${path}&${new URLSearchParams({ token: this.#head.token })}`;
  }

  /** Calls back with each event until the line breaks; then resolves. */
  async events(onEvent: (event: ChangeEvent) => void): Promise<void> {
    const { body } = await this.#get('/api/events');
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      const lines = (rest + part.value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) onEvent(JSON.parse(line.slice(6)));
    }
  }

  #get(path: string): Promise<Response> {
    return this.#ask(path, {});
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const { token } = this.#head;
    const response = await fetch(path, { ...init, headers: { 'x-jibiao-token': token } });
    if (response.ok) return response;
    const refusal: Refusal = await response.json();
    const refused = new Refused(refusal.diagnostics);
    if (refused.isAbout('wrong-token') && (await this.#isRenewed(token))) return this.#ask(path, init);
    throw refused;
  }

  /** Started anew, the server has a new token; this page goes on with it, for something may be typed in it that is nowhere else. */
  async #isRenewed(used: string): Promise<boolean> {
    if (used !== this.#head.token) return true;
    const { build } = this.#head;
    this.#head = headOf(await (await fetch('/')).text());
    if (build !== this.#head.build) this.#onOtherBuild();
    return used !== this.#head.token;
  }
}
