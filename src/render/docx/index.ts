/** Word: an editable document whose pages are ours. */
import type { PagedDocument } from '../../layout/index.js';
import { Memo } from '../../memo/index.js';
import type { RenderOptions } from '../settings.js';
import type { WordParts } from '../zip/index.js';
import { pagedBlocks } from './blocks.js';
import { flowBlocks } from './flow.js';
import { packDocument } from './package.js';

export { CellParagraphs } from './table.js';
export { isPlain, paragraph, paragraphRuns, plainLook, textRuns } from './text.js';

/** The bytes of the .docx file. `parts`: those of the documents made so far, for those to come. */
export async function renderDocx(
  document: PagedDocument,
  options: RenderOptions,
  parts: WordParts = new Memo({ capacity: 100 }),
): Promise<Uint8Array> {
  const blocks = options.wordFlow ? flowBlocks(document) : pagedBlocks(document);
  return packDocument(document, blocks, parts);
}
