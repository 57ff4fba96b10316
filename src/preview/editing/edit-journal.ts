/** Keeps unsaved edits on disk, so that they survive a server that is killed: what was opened, then each step as it is made. */
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { isRunning } from '../../batch/index.js';

const change = z.strictObject({ at: z.int().nonnegative(), before: z.string(), after: z.string() });
const note = z.strictObject({ gesture: z.string().optional(), path: z.string().optional() });

const entrySchema = z.strictObject({ change, note });
const headSchema = z.strictObject({ path: z.string(), opened: z.string() });

/** A change of the text; one that was undone is kept as what it is, another change. */
export type JournalEntry = z.output<typeof entrySchema>;

/** What an ended server has left of a file: `opened`, the file's text as it was, and the steps since. */
export interface LeftEdits {
  readonly opened: string;
  readonly entries: readonly JournalEntry[];
}

/** Journals of one process in a folder of the user's; where they cannot be written, editing goes on without them. */
export class EditJournals {
  readonly #folder: string | null;
  readonly #onFailure: (error: unknown) => void;

  /** Null: nothing is kept. */
  constructor(folder: string | null, onFailure: (error: unknown) => void) {
    this.#folder = folder;
    this.#onFailure = onFailure;
  }

  /** Edits of the file that no running server keeps; they are this one's from now on. */
  takeOver(path: string): LeftEdits | null {
    const folder = this.#folder;
    if (folder === null) return null;
    for (const name of namesIn(folder).filter((one) => one.startsWith(`${keyOf(path)}.`))) {
      const file = join(folder, name);
      if (!isLeft(file, name)) continue;
      const left = readJournal(file, path);
      if (left === null) continue;
      this.begin(path, left.opened);
      for (const entry of left.entries) this.append(path, entry);
      if (file !== this.#fileOf(path)) rmSync(file, { force: true });
      return left;
    }
    return null;
  }

  /** The file as it was opened; steps are appended to it. */
  begin(path: string, opened: string): void {
    this.#try(path, (file, folder) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(file, `${JSON.stringify({ path, opened })}\n`, { mode: 0o600 });
    });
  }

  append(path: string, entry: JournalEntry): void {
    this.#try(path, (file) => appendFileSync(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 }));
  }

  /** All is saved, or given up. */
  end(path: string): void {
    this.#try(path, (file) => rmSync(file, { force: true }));
  }

  #fileOf(path: string): string {
    return join(this.#folder ?? '', `${keyOf(path)}.${process.pid}.journal`);
  }

  #try(path: string, act: (file: string, folder: string) => void): void {
    if (this.#folder === null) return;
    try {
      act(this.#fileOf(path), this.#folder);
    } catch (error) {
      this.#onFailure(error);
    }
  }
}

function keyOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 32);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Of a process that has ended, or of this one's number; what is older than the machine's start is of one that has. */
function isLeft(file: string, name: string): boolean {
  const owner = Number(/\.(\d+)\.journal$/.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(owner)) return false;
  if (owner === process.pid || !isRunning(owner)) return true;
  const started = Date.now() - uptime() * 1000;
  return (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < started;
}

/** Null where it is of another file or broken; a last line that broke off is left out. */
function readJournal(file: string, path: string): LeftEdits | null {
  try {
    const [first = '', ...lines] = readFileSync(file, 'utf8').split('\n');
    const head = headSchema.parse(JSON.parse(first));
    if (head.path !== path) return null;
    const entries: JournalEntry[] = [];
    for (const line of lines) {
      const entry = entryOf(line);
      if (entry === null) break;
      entries.push(entry);
    }
    return { opened: head.opened, entries };
  } catch {
    return null;
  }
}

function entryOf(line: string): JournalEntry | null {
  try {
    return entrySchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
