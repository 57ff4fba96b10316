/** Which request is answered by what. */
import type { IncomingMessage } from 'node:http';
import { type Diagnostic, errorOf, type Result } from '../diagnostics/index.js';
import { formats } from '../render/index.js';
import { type Answer, download, json, refusal } from './answer.js';
import { type BeginTools, begin, listSamples } from './begin.js';
import { largestBegin, readBeginRequest } from './begin-request.js';
import { type DownloadFile, downloadAll, downloadDocument } from './downloads.js';
import { dropFile } from './drop-file.js';
import { type EditService, editRoutes, type Suggestions } from './editing/index.js';
import { refuseWithoutToken } from './guard.js';
import type { LeftOutHeader } from './protocol.js';
import { readBody } from './read-body.js';
import type { ResourceCache } from './resource-cache.js';
import { largestFiling, type SourceStore } from './source-store.js';
import type { Studio } from './studio.js';
import { type PageRange, readPageRange, readViewRequest } from './view-request.js';
import { viewWithPages } from './view-with-pages.js';

interface RouterOptions {
  readonly token: string;
  readonly staticFiles: ReadonlyMap<string, Answer>;
  readonly studio: Studio;
  readonly sources: SourceStore;
  readonly edits: EditService;
  readonly suggestions: Suggestions;
  readonly resources: ResourceCache;
  readonly begin: BeginTools;
}

const leftOutHeader: LeftOutHeader = 'x-jibiao-left-out';

type RouteHandler = (request: IncomingMessage, url: URL, options: RouterOptions) => Promise<Answer>;

const firstPage: PageRange = { from: 1, to: 1 };

const routes: ReadonlyMap<string, RouteHandler> = new Map<string, RouteHandler>([
  ['GET /api/sources', async (_, __, { sources }) => json(await sources.list())],
  [
    'GET /api/view',
    async (_, { searchParams }, { studio }) =>
      answerOf(await viewWithPages(await studio.view(readViewRequest(searchParams)), searchParams, studio)),
  ],
  [
    'GET /api/where',
    async (_, { searchParams }, { studio }) =>
      json(await studio.whereShown(readViewRequest(searchParams), searchParams.get('path') ?? '')),
  ],
  ['GET /api/pages', pages],
  ['GET /api/find', find],
  ['GET /api/font', font],
  ['GET /api/file', file],
  [
    'GET /api/zip',
    async (_, { searchParams }, { studio }) =>
      fileAnswer(await downloadAll(studio, readViewRequest(searchParams))),
  ],
  ['POST /api/drop', drop],
  ...editRoutes,
  ['GET /api/samples', async (_, __, { begin: tools }) => json(await listSamples(tools))],
  ['POST /api/begin', beginFiling],
]);

/** The path of the event stream, which is no answer of one piece. */
export const eventsPath = '/api/events';

export async function route(request: IncomingMessage, url: URL, options: RouterOptions): Promise<Answer> {
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  const known = options.staticFiles.get(url.pathname);
  if (known !== undefined) return method === 'GET' ? known : refusal(405, [wrongMethod(method)]);
  const handler = routes.get(`${method} ${url.pathname}`);
  if (handler === undefined) {
    const otherMethod = [...routes.keys()].some((key) => key.endsWith(` ${url.pathname}`));
    return otherMethod ? refusal(405, [wrongMethod(method)]) : refusal(404, [notFound(url.pathname)]);
  }
  const refused = refuseWithoutToken(request, url, options.token);
  return refused === null ? handler(request, url, options) : refusal(403, [refused]);
}

async function pages(_: IncomingMessage, { searchParams }: URL, { studio }: RouterOptions): Promise<Answer> {
  const range = readPageRange(searchParams) ?? firstPage;
  const found = await studio.pages(searchParams.get('document') ?? '', range);
  return found === null ? refusal(410, [gone()]) : json(found);
}

async function find(_: IncomingMessage, { searchParams }: URL, { studio }: RouterOptions): Promise<Answer> {
  const words = (searchParams.get('words') ?? '').slice(0, 200);
  const found = studio.find(searchParams.get('document') ?? '', words);
  return found === null ? refusal(410, [gone()]) : json(found);
}

async function font(_: IncomingMessage, { searchParams }: URL, { studio }: RouterOptions): Promise<Answer> {
  const bytes = studio.font(searchParams.get('document') ?? '', searchParams.get('family') ?? '');
  return bytes === null ? refusal(410, [gone()]) : { status: 200, type: 'font/sfnt', body: bytes };
}

async function file(_: IncomingMessage, { searchParams }: URL, { studio }: RouterOptions): Promise<Answer> {
  const format = formats.find(({ id }) => id === searchParams.get('format'));
  if (format === undefined) return refusal(400, [unknownFormat(formats.map(({ id }) => id))]);
  const place = searchParams.get('place') === 'inline' ? 'inline' : 'attachment';
  const page = Number.parseInt(searchParams.get('page') ?? '', 10) || 1;
  return fileAnswer(await downloadDocument(studio, readViewRequest(searchParams), format, page), place);
}

async function drop(
  request: IncomingMessage,
  { searchParams }: URL,
  { sources, resources }: RouterOptions,
): Promise<Answer> {
  const body = await readBody(request, largestFiling);
  if (body === null) return refusal(413, [tooLarge()]);
  const name = (searchParams.get('name') ?? '').replace(/[\p{Cc}\p{Bidi_Control}/\\]/gu, '').slice(0, 200);
  const dropped = await dropFile(name || '未命名.json', body, sources, () => resources.load());
  return dropped.value === null ? refusal(422, dropped.diagnostics) : json(dropped.value, 201);
}

async function beginFiling(
  request: IncomingMessage,
  _: URL,
  { begin: tools }: RouterOptions,
): Promise<Answer> {
  const body = await readBody(request, largestBegin);
  const wanted = body === null ? null : readBeginRequest(body);
  if (wanted === null) return refusal(400, [badBegin()]);
  const begun = await begin(wanted, tools);
  return begun.value === null ? refusal(422, begun.diagnostics) : json(begun.value, 201);
}

function badBegin(): Diagnostic {
  return errorOf(
    'preview/bad-begin',
    '请填写年度、单位名称和第一个项目的名称',
    'year, unit and the first project’s name are to be filled in',
  );
}

function answerOf<Value>({ value, diagnostics }: Result<Value>): Answer {
  return value === null ? refusal(404, diagnostics) : json(value);
}

function fileAnswer(
  { value, diagnostics }: Result<DownloadFile>,
  place: 'attachment' | 'inline' = 'attachment',
): Answer {
  if (value === null) return refusal(422, diagnostics);
  const { bytes, type, name, leftOut = 0 } = value;
  const answer = download(bytes, type, name, place);
  return leftOut === 0
    ? answer
    : { ...answer, headers: { ...answer.headers, [leftOutHeader]: String(leftOut) } };
}

function notFound(path: string): Diagnostic {
  const found = path.slice(0, 100);
  return errorOf('preview/not-found', `没有“${found}”`, `there is no "${found}"`, { parameters: { found } });
}

function wrongMethod(method: string): Diagnostic {
  return errorOf('preview/wrong-method', `此处不接受 ${method}`, `${method} is not accepted here`, {
    parameters: { found: method },
  });
}

function gone(): Diagnostic {
  return errorOf(
    'preview/gone',
    '这份文档已不在内存中，请重新打开',
    'this document is no longer kept; open it again',
  );
}

function unknownFormat(known: readonly string[]): Diagnostic {
  const all = known.join(', ');
  return errorOf(
    'preview/unknown-format',
    `没有这种格式；可用的有：${all}`,
    `there is no such format; there are: ${all}`,
    { parameters: { known } },
  );
}

function tooLarge(): Diagnostic {
  const most = `${largestFiling / 1_000_000} MB`;
  return errorOf('preview/too-large', `文件超过 ${most}`, `the file is larger than ${most}`, {
    parameters: { most },
  });
}
