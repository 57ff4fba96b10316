/** Form packs that come with the program in sets (`packs/mof`): read only where one of them is asked for, since their fields take time. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Diagnostic, JsonPath, Result } from './diagnostics/index.js';
import { diskFiles, largestPackFile } from './files/index.js';
import { type DeclaredElsewhere, type FilingSchema, labelAt } from './filing/index.js';
import { Memo } from './memo/index.js';
import { type FormPack, faultyPack, type Packs, type ShippedForm } from './template/index.js';

interface FormOfSet extends ShippedForm {
  /** Folder of its set. */
  readonly set: string;
}

/** The sets in a folder: which forms they have. */
export class ShippedSets {
  #forms: readonly FormOfSet[] | null = null;

  readonly #folder: string | null;

  /** `folder`: holds a folder for each set; null: there are none. */
  constructor(folder: string | null) {
    this.#folder = folder;
  }

  /** The form of an id or a Chinese title; the title may be given without what stands in brackets at its end. */
  find(asked: string): FormOfSet | null {
    // Ids are looked up first: titles must be read from the packs.
    if (isId(asked)) return this.#ofId(asked);
    return this.forms.find(({ names }) => names.includes(asked)) ?? null;
  }

  /** Folder of the set of this name; null where there is none. */
  named(name: string): string | null {
    return this.#folders().find((set) => basename(set) === name) ?? null;
  }

  /** Forms of all sets, by set and id. */
  get forms(): readonly FormOfSet[] {
    this.#forms ??= this.#folders().flatMap(formsIn);
    return this.#forms;
  }

  #ofId(id: string): FormOfSet | null {
    const set = this.#folders().find((one) => existsSync(join(one, id, 'form.json')));
    return set === undefined ? null : formOf(set, id);
  }

  #folders(): readonly string[] {
    const folder = this.#folder;
    if (folder === null || !existsSync(folder)) return [];
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name))
      .sort();
  }
}

function isId(asked: string): boolean {
  return /^[a-z][a-z0-9-]*$/.test(asked);
}

function formOf(set: string, id: string): FormOfSet {
  const title = titleIn(join(set, id));
  return { id, title, names: [title, title.replace(/（[^（）]*〔\d+〕[^（）]*）$/u, '')], set };
}

/** Whether a folder of packs, or of one, has the form of an id or a title; one that cannot be read has none. */
export function hasForm(folder: string, asked: string): boolean {
  if (existsSync(join(folder, 'form.json')))
    return isCalled(formOf(dirname(folder), basename(folder)), asked);
  try {
    return formsIn(folder).some((form) => isCalled(form, asked));
  } catch {
    return false;
  }
}

function isCalled({ id, names }: FormOfSet, asked: string): boolean {
  return id === asked || names.includes(asked);
}

function formsIn(set: string): readonly FormOfSet[] {
  return readdirSync(set)
    .filter((id) => existsSync(join(set, id, 'form.json')))
    .sort()
    .map((id) => formOf(set, id));
}

/** The pack's id where its form.json is broken: what is wrong is said when the pack is read. */
function titleIn(folder: string): string {
  try {
    const parsed: unknown = JSON.parse(textOf(join(folder, 'form.json')));
    const title = typeof parsed === 'object' && parsed !== null && 'title' in parsed ? parsed.title : null;
    return typeof title === 'string' ? title : basename(folder);
  } catch {
    return basename(folder);
  }
}

function textOf(file: string): string {
  return new TextDecoder().decode(diskFiles.readBounded(file, largestPackFile));
}

/** Packs and the schema of what their folders declare. */
interface LoadedSet {
  readonly schema: FilingSchema;
  readonly packs: ReadonlyMap<string, FormPack>;
}

/** Reads sets beside the folders of the run. */
type SetReader = (sets: readonly string[]) => Result<LoadedSet>;

const mostSets = 20;

/** Sets that have been read, each once. */
export class SetLibrary {
  readonly #read = new Memo<string, Result<LoadedSet>>({ capacity: mostSets });
  readonly #fingerprints = new Memo<string, string>({ capacity: mostSets });

  readonly #reader: SetReader;

  constructor(
    readonly sets: ShippedSets,
    reader: SetReader,
  ) {
    this.#reader = reader;
  }

  /** The pack of an id or title of a set's form; with the set's faults where these keep it from being read. */
  pack(asked: string): FormPack | null {
    const form = this.sets.find(asked);
    if (form === null) return null;
    const { value, diagnostics } = this.#load([form.set]);
    return value === null ? unreadPack(form, diagnostics) : (value.packs.get(form.id) ?? null);
  }

  /** What a filing may hold that names these forms; null where none of them is of a set, or their sets cannot be read. */
  schema(forms: readonly string[]): FilingSchema | null {
    const sets = new Set(forms.flatMap((form) => this.sets.find(form)?.set ?? []));
    return sets.size === 0 ? null : (this.#load([...sets].sort()).value?.schema ?? null);
  }

  /** The forms of the sets that declare this path, with its label; null where none does. */
  declaredBy(path: JsonPath): DeclaredElsewhere | null {
    for (const set of new Set(this.sets.forms.map((form) => form.set))) {
      const schema = this.#load([set]).value?.schema;
      const label = schema === undefined ? null : labelAt(path, schema);
      if (label === null) continue;
      const forms = this.sets.forms.filter((form) => form.set === set);
      const printing = forms.filter(({ id }) => templateNames(join(set, id), path));
      return { label, forms: printing.length > 0 ? printing : forms };
    }
    return null;
  }

  /** Of the set's files that has the form; null where none has. */
  fingerprintOf(form: string): string | null {
    const set = this.sets.find(form)?.set;
    return set === undefined ? null : this.#fingerprints.getOrCompute(set, hashFiles);
  }

  #load(sets: readonly string[]): Result<LoadedSet> {
    return this.#read.getOrCompute(sets.join('\n'), () => this.#reader(sets));
  }
}

function unreadPack({ id, set }: FormOfSet, faults: readonly Diagnostic[]): FormPack {
  const folder = join(set, id);
  const formJson = readFileSync(join(folder, 'form.json'));
  return faultyPack({ folder, formJson, formHbs: new Uint8Array() }, faults);
}

/** Packs by id. Iterated, those that every run reads; `get` also finds those of sets, by id or title, and reads them then. */
export class PackLibrary extends Map<string, FormPack> implements Packs {
  readonly #library: SetLibrary;

  constructor(packs: Iterable<readonly [string, FormPack]>, library: SetLibrary) {
    super(packs);
    this.#library = library;
  }

  override get(asked: string): FormPack | undefined {
    return super.get(asked) ?? this.#library.pack(asked) ?? undefined;
  }

  fingerprintOf(form: string): string | null {
    return this.has(form) ? null : this.#library.fingerprintOf(form);
  }

  /** Forms of sets that have not been taken into the run. */
  get shipped(): readonly ShippedForm[] {
    return this.#library.sets.forms.filter(({ id }) => !this.has(id));
  }
}

/** Whether the template of a pack, or a file that it includes, names the last key of the path. */
function templateNames(folder: string, path: JsonPath): boolean {
  const text = readFileSync(join(folder, 'form.hbs'), 'utf8');
  const included = Array.from(text.matchAll(/\{\{> ?([\w-]+)/g), ([, name = '']) =>
    join(folder, '..', `${name}.hbs`),
  );
  const texts = [
    text,
    ...included.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8')),
  ];
  const key = /\w+$/.exec(path)?.[0] ?? '';
  return texts.some((one) => new RegExp(`\\b${key}\\b`).test(one));
}

function hashFiles(folder: string): string {
  const hash = createHash('sha256');
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  for (const name of names) hash.update(`${name}:`).update(readFileSync(name));
  return hash.digest('hex');
}

/** All forms: those that every run reads, then those of sets that have not been taken into it, which are read now; each in order. */
export function allPacks(packs: Packs): readonly FormPack[] {
  const shipped = (packs.shipped ?? []).flatMap(({ id }) => packs.get(id) ?? []);
  return [...packs.values(), ...shipped.sort((one, other) => one.order - other.order)];
}
