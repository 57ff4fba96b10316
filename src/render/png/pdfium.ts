/** Has PDFium paint the pages of a PDF. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { GreyPicture } from './png-file.js';

/** The build puts it beside the chunk that this becomes; run from the sources, it stands in its package. */
const built = new URL('pdfium.wasm', import.meta.url);
const file = existsSync(built) ? built : createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm');
/** Compiled once for a thread. */
const program = readFile(file).then((bytes) => WebAssembly.compile(bytes));
/** What goes wrong is told to whoever asks for a picture. */
program.catch(() => undefined);

const pointsPerInch = 72;

/**
 * A picture of each page, painted when it is asked for; only one bitmap is held. PDFium begins anew for each PDF, with
 * memory of its own: what was painted before leaves no trace.
 */
export async function* paintPages(bytes: Uint8Array, dpi: number): AsyncGenerator<GreyPicture, void> {
  const dots = (points: number) => Math.round((points * dpi) / pointsPerInch);
  const library = await PDFiumLibrary.init({ instantiateWasm: instantiates(await program) });
  try {
    const pdf = await library.loadDocument(bytes);
    try {
      for (const page of pdf.pages()) {
        const { originalWidth, originalHeight } = page.getOriginalSize();
        const size = { width: dots(originalWidth), height: dots(originalHeight) };
        const { data } = await page.render({ render: 'bitmap', colorSpace: 'Gray', scale: 1, ...size });
        yield { ...size, dots: data };
      }
    } finally {
      pdf.destroy();
    }
  } finally {
    library.destroy();
  }
}

type Started = (instance: WebAssembly.Instance) => void;

function instantiates(module: WebAssembly.Module) {
  return (imports: WebAssembly.Imports, started: Started): WebAssembly.Exports => {
    const instance = new WebAssembly.Instance(module, imports);
    started(instance);
    return instance.exports;
  };
}
