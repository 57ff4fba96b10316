/** Every output format; a format's code and libraries load when it first renders. */
import type { PagedDocument } from '../layout/index.js';
import type { Format, FormatId, PictureOptions, RenderOptions } from './format.js';
import type { RenderMemo } from './render-memo.js';
import { endsOf, isWholeHtml, isWholePdf, isWholePng, isWholeZip } from './whole-file.js';

export type {
  DocumentFormat,
  DocumentFormatId,
  Format,
  FormatId,
  PictureFormat,
  PictureFormatId,
  PictureOptions,
  RenderOptions,
} from './format.js';
export type { PageFonts, WebFont } from './html/index.js';
export { isPictureDpi, pictureDpi } from './picture-dpi.js';
export { type RenderMemo, renderMemo } from './render-memo.js';
export { endLength, endsOf, type FileEnds, isWholeZip } from './whole-file.js';

export const formats: readonly Format[] = [
  {
    kind: 'document',
    id: 'pdf',
    extension: 'pdf',
    mediaType: 'application/pdf',
    isWhole: isWholePdf,
    render: async (document, { setter }) => (await import('./pdf/index.js')).renderPdf(document, setter),
  },
  {
    kind: 'document',
    id: 'docx',
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    isWhole: isWholeZip,
    render: async (document, { wordParts }, options) =>
      (await import('./docx/index.js')).renderDocx(document, options, wordParts),
  },
  {
    kind: 'document',
    id: 'html',
    extension: 'html',
    mediaType: 'text/html',
    isWhole: isWholeHtml,
    render: async (document, { setter }) => (await import('./html/index.js')).renderHtml(document, setter),
  },
  {
    kind: 'pictures',
    id: 'png',
    extension: 'png',
    mediaType: 'image/png',
    isWhole: isWholePng,
    renderPages: async function* (document, { setter }, options) {
      yield* (await import('./png/index.js')).renderPng(document, setter, options);
    },
  },
];

/** Throws a RangeError for an id that is none. */
export function formatOf(id: FormatId): Format {
  const format = formats.find((one) => one.id === id);
  if (format === undefined) throw new RangeError(`no format ${id}`);
  return format;
}

/** A renderer broke off: its bytes are no complete file of the format. */
export class IncompleteFile extends Error {
  constructor(
    readonly format: FormatId,
    readonly size: number,
  ) {
    super(`the ${format} file is incomplete at ${size} bytes`);
  }
}

/** The files of a document in a format, one after the other: the whole, or a picture a page. Throws `IncompleteFile`. */
export async function* renderFiles(
  document: PagedDocument,
  format: Format,
  memo: RenderMemo,
  options: RenderOptions & PictureOptions,
): AsyncGenerator<Uint8Array, void> {
  for await (const bytes of filesOf(document, format, memo, options)) {
    if (!format.isWhole(endsOf(bytes))) throw new IncompleteFile(format.id, bytes.length);
    yield bytes;
  }
}

async function* filesOf(
  document: PagedDocument,
  format: Format,
  memo: RenderMemo,
  options: RenderOptions & PictureOptions,
): AsyncGenerator<Uint8Array, void> {
  switch (format.kind) {
    case 'document':
      yield await format.render(document, memo, options);
      break;
    case 'pictures':
      yield* format.renderPages(document, memo, options);
  }
}

/** Whether a document has a file a page in the format of this id. */
export function isPictureFormat(id: string | null): boolean {
  return formats.some((format) => format.kind === 'pictures' && format.id === id);
}

/** Pages one by one, as the preview shows them. */
export const loadWebPages = async () => await import('./html/index.js');
