/** The preview's server: on this machine only, over Node's own HTTP. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import type { CheckSettings } from '../checks/index.js';
import { type Diagnostic, errorOf, type Result } from '../diagnostics/index.js';
import type { ResourceFolders } from '../resources.js';
import { type Answer, refusal, send } from './answer.js';
import { isReadFile, openReadFile } from './drop-file.js';
import { EditJournals, EditService, EditSessions, Suggestions } from './editing/index.js';
import { EventStream, eventStreamType } from './event-stream.js';
import { FolderWatch, type WatchedFolder, type WatchKind } from './folder-watch.js';
import { refuseStrangers, refuseWithoutToken } from './guard.js';
import { ResourceCache } from './resource-cache.js';
import { eventsPath, route } from './router.js';
import { type SourceFile, SourceStore } from './source-store.js';
import { loadStaticFiles } from './static-files.js';
import { Studio } from './studio.js';
import { readViewRequest } from './view-request.js';
import { packFolders } from './watched-folders.js';

export interface PreviewOptions {
  /** Absolute: a filing, a folder of filings, or a workbook or document to read filings from; null: only what is dropped on the page. */
  readonly target: string | null;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly folders: ResourceFolders;
  /** Absolute: the page's files as built. */
  readonly clientFolder: string;
  /** Absolute: filings to look at; there need be none. */
  readonly samplesFolder: string;
  /** 0: any free port. */
  readonly port: number;
  /** Hexadecimal, not to be guessed. */
  readonly token: string;
  readonly language: 'zh' | 'en';
  /** `--templates …`, `--fonts …`, for the command line that the page offers. */
  readonly given: readonly string[];
  readonly checkSettings: (path: string | null) => Promise<Result<CheckSettings>>;
  readonly onDefect: (error: unknown) => void;
  /** Absolute: where unsaved edits are kept for a later start; null: nowhere. */
  readonly stateFolder: string | null;
  /** Revisions of filings count from here: above those of any preview before. */
  readonly firstRevision: number;
}

export interface Preview {
  /** `http://127.0.0.1:4180/` */
  readonly url: string;
  close(): Promise<void>;
}

/** Rejects with the system's error where the port cannot be had. */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { target } = options;
  const book = target !== null && (await isReadFile(target)) ? target : null;
  const resources = new ResourceCache(options.folders);
  const { given, checkSettings, onDefect } = options;
  const journals = new EditJournals(options.stateFolder, onDefect);
  const sessions: EditSessions = new EditSessions(journals, () => sources.folder, options.firstRevision);
  const sources = new SourceStore({
    target: book === null ? target : dirname(book),
    workingDirectory: options.workingDirectory,
    unsaved: () => sessions.unsaved(),
  });
  const studio = new Studio({ sources, sessions, resources, given, checkSettings, onDefect });
  const staticFiles = await loadStaticFiles(options.clientFolder, options);
  const events = new EventStream();
  const watch = new FolderWatch((kinds) => void changed(kinds).catch(onDefect));
  const watchAll = async (): Promise<void> => watch.set(await watchedFolders(sources, options.folders));
  const changed = async (kinds: ReadonlySet<WatchKind>): Promise<void> => {
    suggestions.forget();
    if (kinds.has('packs')) resources.dropPacks();
    if (kinds.has('faces')) resources.dropFaces();
    // What is saved in a new folder from now on is heard; what was saved there before, the page finds.
    if (kinds.has('folders')) await watchAll();
    events.send({ kind: 'changed' });
  };
  const onChange = (source: string, revision: number): void =>
    events.send({ kind: 'edited', source, revision });
  const edits = new EditService({ sources, sessions, studio, onChange });
  const suggestions = new Suggestions({
    sources,
    resources,
    studio,
    workingDirectory: options.workingDirectory,
  });
  const begin = {
    sources,
    open: (source: string) => studio.open(source),
    schema: async () => (await resources.load()).schema,
    samplesFolder: options.samplesFolder,
    kept: (file: SourceFile) => sessions.kept(file),
  };
  const router = { token: options.token, staticFiles, studio, sources, resources, begin, edits, suggestions };
  const server = createServer((request, response) => {
    const { port } = options.port === 0 ? addressOf(server) : options;
    handle(request, response, { port, router, events }).catch((error: unknown) => {
      onDefect(error);
      if (!response.headersSent) send(response, refusal(500, [defect()]), true);
      else response.destroy();
    });
  });
  // What the target is, a folder or a file, is known once it has been listed.
  await sources.list();
  sessions.restoreDropped((name, bytes, id) => sources.drop(name, bytes, [], id));
  await sessions.restoreGone((path, opened) => sources.goneFile(path, opened));
  await listen(server, options.port);
  await watchAll();
  if (book !== null) sources.refuse(await openReadFile(book, sources, () => resources.load()));
  await warmUp(sources, studio).catch(onDefect);
  return {
    url: `http://127.0.0.1:${addressOf(server).port}/`,
    close: async () => {
      watch.close();
      events.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Makes what the page will show first, before anyone is told the address: no request waits for code that is still cold. */
async function warmUp(sources: SourceStore, studio: Studio): Promise<void> {
  const { first } = await sources.list();
  if (first === null) return;
  const { value } = await studio.view(readViewRequest(new URLSearchParams({ source: first })));
  const document = value?.document ?? null;
  if (document !== null) await studio.pages(document.id, { from: 1, to: 1 });
}

interface Served {
  readonly port: number;
  readonly router: Parameters<typeof route>[2];
  readonly events: EventStream;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { port, router, events }: Served,
): Promise<void> {
  const withBody = request.method !== 'HEAD';
  const answer = (one: Answer): void => send(response, one, withBody);
  const stranger = refuseStrangers(request, port);
  if (stranger !== null) return answer(refusal(403, [stranger]));
  const address = `http://127.0.0.1${request.url ?? '/'}`;
  if (!request.url?.startsWith('/') || !URL.canParse(address)) return answer(refusal(400, [badAddress()]));
  const url = new URL(address);
  if (url.pathname !== eventsPath) return answer(await route(request, url, router));
  const refused = refuseWithoutToken(request, url, router.token);
  if (refused !== null) return answer(refusal(403, [refused]));
  if (withBody) events.add(response);
  else answer({ status: 200, type: eventStreamType, body: '' });
}

async function watchedFolders(
  sources: SourceStore,
  { templatesFolders, fontsFolder, userFonts }: ResourceFolders,
): Promise<readonly WatchedFolder[]> {
  const filings = (await sources.folders()).map((folder) => ({ folder, kind: 'filings' }) as const);
  const packs = packFolders(templatesFolders).map((folder) => ({ folder, kind: 'packs' }) as const);
  const faces = [fontsFolder, ...(userFonts === null ? [] : [userFonts])];
  return [...filings, ...packs, ...faces.map((folder) => ({ folder, kind: 'faces' }) as const)];
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function addressOf(server: Server): { readonly port: number } {
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0 };
}

function badAddress(): Diagnostic {
  return errorOf('preview/bad-address', '网址不对', 'the address is not one');
}

function defect(): Diagnostic {
  return errorOf(
    'preview/defect',
    '程序内部错误。这是 jibiao 的缺陷，请报告给维护者；设 JIBIAO_DEBUG=1 可看详情',
    'internal error; this is a defect of jibiao: please report it (JIBIAO_DEBUG=1 shows details)',
  );
}
