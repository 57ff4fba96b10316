/** The interface of output formats, so that all other code treats them alike. */
import type { PagedDocument } from '../layout/index.js';
import type { RenderMemo } from './render-memo.js';
import type { RenderOptions } from './settings.js';
import type { FileEnds } from './whole-file.js';

/** Dots an inch: 36 is a thumbnail; at 600 a page is 35 million dots, and finer than an office prints. */
export const pictureDpi = { least: 36, usual: 144, most: 600 } as const;

export function isPictureDpi(dpi: number): boolean {
  return Number.isInteger(dpi) && dpi >= pictureDpi.least && dpi <= pictureDpi.most;
}

export interface PictureOptions {
  /** Dots an inch, a whole number within `pictureDpi`: an A4 page of 144 is 1191 by 1684. */
  readonly dpi: number;
}

interface FormatHead<Id extends string> {
  /** As people write it after `--to`. */
  readonly id: Id;
  /** On the preview's button. */
  readonly name: string;
  /** Purpose of the files, for the README's table of formats. */
  readonly use: string;
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Made by default, and included in the preview's archive of all documents. */
  readonly isUsual: boolean;
  /** Has a button in the preview. */
  readonly isOffered: boolean;
  /** Already compressed, so that an archive stores the files as they are. */
  readonly isCompressed: boolean;
  /** Shows its text in our faces: a character that none of them has keeps the file from being made. */
  readonly needsFaces: boolean;
  /** Whether a file that is made with these options has a place for the printed part of the filing. */
  holdsFiling(options: RenderOptions): boolean;
  /** Whether a file of this format is complete: nothing else is put in place of an older one. */
  isWhole(file: FileEnds): boolean;
}

/** A file holds the whole document. */
export interface DocumentFormat<Id extends string = string> extends FormatHead<Id> {
  readonly kind: 'document';
  /** The same document gives the same bytes, whatever the clock, the time zone and the machine. */
  render(document: PagedDocument, memo: RenderMemo, options: RenderOptions): Promise<Uint8Array>;
}

/** A file holds a page. */
export interface PictureFormat<Id extends string = string> extends FormatHead<Id> {
  readonly kind: 'pictures';
  /** A file for each page, made as it is asked for; the same document gives the same bytes. */
  renderPages(
    document: PagedDocument,
    memo: RenderMemo,
    options: PictureOptions,
  ): AsyncGenerator<Uint8Array, void>;
}
