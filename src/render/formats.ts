/** The list of output formats: help, preview, archives, README and tests all go by it. A format's code loads when it first renders. */
import type { DocumentFormat, PictureFormat } from './format.js';
import { isWholeHtml, isWholePdf, isWholePng, isWholeZip } from './whole-file.js';

const documentFormats = [
  {
    kind: 'document',
    id: 'pdf',
    name: 'PDF',
    use: '打印、上报；字体已嵌入',
    extension: 'pdf',
    mediaType: 'application/pdf',
    isUsual: true,
    isOffered: true,
    isCompressed: true,
    needsFaces: true,
    holdsFiling: ({ pdfPlain }) => pdfPlain !== true,
    isWhole: isWholePdf,
    render: async (document, { setter }, { pdfPlain = false }) =>
      (await import('./pdf/index.js')).renderPdf(document, setter, { plain: pdfPlain }),
  },
  {
    kind: 'document',
    id: 'docx',
    name: 'Word',
    use: '接着修改；分页与 PDF 相同',
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    isUsual: true,
    isOffered: true,
    isCompressed: true,
    needsFaces: false,
    holdsFiling: () => true,
    isWhole: isWholeZip,
    render: async (document, { wordParts }, options) =>
      (await import('./docx/index.js')).renderDocx(document, options, wordParts),
  },
  {
    kind: 'document',
    id: 'xlsx',
    name: 'Excel',
    use: '每张表一个工作表；可读回（jibiao read）',
    extension: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    isUsual: false,
    isOffered: true,
    isCompressed: true,
    needsFaces: false,
    holdsFiling: () => true,
    isWhole: isWholeZip,
    render: async (document) => (await import('./xlsx/index.js')).renderXlsx(document),
  },
  {
    kind: 'document',
    id: 'ofd',
    name: 'OFD',
    use: '归档、公文交换；版面与 PDF 相同（GB/T 33190）',
    extension: 'ofd',
    mediaType: 'application/ofd',
    isUsual: false,
    isOffered: true,
    isCompressed: true,
    needsFaces: true,
    holdsFiling: () => true,
    isWhole: isWholeZip,
    render: async (document, { setter }, { ofdArchive = false }) =>
      (await import('./ofd/index.js')).renderOfd(document, setter, { archive: ofdArchive }),
  },
  {
    kind: 'document',
    id: 'html',
    name: 'HTML',
    use: '网页，一个文件，不需网络',
    extension: 'html',
    mediaType: 'text/html',
    isUsual: false,
    isOffered: false,
    isCompressed: false,
    needsFaces: true,
    holdsFiling: () => false,
    isWhole: isWholeHtml,
    render: async (document, { setter }) => (await import('./html/index.js')).renderHtml(document, setter),
  },
] as const satisfies readonly DocumentFormat[];

const pictureFormats = [
  {
    kind: 'pictures',
    id: 'png',
    name: 'PNG',
    use: '图片，每页一张',
    extension: 'png',
    mediaType: 'image/png',
    isUsual: false,
    isOffered: true,
    isCompressed: true,
    needsFaces: true,
    holdsFiling: () => false,
    isWhole: isWholePng,
    renderPages: async function* (document, memo, options) {
      yield* (await import('./png/index.js')).renderPng(document, memo, options);
    },
  },
] as const satisfies readonly PictureFormat[];

export type DocumentFormatId = (typeof documentFormats)[number]['id'];
export type PictureFormatId = (typeof pictureFormats)[number]['id'];
export type FormatId = DocumentFormatId | PictureFormatId;
export type Format = DocumentFormat<DocumentFormatId> | PictureFormat<PictureFormatId>;

export const formats: readonly Format[] = [...documentFormats, ...pictureFormats];

/** Throws a RangeError for an id that is none. */
export function formatOf(id: FormatId): Format {
  const format = formats.find((one) => one.id === id);
  if (format === undefined) throw new RangeError(`no format ${id}`);
  return format;
}

/** Whether a document has a file a page in the format of this id. */
export function isPictureFormat(id: string | null): boolean {
  return pictureFormats.some((format) => format.id === id);
}
