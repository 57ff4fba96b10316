/** PDFium's C functions that read pages, called by name; results in memory are read as floats and integers. */
import type { StartedPdfium } from '../pdfium/index.js';

const names = [
  'malloc',
  'free',
  'FPDF_LoadMemDocument',
  'FPDF_GetLastError',
  'FPDF_CloseDocument',
  'FPDF_SaveAsCopy',
  'FPDF_GetPageCount',
  'FPDF_LoadPage',
  'FPDF_ClosePage',
  'FPDFPage_GetAnnotCount',
  'FPDFPage_GetAnnot',
  'FPDFPage_CloseAnnot',
  'FPDFPage_RemoveAnnot',
  'FPDFAnnot_GetSubtype',
  'FPDFAnnot_GetFlags',
  'FPDFAnnot_GetRect',
  'FPDFAnnot_GetStringValue',
  'FPDFAnnot_GetFormFieldType',
  'FPDFAnnot_GetFormFieldValue',
  'FPDFDOC_InitFormFillEnvironment',
  'FPDFDOC_ExitFormFillEnvironment',
  'FPDFPage_Flatten',
  'FPDFPage_GetRotation',
  'FPDF_GetPageWidth',
  'FPDF_GetPageHeight',
  'FPDFText_LoadPage',
  'FPDFText_ClosePage',
  'FPDFText_CountChars',
  'FPDFText_GetUnicode',
  'FPDFText_IsGenerated',
  'FPDFText_GetFillColor',
  'FPDFText_GetCharAngle',
  'FPDFText_GetCharOrigin',
  'FPDFText_GetLooseCharBox',
  'FPDFText_GetTextObject',
  'FPDFPage_CountObjects',
  'FPDFPage_GetObject',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetBounds',
  'FPDFPageObj_GetClipPath',
  'FPDFClipPath_CountPaths',
  'FPDFClipPath_CountPathSegments',
  'FPDFClipPath_GetPathSegment',
  'FPDFPageObj_Transform',
  'FPDFTextObj_SetTextRenderMode',
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

type PdfiumName = (typeof names)[number];

/** Room for what one call gives back: eight numbers of eight bytes. */
const scratchBytes = 64;

/** The longest text of a form has some thousand characters. */
const mostTextBytes = 200_000;

/** How numbers stand in memory. */
const arrays = { double: Float64Array, float: Float32Array, integer: Int32Array };

/** A module that gives the function `e.f`, which takes and gives 32-bit integers, as one of WebAssembly: `f`. */
const threeNumbers = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  // Its type, its import, its export.
  ...[0x01, 0x08, 0x01, 0x60, 0x03, 0x7f, 0x7f, 0x7f, 0x01, 0x7f],
  ...[0x02, 0x07, 0x01, 0x01, 0x65, 0x01, 0x66, 0x00, 0x00],
  ...[0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00],
);

export class PdfiumCalls {
  readonly #calls: ReadonlyMap<string, (...values: readonly number[]) => unknown>;
  readonly #exports: WebAssembly.Exports;
  readonly #memory: { readonly buffer: ArrayBuffer };
  /** Address of the room for results. */
  readonly #scratch: number;

  constructor({ exports }: StartedPdfium) {
    this.#calls = new Map(names.map((name) => [name, functionIn(exports, name)]));
    this.#exports = exports;
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

  /** A copy of what stands there. */
  bytesAt(address: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer).slice(address, address + length);
  }

  /** A text that the call writes to the place of a length that it is given behind `values`; blank where it is none, or too long. */
  text(name: PdfiumName, ...values: readonly number[]): string {
    const length = this.call(name, ...values, 0, 0);
    if (length < 2 || length > mostTextBytes) return '';
    const address = this.call('malloc', length);
    this.call(name, ...values, address, length);
    const text = Buffer.from(this.bytesAt(address, length)).toString('utf16le');
    this.call('free', address);
    return text.replaceAll('\0', '');
  }

  /** Puts a function of three numbers into the table by which PDFium calls functions. */
  setFunction(slot: number, given: (a: number, b: number, c: number) => number): void {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(threeNumbers), { e: { f: given } });
    const { __indirect_function_table: table } = this.#exports;
    const set = typeof table === 'object' && table !== null ? Reflect.get(table, 'set') : null;
    if (typeof set !== 'function') throw new Error('PDFium has no table of functions');
    Reflect.apply(set, table, [slot, exports.f]);
  }

  /** Numbers that the call writes to the addresses behind `values`, one for each; null where it fails. */
  results(
    name: PdfiumName,
    values: readonly number[],
    count: number,
    kind: keyof typeof arrays,
  ): readonly number[] | null {
    const { BYTES_PER_ELEMENT: size } = arrays[kind];
    const addresses = Array.from({ length: count }, (_, index) => this.#scratch + index * size);
    if (this.call(name, ...values, ...addresses) === 0) return null;
    return [...new arrays[kind](this.#memory.buffer, this.#scratch, count)];
  }

  /** Floats that the call writes one after another to the address behind `values`; null where it fails. */
  structure(name: PdfiumName, values: readonly number[], count: number): readonly number[] | null {
    if (this.call(name, ...values, this.#scratch) === 0) return null;
    return [...new Float32Array(this.#memory.buffer, this.#scratch, count)];
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
