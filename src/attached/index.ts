/** Takes the filing back out of documents that hold it: our own PDF, Word and OFD files; and the tables out of Word files of any hand. */
import type { FoundAttachments } from './attachment.js';
import { ofdAttachments, wordAttachments } from './package-attachments.js';
import { pdfAttachments } from './pdf-attachments.js';

export type { AttachedFilings, AttachmentFault, FoundAttachment, FoundAttachments } from './attachment.js';
export { type RemarkKind, type TablePlace, type WordContent, wordContent } from './word/index.js';

/** What may be a document of ours, and Word files that are one XML, which never are. */
export type DocumentKind = 'pdf' | 'docx' | 'flat-docx' | 'ofd';

/** Never throws, whatever the bytes; what is unpacked is bounded. `isUnlocked`: see `pdfAttachments`. */
export async function findAttachments(
  bytes: Uint8Array,
  kind: DocumentKind,
  isUnlocked = false,
): Promise<FoundAttachments> {
  switch (kind) {
    case 'pdf':
      return pdfAttachments(bytes, isUnlocked);
    case 'docx':
      return await wordAttachments(bytes);
    case 'flat-docx':
      return { fault: 'no-filing' };
    case 'ofd':
      return await ofdAttachments(bytes);
  }
}
