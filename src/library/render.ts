/** Documents out: the bytes of a file, or the pictures of pages. */
import type { Diagnostic } from '../diagnostics/index.js';
import type { PagedDocument } from '../layout/index.js';
import {
  type Resources,
  renderDocument as renderIn,
  renderPictures as renderPicturesIn,
} from '../pipeline.js';
import {
  type DocumentFormatId,
  formats,
  type PictureOptions,
  pictureDpi,
  type RenderOptions,
} from '../render/index.js';
import * as kinds from './argument-kinds.js';
import { CallError, called } from './call.js';

export const documentFormat = kinds.choice(
  'format',
  { zh: '格式', en: 'format' },
  formats.flatMap(({ kind, id }) => (kind === 'document' ? [id] : [])),
);

const renderSettings: Readonly<Record<keyof RenderOptions, kinds.Kind>> = {
  wordFlow: kinds.flag,
  pdfPlain: kinds.flag,
  ofdArchive: kinds.flag,
  withoutSource: kinds.flag,
};
export const rendering = { settings: renderSettings };

/**
 * The bytes of a file. `resources`: those that the document was laid out with. The same document gives the same bytes. A
 * format or setting that there is not rejects with a `CallError`, which carries the diagnostics.
 */
export const renderDocument = called(
  {
    name: 'renderDocument',
    takes: {
      document: kinds.document,
      format: documentFormat,
      resources: kinds.resources,
      options: rendering,
    },
    refuse: (faults): Promise<Uint8Array> => Promise.reject(new CallError(faults)),
  },
  (
    document: PagedDocument,
    format: DocumentFormatId,
    resources: Resources,
    options: Partial<RenderOptions> = {},
  ): Promise<Uint8Array> => renderIn(document, format, resources, { wordFlow: false, ...options }),
);

/**
 * Pictures (PNG) of the pages in order, each painted when it is asked for: `for await (const png of renderPictures(…))`.
 * `dpi` is a whole number from 36 to 600, 144 by default; for others, the first page rejects with a `CallError`. The same
 * document gives the same bytes.
 */
export const renderPictures = called(
  {
    name: 'renderPictures',
    takes: {
      document: kinds.document,
      resources: kinds.resources,
      options: { settings: { dpi: kinds.count(pictureDpi.least, pictureDpi.most) } },
    },
    refuse: noPictures,
  },
  (
    document: PagedDocument,
    resources: Resources,
    options: Partial<PictureOptions> = {},
  ): AsyncGenerator<Uint8Array, void> =>
    renderPicturesIn(document, 'png', resources, { dpi: options.dpi ?? pictureDpi.usual }),
);

// biome-ignore lint/correctness/useYield: it ends before its first page.
async function* noPictures(faults: readonly Diagnostic[]): AsyncGenerator<Uint8Array, void> {
  throw new CallError(faults);
}
