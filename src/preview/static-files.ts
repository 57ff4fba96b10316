/** The page's own files, read once when the server starts; no request can name any other. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from '../batch/index.js';
import { formats } from '../render/index.js';
import type { Answer } from './answer.js';

const files: readonly { readonly path: string; readonly file: string; readonly type: string }[] = [
  { path: '/', file: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/main.js', file: 'main.js', type: 'text/javascript; charset=utf-8' },
  { path: '/main.css', file: 'main.css', type: 'text/css; charset=utf-8' },
  { path: '/icon.svg', file: 'icon.svg', type: 'image/svg+xml' },
];

interface PageSettings {
  readonly token: string;
  readonly language: 'zh' | 'en';
}

/** The answers by path. `folder` is where the build has put them. */
export async function loadStaticFiles(
  folder: string,
  settings: PageSettings,
): Promise<ReadonlyMap<string, Answer>> {
  const texts = await Promise.all(files.map(({ file }) => readFile(join(folder, file), 'utf8')));
  const build = hashOf(texts.join('\n')).slice(0, 16);
  return new Map(
    files.map(({ path, type }, at): readonly [string, Answer] => {
      const text = texts[at] ?? '';
      return [path, { status: 200, type, body: path === '/' ? withSettings(text, settings, build) : text }];
    }),
  );
}

/** Token and build are hexadecimal, so they need no escaping; only our own origin can read the page. */
function withSettings(page: string, { token, language }: PageSettings, build: string): string {
  return page
    .replace('<html lang="zh-CN">', `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">`)
    .replace('name="token" content=""', `name="token" content="${token}"`)
    .replace('name="build" content=""', `name="build" content="${build}"`)
    .replace('<!-- formats -->', formatButtons());
}

/** A button for each format that is offered; one with a file a page gives the page in view. */
function formatButtons(): string {
  return formats
    .filter(({ isOffered }) => isOffered)
    .map(({ id, kind, name }) => {
      const words = kind === 'pictures' ? ' data-text="picture"' : '';
      return `<button type="button" id="get-${id}" data-format="${id}" data-kind="${kind}"${words}>${name}</button>`;
    })
    .join('\n    ');
}
