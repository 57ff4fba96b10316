/** Every output format; a format's code and libraries load when it first renders. */
import type { Format } from './format.js';

export type { Format, FormatId, RenderOptions } from './format.js';

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
];
