/** Every output format; a format's code and libraries load when it first renders. */
import type { Format } from './format.js';

export type { Format, FormatId, RenderOptions } from './format.js';
export type { WebFont, WebFonts } from './html/index.js';

export const formats: readonly Format[] = [
  {
    id: 'pdf',
    extension: 'pdf',
    mediaType: 'application/pdf',
    render: async (document) => (await import('./pdf/index.js')).renderPdf(document),
  },
  {
    id: 'docx',
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: async (document, options) => (await import('./docx/index.js')).renderDocx(document, options),
  },
  {
    id: 'html',
    extension: 'html',
    mediaType: 'text/html',
    render: async (document) => (await import('./html/index.js')).renderHtml(document),
  },
];

/** Pages one by one, as the preview shows them. */
export const loadWebPages = async () => await import('./html/index.js');
