/** Writes the line about a document's files: one for all pictures of a document, not one for each page. */

import type { WriteStatus } from '../batch/index.js';
import type { Text } from '../diagnostics/index.js';

/** `files`: names in messages, in order. `pages`: number of pages of the whole document. */
export function writtenLine(status: WriteStatus, files: readonly string[], pages: number): Text {
  const names = files.length > 1 ? `${files.at(0)} … ${files.at(-1)}` : files.at(0);
  const [zh, en] = status === 'written' ? ['写出', 'wrote'] : ['未变', 'unchanged'];
  return { zh: `${zh} ${names}（${pages} 页）`, en: `${en} ${names} (pages: ${pages})` };
}
