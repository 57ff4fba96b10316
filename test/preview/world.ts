/** A preview in a world of its own: a folder of filings, a server on a free port, the page as built from the sources. */
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPreviewClient } from '../../scripts/preview-client.mjs';
import { defaultSettings } from '../../src/checks/index.js';
import { type Preview, startPreview } from '../../src/preview/index.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const token = 'ab'.repeat(24);

export interface World {
  readonly preview: Preview;
  /** The working directory; filings lie in `data` below it. */
  readonly folder: string;
  readonly port: number;
  /** Exceptions that nobody foresaw. */
  readonly defects: unknown[];
  /** Asks with the token. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

export interface WorldSpec {
  /** Names of samples that lie in the folder. */
  readonly samples: readonly string[];
  /** Files that lie there, too, by their names. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  /** One of them instead of the folder. */
  readonly target?: string;
  /** A folder of packs of its own, copied from the repository's. */
  readonly ownPacks?: readonly string[];
  /** A folder of the user's own faces, `fonts`: file names by the face of ours that is copied there. */
  readonly ownFonts?: Readonly<Record<string, 'song' | 'hei' | 'song-bold'>>;
}

/** Something to read, of every kind of form. */
export const sampleNames = {
  manyProjects: 'pujiang-jiguan-shiwu-guanlisuo-2024.json',
  declaration: 'pujin-shequ-shiwu-2024.json',
  few: 'pujiang-jiwei-2024.json',
  unit: 'hongqiao-shequ-shiwu-2026.json',
} as const;

export async function startWorld({
  samples,
  target,
  files = {},
  ownPacks = [],
  ownFonts,
}: WorldSpec): Promise<World> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'jibiao-preview-')));
  mkdirSync(join(folder, 'data'));
  for (const name of samples) copyFileSync(join(root, 'samples', name), join(folder, 'data', name));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, 'data', name), bytes);
  for (const id of ownPacks)
    cpSync(join(root, 'templates', id), join(folder, 'packs', id), { recursive: true });
  if (ownFonts !== undefined) mkdirSync(join(folder, 'fonts'));
  for (const [name, face] of Object.entries(ownFonts ?? {}))
    copyFileSync(join(root, 'fonts', `${face}.ttf`), join(folder, 'fonts', name));
  await buildPreviewClient(join(folder, 'client'));
  const defects: unknown[] = [];
  const preview = await startPreview({
    target: join(folder, 'data', target ?? ''),
    workingDirectory: folder,
    folders: {
      templatesFolders: [join(root, 'templates'), ...(ownPacks.length > 0 ? [join(folder, 'packs')] : [])],
      setsFolder: join(root, 'packs'),
      fontsFolder: join(root, 'fonts'),
      userFonts: ownFonts === undefined ? null : join(folder, 'fonts'),
    },
    clientFolder: join(folder, 'client'),
    samplesFolder: join(root, 'samples'),
    port: 0,
    token,
    language: 'zh',
    given: [],
    checkSettings: async () => ({ value: defaultSettings, diagnostics: [] }),
    onDefect: (error) => void defects.push(error),
    stateFolder: join(folder, 'state'),
    firstRevision: 0,
  });
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL(path, preview.url), { ...init, headers: { 'x-jibiao-token': token, ...init.headers } });
  return {
    preview,
    folder,
    port: Number(new URL(preview.url).port),
    defects,
    ask,
    close: async () => {
      await preview.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** A request as no browser would send it: any path, any header. */
export function rawRequest(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

export function viewPath(source: string, more: Readonly<Record<string, string>> = {}): string {
  return `/api/view?${new URLSearchParams({ source: `data/${source}`, ...more })}`;
}
