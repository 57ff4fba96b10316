/** Filings that come as JSON lines: copied to a file as they come, so that none of them stays in memory. */
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Source } from './sources.js';

/** What messages and the manifest call standard input where nobody has named it. */
const unnamedInput = '-';

const newline = 0x0a;
/** Space, tab, carriage return, and the three bytes of a byte order mark: a line of these alone is empty. */
const blanks: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, 0xef, 0xbb, 0xbf]);

/**
 * One source a line; empty lines count but give none. A single filing that is written over many lines is one source
 * too, as people send a file through. `file` is made anew; the sources are slices of it. `id` names the input: the
 * third line's filing is `-:3`. Once the signal is aborted, no more is read, and a line cut short is left out. Rejects
 * with the system's error if it cannot be written.
 */
export async function spoolLines(
  input: AsyncIterable<Uint8Array>,
  file: string,
  signal: AbortSignal,
  id = unnamedInput,
): Promise<readonly Source[]> {
  const lines = new LineScanner(resolve(file), id);
  const handle = await open(file, 'wx+', 0o600);
  try {
    for await (const chunk of untilAborted(input, signal)) {
      await handle.writeFile(chunk);
      lines.scan(chunk);
    }
    if (signal.aborted) return lines.ended;
    const sources = lines.end();
    return (await isOneFiling(handle, sources)) ? [{ path: resolve(file), name: id }] : sources;
  } finally {
    await handle.close();
  }
}

/** Chunks up to the abortion, which may close the input while it is waited for. */
async function* untilAborted(
  input: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  try {
    for await (const chunk of input) {
      if (signal.aborted) return;
      yield chunk;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** The first line opens an object and does not close it, and the last one does nothing but that: no filing is so. */
async function isOneFiling(handle: FileHandle, lines: readonly Source[]): Promise<boolean> {
  const [first, last] = [lines.at(0)?.slice, lines.at(-1)?.slice];
  if (first === undefined || last === undefined || lines.length < 2) return false;
  const end = await textAt(handle, last.start, last.length);
  if (end.trim() !== '}') return false;
  const start = await textAt(handle, first.start, first.length);
  return start.trimStart().startsWith('{') && !start.trimEnd().endsWith('}');
}

/** Of a long line only the beginning: one filing a line is longer than any first line of a filing over many. */
async function textAt(handle: FileHandle, start: number, length: number): Promise<string> {
  const room = Buffer.alloc(Math.min(length, 4096));
  const { buffer, bytesRead } = await handle.read(room, 0, room.length, start);
  return buffer.toString('utf8', 0, bytesRead);
}

class LineScanner {
  /** Of the lines that have come to their end. */
  readonly ended: Source[] = [];
  #line = 1;
  /** Of the line, in the file. */
  #start = 0;
  /** Bytes scanned before the chunk at hand. */
  #before = 0;
  #isBlank = true;

  readonly #path: string;
  readonly #id: string;

  constructor(path: string, id: string) {
    this.#path = path;
    this.#id = id;
  }

  scan(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      const found = chunk.indexOf(newline, at);
      const end = found < 0 ? chunk.length : found;
      this.#isBlank = this.#isBlank && chunk.subarray(at, end).every((byte) => blanks.has(byte));
      if (found < 0) break;
      this.#close(this.#before + found);
      this.#start = this.#before + found + 1;
      this.#line += 1;
      this.#isBlank = true;
      at = found + 1;
    }
    this.#before += chunk.length;
  }

  /** The last line needs no line feed. */
  end(): readonly Source[] {
    this.#close(this.#before);
    return this.ended;
  }

  #close(end: number): void {
    if (this.#isBlank) return;
    const slice = { start: this.#start, length: end - this.#start };
    this.ended.push({ path: this.#path, name: `${this.#id}:${this.#line}`, slice });
  }
}
