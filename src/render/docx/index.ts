/** Word: an editable document whose pages are ours. */
import type { PagedDocument } from '../../layout/index.js';
import type { RenderOptions } from '../format.js';
import { flowBlocks } from './flow-blocks.js';
import { KeptParts } from './kept-parts.js';
import { packDocument } from './package.js';
import { pagedBlocks } from './paged-blocks.js';

/** The bytes of the .docx file. */
export async function renderDocx(document: PagedDocument, options: RenderOptions): Promise<Uint8Array> {
  const blocks = options.wordFlow ? flowBlocks(document) : pagedBlocks(document);
  return packDocument(document, blocks, options.wordParts ?? new KeptParts());
}
