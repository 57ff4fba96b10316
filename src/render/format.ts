/** What every output format offers, so that the pipeline need not know one from another. */
import type { PagedDocument } from '../layout/index.js';
import type { RenderMemo } from './render-memo.js';
import type { FileEnds } from './whole-file.js';

export type DocumentFormatId = 'pdf' | 'docx' | 'html';
export type PictureFormatId = 'png';
export type FormatId = DocumentFormatId | PictureFormatId;

export interface RenderOptions {
  /** Word only: one table a form and Word's own page breaks instead of ours (`--set word=flow`). */
  readonly wordFlow: boolean;
}

export interface PictureOptions {
  /** Dots an inch, a whole number within `pictureDpi`: an A4 page of 144 is 1191 by 1684. */
  readonly dpi: number;
}

interface FormatHead {
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Whether a file of this format is complete: nothing else is put in place of an older one. */
  isWhole(file: FileEnds): boolean;
}

/** A file holds the whole document. */
export interface DocumentFormat extends FormatHead {
  readonly kind: 'document';
  readonly id: DocumentFormatId;
  /** The same document gives the same bytes, whatever the clock, the time zone and the machine. */
  render(document: PagedDocument, memo: RenderMemo, options: RenderOptions): Promise<Uint8Array>;
}

/** A file holds a page. */
export interface PictureFormat extends FormatHead {
  readonly kind: 'pictures';
  readonly id: PictureFormatId;
  /** A file for each page, made as it is asked for; the same document gives the same bytes. */
  renderPages(
    document: PagedDocument,
    memo: RenderMemo,
    options: PictureOptions,
  ): AsyncGenerator<Uint8Array, void>;
}

export type Format = DocumentFormat | PictureFormat;
