/** Every output format, and the files of a document in one. */
import type { PagedDocument } from '../layout/index.js';
import type { PictureOptions } from './format.js';
import type { Format, FormatId } from './formats.js';
import type { RenderMemo } from './render-memo.js';
import type { RenderOptions } from './settings.js';
import { endsOf } from './whole-file.js';

export { ByteSink } from './byte-sink.js';
export { isPictureDpi, type PictureOptions, pictureDpi } from './format.js';
export {
  type DocumentFormatId,
  type Format,
  type FormatId,
  formatOf,
  formats,
  isPictureFormat,
  type PictureFormatId,
} from './formats.js';
export type { PageFontMemo, PageFonts } from './html/index.js';
export { type RenderMemo, renderMemo } from './render-memo.js';
export {
  isRenderSetting,
  type RenderOptions,
  renderOptionsOf,
  renderSettings,
  settingsOf,
} from './settings.js';
export { endLength, endsOf, type FileEnds, isWholeZip } from './whole-file.js';
export type { FormSheet } from './xlsx/index.js';

/** A renderer broke off: its bytes are no complete file of the format. */
export class IncompleteFile extends Error {
  constructor(
    readonly format: FormatId,
    readonly size: number,
  ) {
    super(`the ${format} file is incomplete at ${size} bytes`);
  }
}

/** Whether the printed part of the filing travels inside a file: nobody need work it out for others. */
export function holdsFiling(format: Format, options: RenderOptions): boolean {
  return options.withoutSource !== true && format.holdsFiling(options);
}

/** The files of a document in a format, one after the other: the whole, or a picture a page. Throws `IncompleteFile`. */
export async function* renderFiles(
  document: PagedDocument,
  format: Format,
  memo: RenderMemo,
  options: RenderOptions & PictureOptions,
): AsyncGenerator<Uint8Array, void> {
  const written = holdsFiling(format, options) ? document : { ...document, attachments: [] };
  const files =
    format.kind === 'document'
      ? [await format.render(written, memo, options)]
      : format.renderPages(written, memo, options);
  for await (const bytes of files) {
    if (!format.isWhole(endsOf(bytes))) throw new IncompleteFile(format.id, bytes.length);
    yield bytes;
  }
}

/** Pages one by one, as the preview shows them. */
export const loadWebPages = async () => await import('./html/index.js');

/** Forms as sheets of a workbook, for those who make another one of them. */
export const loadWorkbooks = async () => await import('./xlsx/index.js');
