/** Starts PDFium: its WebAssembly is compiled once for a thread, and begins anew for each document. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';

/** The build puts it beside the chunk that this becomes; run from the sources, it stands in its package. */
const built = new URL('pdfium.wasm', import.meta.url);
const file = existsSync(built) ? built : createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm');
const program = await WebAssembly.compile(await readFile(file));

/** With memory of its own: what was painted before leaves no trace. To be destroyed after use. */
export function startPdfium(): Promise<PDFiumLibrary> {
  return PDFiumLibrary.init({
    instantiateWasm: (imports, started) => {
      const instance = new WebAssembly.Instance(program, imports);
      started(instance);
      return instance.exports;
    },
  });
}
