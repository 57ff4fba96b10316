/** The live preview (jibiao preview): a local page that shows the real pages while filings and forms are edited. */
export { type Preview, type PreviewOptions, startPreview } from './start-preview.js';
