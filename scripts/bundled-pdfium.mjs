/** Puts PDFium's WebAssembly beside the chunk that starts it, where its loader looks (docs/decisions-png.md). */
import { copyFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const wasmFile = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm');
const packageFolder = dirname(dirname(wasmFile));

/** The path of what it has put there. */
export function copyPdfium(chunksFolder) {
  const file = join(chunksFolder, 'pdfium.wasm');
  copyFileSync(wasmFile, file);
  return file;
}

/** Of the loader, and of all that is linked into the WebAssembly. */
export function pdfiumLicences() {
  const loader = readFileSync(join(packageFolder, 'LICENSE.md'), 'utf8');
  const linked = readFileSync(fileURLToPath(new URL('licences/pdfium.txt', import.meta.url)), 'utf8');
  return `@hyzyla/pdfium\n\n${loader}\n\n${linked}`;
}
