/** Paints the pages of a PDF with PDFium. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { GreyPicture } from './png-file.js';

/** Compiled once for a thread. */
let program: Promise<WebAssembly.Module> | null = null;

function compiled(packageFolder: string | null): Promise<WebAssembly.Module> {
  program ??= readFile(pdfiumFile(packageFolder)).then((bytes) => WebAssembly.compile(bytes));
  return program;
}

/**
 * The build puts it beside the chunk that this becomes; run from the sources, it is in its own package. Bundled into another
 * program, it is in our package's folder.
 */
function pdfiumFile(packageFolder: string | null): URL | string {
  const built = new URL('pdfium.wasm', import.meta.url);
  if (existsSync(built)) return built;
  const packaged = join(packageFolder ?? '.', 'dist', 'chunks', 'pdfium.wasm');
  if (packageFolder !== null && existsSync(packaged)) return packaged;
  try {
    return createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm');
  } catch {
    throw new Error(
      '找不到 pdfium.wasm，不能生成图片；请用 packageFolder 指明 jibiao 的文件夹（其中有 dist/chunks/pdfium.wasm）。 ' +
        'pdfium.wasm was not found, so no pictures can be made; name the folder of jibiao, which has dist/chunks/pdfium.wasm, as packageFolder.',
    );
  }
}

const pointsPerInch = 72;

/**
 * Paints pages on demand, holding one bitmap at a time. PDFium is started anew for each PDF, with memory of its own, so that
 * earlier documents leave no trace. `packageFolder`: where PDFium is if it is not beside this module.
 */
export async function* paintPages(
  bytes: Uint8Array,
  dpi: number,
  packageFolder: string | null,
): AsyncGenerator<GreyPicture, void> {
  const dots = (points: number) => Math.round((points * dpi) / pointsPerInch);
  const library = await PDFiumLibrary.init({ instantiateWasm: instantiates(await compiled(packageFolder)) });
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
