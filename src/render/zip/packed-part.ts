/** Parts of the package, deflated: short ones at once, a long one in another thread while it is still being written. */
import { once } from 'node:events';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';
import type { Memo } from '../../memo/index.js';

/** A part's content as the package holds it. */
export interface PackedBytes {
  readonly checksum: number;
  /** Length of the unpacked content. */
  readonly length: number;
  /** The deflated bytes, in order. */
  readonly packed: readonly Uint8Array[];
}

/** Packed parts by their text: styles, settings, fonts and footers are the same in many documents. */
export type WordParts = Memo<string, PackedBytes>;

export interface PackedPart extends PackedBytes {
  /** ASCII, as all names in a Word package are. */
  readonly path: string;
}

/** Bounds of zlib's output buffer for a whole part: zlib's own least size, and its usual one. */
const leastRoom = 64;
const usualRoom = 1 << 14;

/** A short part's packed bytes keep no more memory than the part is long. */
export function pack(bytes: Uint8Array): PackedBytes {
  const chunkSize = Math.min(Math.max(bytes.length, leastRoom), usualRoom);
  return { checksum: crc32(bytes), length: bytes.length, packed: [deflateRawSync(bytes, { chunkSize })] };
}

/** Size of zlib's output buffer; a full one would wait for the busy writing thread. */
const roomForPacked = 1 << 16;

/** Packs a part chunk by chunk; the result is that of `pack`, whatever the chunks. */
export class PartPacker {
  readonly #deflate = createDeflateRaw({ chunkSize: roomForPacked });
  readonly #packed: Buffer[] = [];
  #checksum = 0;
  #length = 0;
  #taken: Promise<void> = Promise.resolve();

  constructor() {
    this.#deflate.on('data', (bytes: Buffer) => this.#packed.push(bytes));
  }

  /** Resolves when the chunk before has been consumed; do not change this one until the next call resolves. */
  async write(bytes: Uint8Array): Promise<void> {
    this.#checksum = crc32(bytes, this.#checksum);
    this.#length += bytes.length;
    await this.#taken;
    this.#taken = new Promise((resolve, reject) => {
      this.#deflate.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  }

  async end(): Promise<PackedBytes> {
    await this.#taken;
    const ended = once(this.#deflate, 'end');
    this.#deflate.end();
    await ended;
    const checksum = this.#checksum;
    const length = this.#length;
    const packed = this.#packed;
    return { checksum, length, packed };
  }
}
