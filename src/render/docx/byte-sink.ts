/** Collects text as UTF-8 bytes, so that a long document is never one long string as well. */

const firstCapacity = 1 << 16;
/** Most bytes that one UTF-16 unit takes. */
const bytesPerUnit = 3;

export class ByteSink {
  private buffer = Buffer.allocUnsafe(firstCapacity);
  private length = 0;

  write(text: string): void {
    const wanted = this.length + text.length * bytesPerUnit;
    if (wanted > this.buffer.length) this.grow(wanted);
    this.length += this.buffer.write(text, this.length, 'utf8');
  }

  bytes(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  private grow(wanted: number): void {
    const larger = Buffer.allocUnsafe(Math.max(wanted, this.buffer.length * 2));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }
}
