/** A filing attached to a document, or the reason why there is none. */
import { createHash } from 'node:crypto';

export interface FoundAttachment {
  /** Its file name in the document. */
  readonly name: string;
  readonly json: string;
  /** Whether the JSON's SHA-256 is the one stored with it. */
  readonly isIntact: boolean;
}

export type AttachmentFault = 'broken' | 'encrypted' | 'too-large' | 'no-filing';

export interface AttachedFilings {
  readonly attachments: readonly FoundAttachment[];
  /** Whether another program than ours has saved the document. */
  readonly isEdited: boolean;
}

export type FoundAttachments = AttachedFilings | { readonly fault: AttachmentFault };

/** `hash`: hexadecimal SHA-256 stored with the JSON; null if there is none. */
export function attachment(name: string, json: string, hash: string | null): FoundAttachment {
  const sha256 = createHash('sha256').update(json).digest('hex');
  return { name, json, isIntact: hash?.toLowerCase() === sha256 };
}

/** Extracts the hash from an attachment's description: `填报数据，SHA-256 <hex>`. */
export function hashIn(words: string): string | null {
  return /SHA-256\s+([0-9a-f]{64})/iu.exec(words)?.[1] ?? null;
}
