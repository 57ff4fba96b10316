/** Starts PDFium, which paints PDF pages and reads them: WebAssembly, compiled once for a thread. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';

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
      '找不到 pdfium.wasm，不能生成图片，也不能读 PDF 的页面；请用 packageFolder 指明 jibiao 的文件夹（其中有 dist/chunks/pdfium.wasm）。 ' +
        'pdfium.wasm was not found, so no pictures can be made and no PDF pages read; name the folder of jibiao, which has dist/chunks/pdfium.wasm, as packageFolder.',
    );
  }
}

export interface StartedPdfium {
  readonly library: PDFiumLibrary;
  /** What the library itself calls: PDFium's C functions by their names, and the memory they share. */
  readonly exports: WebAssembly.Exports;
}

/**
 * A PDFium of its own memory, so that earlier documents leave no trace; `library.destroy()` ends it. `packageFolder`: where
 * PDFium is if it is not beside this module. Throws an Error if it is not found.
 */
export async function startPdfium(packageFolder: string | null): Promise<StartedPdfium> {
  const module = await compiled(packageFolder);
  let exports: WebAssembly.Exports = {};
  const library = await PDFiumLibrary.init({
    instantiateWasm: (imports: WebAssembly.Imports, started: TakeInstance): WebAssembly.Exports => {
      const instance = new WebAssembly.Instance(module, imports);
      started(instance);
      exports = instance.exports;
      return instance.exports;
    },
  });
  return { library, exports };
}

type TakeInstance = (instance: WebAssembly.Instance) => void;
