/** Every output format; a format's code and libraries load when it first renders. */
import type { Format, FormatId } from './format.js';

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

export const formats: readonly Format[] = [
  {
    kind: 'document',
    id: 'pdf',
    extension: 'pdf',
    mediaType: 'application/pdf',
    render: async (document, { setter }) => (await import('./pdf/index.js')).renderPdf(document, setter),
  },
  {
    kind: 'document',
    id: 'docx',
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: async (document, { wordParts }, options) =>
      (await import('./docx/index.js')).renderDocx(document, options, wordParts),
  },
  {
    kind: 'document',
    id: 'html',
    extension: 'html',
    mediaType: 'text/html',
    render: async (document, { setter }) => (await import('./html/index.js')).renderHtml(document, setter),
  },
  {
    kind: 'pictures',
    id: 'png',
    extension: 'png',
    mediaType: 'image/png',
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

/** Whether a document has a file a page in the format of this id. */
export function isPictureFormat(id: string | null): boolean {
  return formats.some((format) => format.kind === 'pictures' && format.id === id);
}

/** Pages one by one, as the preview shows them. */
export const loadWebPages = async () => await import('./html/index.js');
