/** Filings that come as JSON lines: copied to a file as they come, so that none of them stays in memory. */
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Source } from './sources.js';

/** What messages call standard input; the third line's filing is `-:3`. */
export const inputName = '-:';

const newline = 0x0a;
/** Space, tab, carriage return, and the three bytes of a byte order mark: a line of these alone is empty. */
const blanks: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, 0xef, 0xbb, 0xbf]);

/**
 * One source a line; empty lines count but give none. `file` is made anew; the sources are slices of it. Once the
 * signal is aborted, no more is read, and a line cut short is left out.
 * Rejects with the system's error where it cannot be written.
 */
export async function spoolLines(
  input: AsyncIterable<Uint8Array>,
  file: string,
  signal: AbortSignal,
): Promise<readonly Source[]> {
  const lines = new LineScanner(resolve(file));
  const handle = await open(file, 'wx', 0o600);
  try {
    for await (const chunk of input) {
      if (signal.aborted) break;
      await handle.writeFile(chunk);
      lines.scan(chunk);
    }
  } finally {
    await handle.close();
  }
  return signal.aborted ? lines.ended : lines.end();
}

class LineScanner {
  /** Of the lines that have come to their end. */
  readonly ended: Source[] = [];
  private line = 1;
  /** Of the line, in the file. */
  private start = 0;
  /** Bytes scanned before the chunk at hand. */
  private before = 0;
  private isBlank = true;

  constructor(private readonly path: string) {}

  scan(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      const found = chunk.indexOf(newline, at);
      const end = found < 0 ? chunk.length : found;
      this.isBlank = this.isBlank && chunk.subarray(at, end).every((byte) => blanks.has(byte));
      if (found < 0) break;
      this.close(this.before + found);
      this.start = this.before + found + 1;
      this.line += 1;
      this.isBlank = true;
      at = found + 1;
    }
    this.before += chunk.length;
  }

  /** The last line needs no line feed. */
  end(): readonly Source[] {
    this.close(this.before);
    return this.ended;
  }

  private close(end: number): void {
    if (this.isBlank) return;
    const slice = { start: this.start, length: end - this.start };
    this.ended.push({ path: this.path, name: `${inputName}${this.line}`, slice });
  }
}
