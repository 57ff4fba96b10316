/** What a file holds, with its hash: a filing of 300 projects is a megabyte, and is compared with each key. */
import { hashOf } from '../batch/index.js';

export interface Content {
  readonly bytes: Uint8Array;
  readonly hash: string;
  /** What the bytes were made of, without a byte order mark; left out where it is not known. */
  readonly text?: string;
}

export function contentOf(bytes: Uint8Array): Content {
  return { bytes, hash: hashOf(bytes) };
}
