/** Collects a file's bytes, so that a long document is never a long string as well. */

const firstCapacity = 1 << 16;
/** Most bytes that one UTF-16 unit takes in UTF-8. */
const bytesPerUnit = 3;

export class ByteSink {
  /** Number of bytes written. Set it after writing into the buffer directly, or to discard bytes. */
  length = 0;
  #buffer: Buffer = Buffer.allocUnsafe(firstCapacity);
  #capacity = firstCapacity;
  #spare: Buffer | null = null;

  /** Text as UTF-8. */
  write(text: string): void {
    this.length += this.room(text.length * bytesPerUnit).write(text, this.length, 'utf8');
  }

  /** A short text of characters that are one byte each. */
  ascii(text: string): void {
    const buffer = this.room(text.length);
    for (let index = 0; index < text.length; index += 1) buffer[this.length + index] = text.charCodeAt(index);
    this.length += text.length;
  }

  /** A text of characters that are one byte each. */
  latin1(text: string): void {
    this.length += this.room(text.length).write(text, this.length, 'latin1');
  }

  copy(bytes: Uint8Array): void {
    this.room(bytes.length).set(bytes, this.length);
    this.length += bytes.length;
  }

  /** The buffer, with place for so many bytes more. */
  room(count: number): Buffer {
    const wanted = this.length + count;
    if (wanted > this.#capacity) this.#grow(wanted);
    return this.#buffer;
  }

  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.length);
  }

  /** Returns the bytes written since the last call. Use them before the next call: two buffers alternate. */
  take(): Uint8Array {
    const taken = this.bytes();
    const other = this.#spare ?? Buffer.allocUnsafe(this.#buffer.length);
    this.#spare = this.#buffer;
    this.#use(other);
    this.length = 0;
    return taken;
  }

  #grow(wanted: number): void {
    const larger = Buffer.allocUnsafe(Math.max(wanted, this.#buffer.length * 2));
    this.#buffer.copy(larger, 0, 0, this.length);
    this.#use(larger);
  }

  #use(buffer: Buffer): void {
    this.#buffer = buffer;
    this.#capacity = buffer.length;
  }
}
