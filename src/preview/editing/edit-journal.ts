/** Keeps unsaved edits on disk, so that they survive a server that is killed: what was opened, then each step as it is made. */
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { isRunning } from '../../batch/index.js';
import { namesIn } from '../../files/index.js';
import type { RefusedValue } from '../editing-protocol.js';

const change = z.strictObject({ at: z.int().nonnegative(), before: z.string(), after: z.string() });
const note = z.strictObject({ gesture: z.string().optional(), path: z.string().optional() });

const refusedValue: z.ZodType<RefusedValue> = z.strictObject({
  path: z.string(),
  typed: z.string(),
  message: z.string(),
  english: z.string(),
});

/** `refused`: all values that are refused after it; without it, they are those of the entry before. */
const entrySchema = z.strictObject({ change, note, refused: z.array(refusedValue).optional() });
/** `dropped`: of a file that was dropped on the page and lies nowhere, its name and the folder that was previewed. */
const droppedSchema = z.strictObject({ name: z.string(), folder: z.string() });
const headSchema = z.strictObject({
  path: z.string(),
  opened: z.string(),
  dropped: droppedSchema.optional(),
});

/** A change of the text; one that was undone is kept as what it is, another change. */
export type JournalEntry = z.output<typeof entrySchema>;

/** What an ended server has left of a file: its path, `opened`, the file's text as it was, and the steps since. */
export interface LeftEdits {
  readonly path: string;
  readonly opened: string;
  readonly entries: readonly JournalEntry[];
}

type DroppedHead = z.output<typeof droppedSchema>;

/** What a journal has to hold. */
type JournalText = Pick<LeftEditJournal, 'opened' | 'dropped' | 'entries'>;

/** Journals of one process in a folder of the user's; where they cannot be written, editing goes on without them. */
export class EditJournals {
  readonly #folder: string | null;
  readonly #onFailure: (error: unknown) => void;
  /** Files whose journals could not be written up to the last step; with each the journal of an ended server that still holds its edits. */
  readonly #behind = new Map<string, string | null>();

  /** Null: nothing is kept. */
  constructor(folder: string | null, onFailure: (error: unknown) => void) {
    this.#folder = folder;
    this.#onFailure = onFailure;
  }

  /** Edits of the file that no running server keeps; they are this one's from now on. */
  takeOver(path: string): LeftEdits | null {
    for (const file of this.#left(`${keyOf(path)}.`)) {
      const left = readJournal(file);
      if (left?.path !== path) continue;
      this.#behind.set(path, file === this.#fileOf(path) ? null : file);
      this.begin(path, left);
      return left;
    }
    return null;
  }

  /** Of the files whose edits no running server keeps, those that were not dropped: each as it was opened. */
  leftFiles(): readonly Pick<LeftEdits, 'path' | 'opened'>[] {
    return this.#left('').flatMap((file) => {
      const left = readJournal(file);
      return left === null || left.dropped !== undefined ? [] : [left];
    });
  }

  /** Edits of files that were dropped while this folder was previewed, which no running server keeps; `adopt` gives each the path that it has from now on, null to let it go. */
  takeOverDropped(folder: string, adopt: (left: LeftEdits, name: string) => string | null): void {
    const found = this.#left(droppedKey).map((file) => ({ file, left: readJournal(file) }));
    const ours = found.flatMap(({ file, left }) =>
      left?.dropped?.folder === folder ? [{ file, left }] : [],
    );
    // The name that one gets may be that of another.
    const files = new Set(ours.map(({ file }) => file));
    for (const { file, left } of ours) {
      const path = adopt(left, left.dropped?.name ?? '');
      if (path !== null) {
        this.begin(path, left);
        files.delete(this.#fileOf(path));
        if (this.isBehind(path)) files.delete(file);
      }
    }
    for (const file of files) rmSync(file, { force: true });
  }

  /** The whole journal anew, or as it was: the file as it was opened, and the steps to which others are appended. */
  begin(path: string, { opened, dropped, entries }: JournalText): void {
    const lines = [{ path, opened, dropped }, ...entries].map((line) => `${JSON.stringify(line)}\n`);
    const left = this.#behind.get(path) ?? null;
    this.#try(path, (file, folder) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const whole = `${file}.new`;
      try {
        writeFileSync(whole, lines.join(''), { mode: 0o600 });
        renameSync(whole, file);
      } finally {
        rmSync(whole, { force: true });
      }
      this.#behind.delete(path);
      if (left !== null) rmSync(left, { force: true });
    });
  }

  /** Whether it lacks steps, the disk being full: then it is to be begun anew. */
  isBehind(path: string): boolean {
    return this.#behind.has(path);
  }

  /** Files of ended servers whose names begin so. */
  #left(start: string): readonly string[] {
    const folder = this.#folder;
    if (folder === null) return [];
    const names = namesIn(folder).filter(
      (name) => name.startsWith(start) && isLeft(join(folder, name), name),
    );
    return names.map((name) => join(folder, name));
  }

  append(path: string, entry: JournalEntry): void {
    this.#try(path, (file) => appendFileSync(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 }));
  }

  /** All is saved, or given up. */
  end(path: string): void {
    const left = this.#behind.get(path) ?? null;
    this.#try(path, (file) => {
      for (const one of [file, left ?? file]) rmSync(one, { force: true });
      this.#behind.delete(path);
    });
  }

  #fileOf(path: string): string {
    return join(this.#folder ?? '', `${keyOf(path)}.${process.pid}.journal`);
  }

  #try(path: string, act: (file: string, folder: string) => void): void {
    if (this.#folder === null) return;
    try {
      act(this.#fileOf(path), this.#folder);
    } catch (error) {
      this.#behind.set(path, this.#behind.get(path) ?? null);
      this.#onFailure(error);
    }
  }
}

/** What journals of dropped files are called first, so that they are found again. */
const droppedKey = 'dropped.';

/** Stands for a dropped file where others have a path; `number`: of the files that this process has been given. */
export function droppedPath(number: string): string {
  return `${droppedKey}${number}`;
}

/** No file has a relative path. */
function keyOf(path: string): string {
  if (path.startsWith(droppedKey)) return path;
  return createHash('sha256').update(path).digest('hex').slice(0, 32);
}

/** Of a process that has ended, or of this one's number; what is older than the machine's start is of one that has. */
function isLeft(file: string, name: string): boolean {
  const owner = Number(/\.(\d+)\.journal$/.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(owner)) return false;
  if (owner === process.pid || !isRunning(owner)) return true;
  const started = Date.now() - uptime() * 1000;
  return (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < started;
}

interface LeftEditJournal extends LeftEdits {
  readonly dropped: DroppedHead | undefined;
}

/** Null where it is broken; a last line that broke off is left out. */
function readJournal(file: string): LeftEditJournal | null {
  try {
    const [first = '', ...lines] = readFileSync(file, 'utf8').split('\n');
    const head = headSchema.parse(JSON.parse(first));
    const entries: JournalEntry[] = [];
    for (const line of lines) {
      const entry = entryOf(line);
      if (entry === null) break;
      entries.push(entry);
    }
    return { ...head, dropped: head.dropped, entries };
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
