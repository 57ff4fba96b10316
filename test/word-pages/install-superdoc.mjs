#!/usr/bin/env node
/**
 * Installs SuperDoc from npm into a cache folder and bundles the page that shows one Word file in it. SuperDoc is an engine
 * for Word files of its own; it is licensed under the AGPL, a tool of the tests and no part of what is shipped.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { superDocFolder, superDocVersion } from './superdoc-folder.mjs';

/** The page offers `pagesOf`: the text of each page of a file, once two looks at it give the same. */
const page = `import { SuperDoc } from 'superdoc';
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const textOf = (page) => page.innerText.replace(/\\s/gu, '');
async function pagesOf(index) {
  const holder = document.createElement('div');
  holder.id = 'document-' + index;
  holder.style.height = '30000px';
  document.body.replaceChildren(holder);
  const blob = await (await fetch('/docx/' + index)).blob();
  let shown;
  await new Promise((resolve, reject) => {
    shown = new SuperDoc({
      selector: '#' + holder.id, documentMode: 'viewing', pagination: true, telemetry: { enabled: false },
      document: new File([blob], 'a.docx', { type }),
      onReady: resolve,
      onException: (event) => reject(new Error(String(event?.error ?? event))),
    });
  });
  const texts = [];
  let before = '';
  for (let look = 0; look < 600; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const pages = [...document.querySelectorAll('.superdoc-page')];
    pages.forEach((page, number) => { texts[number] = textOf(page) || texts[number] || ''; });
    texts.length = pages.length;
    const now = texts.join('\\f');
    const unseen = texts.indexOf('');
    if (unseen >= 0) pages[unseen].scrollIntoView();
    else if (pages.length > 0 && now === before) {
      shown.destroy();
      return texts;
    }
    before = now;
  }
  throw new Error('SuperDoc does not come to rest');
}
window.pagesOf = pagesOf;`;

if (!existsSync(join(superDocFolder, 'out', 'page.js'))) {
  mkdirSync(superDocFolder, { recursive: true });
  writeFileSync(join(superDocFolder, 'package.json'), '{"private":true,"type":"module"}');
  const options = ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts'];
  execFileSync('npm', [...options, `superdoc@${superDocVersion}`], {
    cwd: superDocFolder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  writeFileSync(join(superDocFolder, 'page.js'), page);
  await build({
    absWorkingDir: superDocFolder,
    entryPoints: ['page.js'],
    bundle: true,
    format: 'esm',
    splitting: true,
    outdir: 'out',
    logLevel: 'error',
    loader: { '.svg': 'text' },
  });
}
