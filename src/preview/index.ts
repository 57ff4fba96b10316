/** The live preview (jibiao preview): a local page that shows the real pages while filings and forms are edited. */
export type { EditAnswer, EditCommand, FormOffer, SaveAnswer } from './editing-protocol.js';
export type { BeginRequest, PagesView, SourcesView, SourceView, View } from './protocol.js';
export { type Preview, type PreviewOptions, startPreview } from './start-preview.js';
