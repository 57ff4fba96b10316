/** What every output format offers, so that the pipeline need not know one from another. */
import type { PagedDocument } from '../layout/index.js';

export type FormatId = 'pdf' | 'docx' | 'html';

export interface RenderOptions {
  /** Word only: one table a form and Word's own page breaks instead of ours (`--set word=flow`). */
  readonly wordFlow: boolean;
}

export interface Format {
  readonly id: FormatId;
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** The same document gives the same bytes, whatever the clock, the time zone and the machine. */
  render(document: PagedDocument, options: RenderOptions): Promise<Uint8Array>;
}
