/** Bundles the page of the preview: its script, its style sheet and its static files, into one folder. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const client = fileURLToPath(new URL('../src/preview/client/', import.meta.url));

export async function buildPreviewClient(outdir) {
  await build({
    entryPoints: [`${client}main.ts`, `${client}main.css`],
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome110', 'firefox115', 'safari16.4'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  mkdirSync(outdir, { recursive: true });
  for (const file of ['index.html', 'icon.svg']) copyFileSync(client + file, `${outdir}/${file}`);
}
