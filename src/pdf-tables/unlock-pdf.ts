/** Takes the encryption off a PDF that opens without a password: such files only forbid what may be done with them. */
import { type StartedPdfium, startPdfium } from '../pdfium/index.js';
import { PdfiumCalls } from './pdfium-calls.js';

/** Bytes. */
const largest = 64_000_000;

/** Null where a password is needed, or the file is damaged. Unpacks no stream. `packageFolder`: see `pdfCells`. */
export async function unlockedPdf(
  bytes: Uint8Array,
  packageFolder: string | null,
): Promise<Uint8Array | null> {
  if (bytes.length > largest) return null;
  const pdfium = await startPdfium(packageFolder);
  try {
    return unlocked(pdfium, bytes);
  } catch (error) {
    // As in reading pages: a damaged file can lead PDFium astray.
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) return null;
    throw error;
  } finally {
    pdfium.library.destroy();
  }
}

/** FPDF_REMOVE_SECURITY (fpdf_save.h). */
const removeSecurity = 3;

function unlocked(pdfium: StartedPdfium, bytes: Uint8Array): Uint8Array | null {
  const calls = new PdfiumCalls(pdfium);
  const document = calls.call('FPDF_LoadMemDocument', calls.store(bytes), bytes.length, 0);
  if (document === 0) return null;
  const blocks: Uint8Array[] = [];
  const write = (_writer: number, address: number, length: number): number => {
    blocks.push(calls.bytesAt(address, length));
    return 1;
  };
  const isSaved = calls.call('FPDF_SaveAsCopy', document, writer(calls, write), removeSecurity) === 1;
  calls.call('FPDF_CloseDocument', document);
  return isSaved ? Buffer.concat(blocks) : null;
}

/** Where PDFium's table of functions is free: what would be called at the null pointer. */
const freeSlot = 0;

/** Address of a FPDF_FILEWRITE: its version, and the function that is given each block. */
function writer(
  calls: PdfiumCalls,
  write: (writer: number, address: number, length: number) => number,
): number {
  calls.setFunction(freeSlot, write);
  return calls.store(new Uint8Array(Int32Array.of(1, freeSlot).buffer));
}
