/** Keeps on disk what V8 has compiled of a program's modules, so that a later process need not parse and compile them again. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';

const digestBytes = 32;

/**
 * V8's code cache of the modules in one folder. V8 itself refuses data of another version, of other flags or for another
 * processor, but neither damaged data nor that of another text of the same length: so a digest of both stands before it.
 */
export class CodeCache {
  /** Says which data V8 takes: by its version, its flags and the processor. Set the flags first. */
  readonly #tag = cachedDataVersionTag();
  readonly #folder: string;
  /** Compiled without data from the cache. */
  readonly #missed: { readonly script: Script; readonly file: string; readonly source: Uint8Array }[] = [];

  /** The folder is made when there is something to put there. */
  constructor(folder: string) {
    this.#folder = join(folder, this.#tag.toString(16));
  }

  /**
   * The text between the parts of the wrapper. `name`: for error messages and stack traces, and by its last part for the
   * cache. `source`: UTF-8.
   */
  compile(source: Buffer, name: string, wrapper: readonly [string, string]): Script {
    const file = join(this.#folder, `${basename(name)}.bin`);
    const cachedData = read(file, source);
    const text = `${wrapper[0]}${source.toString('utf8')}${wrapper[1]}`;
    const script = new Script(text, { filename: name, ...(cachedData === null ? {} : { cachedData }) });
    const isMissed = cachedData === null || script.cachedDataRejected === true;
    if (isMissed && this.#isForNow()) this.#missed.push({ script, file, source });
    return script;
  }

  /**
   * Writes what the cache lacked, with all functions that have been called so far; to be called when the program ends. A
   * program that stands where it may not write, or on a full disk, starts as slowly as before and says nothing.
   */
  save(): void {
    if (!this.#isForNow()) return;
    try {
      if (this.#missed.length > 0) mkdirSync(this.#folder, { recursive: true });
      for (const { script, file, source } of this.#missed.splice(0)) write(file, source, script);
    } catch {
      // Nothing depends on the cache.
    }
  }

  /** Whether V8's flags are as they were: data that it makes under others would be in the wrong folder. */
  #isForNow(): boolean {
    return cachedDataVersionTag() === this.#tag;
  }
}

function read(file: string, source: Uint8Array): Buffer | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return null;
  }
  const data = bytes.subarray(digestBytes);
  return bytes.subarray(0, digestBytes).equals(digest(source, data)) ? data : null;
}

/** Under its name only when it is whole: several processes, and threads of one, may write at once. */
function write(file: string, source: Uint8Array, script: Script): void {
  const data = script.createCachedData();
  const part = `${file}.${randomUUID()}.part`;
  try {
    writeFileSync(part, Buffer.concat([digest(source, data), data]), { flag: 'wx' });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function digest(source: Uint8Array, data: Uint8Array): Buffer {
  return createHash('sha256').update(source).update(data).digest();
}
