/** A filing as it stands in a document, and what is wrong with documents that hold none. */
import { createHash } from 'node:crypto';

export interface FoundAttachment {
  /** Its file name in the document. */
  readonly name: string;
  readonly json: string;
  /** Whether the JSON is what was attached: its SHA-256 is the one that stands beside it. */
  readonly isIntact: boolean;
}

export type AttachmentFault = 'broken' | 'encrypted' | 'too-large' | 'no-filing';

export interface AttachedFilings {
  readonly attachments: readonly FoundAttachment[];
  /** Whether another program than ours has saved the document. */
  readonly isEdited: boolean;
  /** What the document itself says, without blanks; null where it cannot be told or cannot be edited. */
  readonly text: string | null;
}

export type FoundAttachments = AttachedFilings | { readonly fault: AttachmentFault };

/** `hash`: hexadecimal; null where none stands beside it. */
export function attachment(name: string, json: string, hash: string | null): FoundAttachment {
  const sha256 = createHash('sha256').update(json).digest('hex');
  return { name, json, isIntact: hash?.toLowerCase() === sha256 };
}

/** The hash in the words that we write beside an attachment: `填报数据，SHA-256 <hex>`. */
export function hashIn(words: string): string | null {
  return /SHA-256\s+([0-9a-f]{64})/iu.exec(words)?.[1] ?? null;
}
