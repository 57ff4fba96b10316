/** Pages of Word files as SuperDoc lays them out in headless Chromium: an engine of its own, beside LibreOffice. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { basename, extname, join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { superDocFolder } from './superdoc-folder.mjs';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Installed by `node test/word-pages/install-superdoc.mjs`. */
export const hasSuperDoc = existsSync(join(superDocFolder, 'out', 'page.js')) && existsSync(executablePath);

/** SuperDoc paints the pages in view only: all of them are, in a window this high. */
const window = { width: 1100, height: 30_000 };
const tabCount = 2;

/** The text of each page of each file, without blanks. */
export async function superDocPages(files: readonly string[]): Promise<readonly (readonly string[])[]> {
  const server = serverOf(files);
  const origin = await listening(server);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ viewport: window });
    const pages: (readonly string[])[] = files.map(() => []);
    const rest = files.keys();
    const tabs = Array.from({ length: tabCount }, async () => {
      const read = await openTab(context, origin);
      for (const index of rest) pages[index] = await read(index);
    });
    await Promise.all(tabs);
    return pages;
  } finally {
    await browser.close();
    server.close();
  }
}

async function openTab(
  context: BrowserContext,
  origin: string,
): Promise<(file: number) => Promise<readonly string[]>> {
  const page = await context.newPage();
  await page.route('**/*', (route) => {
    const url = route.request().url();
    return /^(?:blob|data):/.test(url) || url.startsWith(origin) ? route.continue() : route.abort();
  });
  await page.goto(origin);
  await page.waitForFunction('window.pagesOf !== undefined');
  return (file) => page.evaluate<readonly string[]>(`window.pagesOf(${file})`);
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

const html =
  '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/style.css"><script type="module" src="/out/page.js"></script>';

function serverOf(files: readonly string[]): Server {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end(html);
      return;
    }
    const file = path.startsWith('/docx/') ? files[Number(path.slice(6))] : engineFile(path);
    if (file === undefined || !existsSync(file)) response.writeHead(404).end();
    else {
      const type = types[extname(file)] ?? 'application/octet-stream';
      response
        .writeHead(200, { 'content-type': type, 'cache-control': 'max-age=3600' })
        .end(readFileSync(file));
    }
  });
}

function engineFile(path: string): string {
  const engine = join(superDocFolder, 'node_modules', '@superdoc', 'docx-engine', 'dist');
  if (path === '/style.css') return join(superDocFolder, 'node_modules', 'superdoc', 'dist', 'style.css');
  if (path.endsWith('/style.css')) return join(engine, 'style.css');
  if (path.includes('/assets/')) return join(engine, 'assets', basename(path));
  return join(superDocFolder, 'out', basename(path));
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}
