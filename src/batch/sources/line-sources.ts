/** Spools JSON lines to a file as they arrive, so that no filing stays in memory. */
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Source } from './sources.js';

/** Default name of standard input in messages and the manifest. */
const unnamedInput = '-';

const newline = 0x0a;
/** Bytes of a blank line: space, tab, carriage return, and the byte order mark's three. */
const blanks: ReadonlySet<number> = new Set([0x20, 0x09, 0x0d, 0xef, 0xbb, 0xbf]);

/**
 * Returns a source for each line that is not blank, or a single one if the input is one filing written over many lines.
 * Creates `file`; the sources are slices of it. `id` names the input: the third line's filing is `-:3`. Stops reading
 * when the signal is aborted, and drops an incomplete line. Rejects with the system's error if the file cannot be
 * written.
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

/** Yields chunks until the signal is aborted, which may also close the input while it is awaited. */
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

/** Whether the lines are one filing: the first opens an object without closing it, and the last only closes it. */
async function isOneFiling(handle: FileHandle, lines: readonly Source[]): Promise<boolean> {
  const [first, last] = [lines.at(0)?.slice, lines.at(-1)?.slice];
  if (first === undefined || last === undefined || lines.length < 2) return false;
  const end = await textAt(handle, last.start, last.length);
  if (end.trim() !== '}') return false;
  const start = await textAt(handle, first.start, first.length);
  return start.trimStart().startsWith('{') && !start.trimEnd().endsWith('}');
}

/** Reads at most 4096 bytes, which is enough to tell a filing's first line from a whole filing. */
async function textAt(handle: FileHandle, start: number, length: number): Promise<string> {
  const room = Buffer.alloc(Math.min(length, 4096));
  const { buffer, bytesRead } = await handle.read(room, 0, room.length, start);
  return buffer.toString('utf8', 0, bytesRead);
}

class LineScanner {
  /** Sources of the complete lines. */
  readonly ended: Source[] = [];
  #line = 1;
  /** Offset of the current line in the file. */
  #start = 0;
  /** Number of bytes before the current chunk. */
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

  /** Closes the last line, which needs no line feed. */
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
