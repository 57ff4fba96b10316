/** PDFium's C functions that read pages, called by name; results in memory are read as floats and integers. */
import type { StartedPdfium } from '../pdfium/index.js';

const names = [
  'malloc',
  'free',
  'FPDF_LoadMemDocument',
  'FPDF_GetLastError',
  'FPDF_CloseDocument',
  'FPDF_GetPageCount',
  'FPDF_LoadPage',
  'FPDF_ClosePage',
  'FPDFPage_GetRotation',
  'FPDF_GetPageWidth',
  'FPDF_GetPageHeight',
  'FPDFText_LoadPage',
  'FPDFText_ClosePage',
  'FPDFText_CountChars',
  'FPDFText_GetUnicode',
  'FPDFText_IsGenerated',
  'FPDFText_GetFontSize',
  'FPDFText_GetCharAngle',
  'FPDFText_GetCharOrigin',
  'FPDFText_GetLooseCharBox',
  'FPDFPage_CountObjects',
  'FPDFPage_GetObject',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetMatrix',
  'FPDFPageObj_GetFillColor',
  'FPDFPageObj_GetStrokeColor',
  'FPDFPath_CountSegments',
  'FPDFPath_GetPathSegment',
  'FPDFPath_GetDrawMode',
  'FPDFPathSegment_GetPoint',
  'FPDFPathSegment_GetType',
  'FPDFPathSegment_GetClose',
] as const;

export type PdfiumName = (typeof names)[number];

/** Room for what one call gives back: eight numbers of eight bytes. */
const scratchBytes = 64;

export class PdfiumCalls {
  readonly #calls: ReadonlyMap<string, (...values: readonly number[]) => unknown>;
  readonly #memory: { readonly buffer: ArrayBuffer };
  /** Address of the room for results. */
  readonly #scratch: number;

  constructor({ exports }: StartedPdfium) {
    this.#calls = new Map(names.map((name) => [name, functionIn(exports, name)]));
    this.#memory = memoryIn(exports);
    this.#scratch = this.call('malloc', scratchBytes);
  }

  call(name: PdfiumName, ...values: readonly number[]): number {
    const result = this.#calls.get(name)?.(...values);
    return typeof result === 'number' ? result : 0;
  }

  /** Address of a copy of the bytes. */
  store(bytes: Uint8Array): number {
    const address = this.call('malloc', bytes.length);
    // A call may enlarge the memory, which gives it another buffer.
    new Uint8Array(this.#memory.buffer).set(bytes, address);
    return address;
  }

  /** What the call writes to the addresses behind `values`, one for each result; null where it fails. */
  doubles(name: PdfiumName, values: readonly number[], count: number): readonly number[] | null {
    const addresses = Array.from({ length: count }, (_, index) => this.#scratch + index * 8);
    if (this.call(name, ...values, ...addresses) === 0) return null;
    return [...new Float64Array(this.#memory.buffer, this.#scratch, count)];
  }

  floats(name: PdfiumName, values: readonly number[], count: number): readonly number[] | null {
    const addresses = Array.from({ length: count }, (_, index) => this.#scratch + index * 4);
    if (this.call(name, ...values, ...addresses) === 0) return null;
    return [...new Float32Array(this.#memory.buffer, this.#scratch, count)];
  }

  /** As `floats`, of a call that writes them all to one address. */
  structure(name: PdfiumName, values: readonly number[], count: number): readonly number[] | null {
    if (this.call(name, ...values, this.#scratch) === 0) return null;
    return [...new Float32Array(this.#memory.buffer, this.#scratch, count)];
  }

  integers(name: PdfiumName, values: readonly number[], count: number): readonly number[] | null {
    const addresses = Array.from({ length: count }, (_, index) => this.#scratch + index * 4);
    if (this.call(name, ...values, ...addresses) === 0) return null;
    return [...new Int32Array(this.#memory.buffer, this.#scratch, count)];
  }
}

function functionIn(exports: WebAssembly.Exports, name: string): (...values: readonly number[]) => unknown {
  const found = exports[name];
  if (typeof found !== 'function') throw new Error(`PDFium has no ${name}`);
  return (...values) => Reflect.apply(found, undefined, values);
}

function memoryIn({ memory }: WebAssembly.Exports): { readonly buffer: ArrayBuffer } {
  if (typeof memory !== 'object' || memory === null || !('buffer' in memory))
    throw new Error('PDFium has no memory');
  return {
    get buffer() {
      const { buffer } = memory;
      if (!(buffer instanceof ArrayBuffer)) throw new Error('PDFium has no memory');
      return buffer;
    },
  };
}
