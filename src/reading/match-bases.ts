/** Which form of the base filings each form of a book was: by its name, else by what it repeats; what cannot be told is said. */
import type { JsonPath } from '../diagnostics/index.js';
import { generalPath } from '../filing/index.js';
import { labelKey } from '../identity/index.js';
import { valueAlong } from '../json/index.js';
import { Memo } from '../memo/index.js';
import type { BaseForm } from './base-filings.js';
import type { FormReading } from './form-reading.js';
import { leavesIn } from './leaf-texts.js';
import type { Pattern } from './pattern.js';
import { type ReadSubject, sameValue } from './reconcile.js';

/** A form of the book, as it was read. */
export interface BookForm {
  readonly pattern: Pattern;
  readonly reading: FormReading;
  readonly subject: ReadSubject;
  /** Name of its sheet: books of ours name sheets after their projects. */
  readonly sheet: string;
  /** Its first cell. */
  readonly place: string | null;
}

export interface BaseMatch {
  readonly form: BaseForm;
  /** Other forms that it may as well have been, where it matters which. */
  readonly rivals: readonly BaseForm[];
}

/** Least share of what a base form prints that a form must repeat to be matched with it; less for one of the same name. */
const leastAlike = 0.4;
const leastOfName = 0.1;

interface BaseCandidate {
  readonly own: BookForm;
  readonly form: BaseForm;
  readonly share: number;
  /** The likest first. */
  readonly rank: number;
}

/** Matches forms with base forms, each used once. */
export function matchBases(
  own: readonly BookForm[],
  forms: readonly BaseForm[],
): ReadonlyMap<BookForm, BaseMatch> {
  const matching = new Matching(own, forms);
  const nameless = own.filter((one) => nameOfForm(one) === '');
  matching.takeLikest(ofSameName(own, forms), leastOfName);
  matching.takeLikest(matching.printedAlike(nameless), leastOfName);
  matching.takeLikest(matching.printedAlike(own), leastAlike);
  return matching.matches();
}

class Matching {
  readonly #found = new Map<BookForm, BaseForm>();
  readonly #taken = new Map<BaseForm, BookForm>();
  /** Candidates of a form among which its match was chosen. */
  readonly #chosenFrom = new Map<BookForm, ReadonlySet<BaseForm>>();
  readonly #keys: Memo<ReadSubject['values'], ReadonlySet<string>>;
  readonly #notShown: Memo<BaseForm, string>;

  constructor(
    readonly own: readonly BookForm[],
    readonly forms: readonly BaseForm[],
  ) {
    this.#keys = new Memo({ capacity: own.length + forms.length });
    this.#notShown = new Memo({ capacity: forms.length });
  }

  takeLikest(candidates: readonly BaseCandidate[], least: number): void {
    const fitting = candidates.filter(({ own, share }) => share > least && !this.#found.has(own));
    const among = new Map<BookForm, Set<BaseForm>>();
    for (const { own, form } of fitting) among.set(own, (among.get(own) ?? new Set()).add(form));
    for (const { own, form } of [...fitting].sort((one, other) => other.rank - one.rank)) {
      if (this.#found.has(own) || this.#taken.has(form)) continue;
      this.#found.set(own, form);
      this.#taken.set(form, own);
      this.#chosenFrom.set(own, among.get(own) ?? new Set());
    }
  }

  /** By what the forms print. A copy of a form that has its match already is none of the others. */
  printedAlike(own: readonly BookForm[]): readonly BaseCandidate[] {
    const free = this.forms.filter((form) => !this.#taken.has(form));
    const left = free.length === 0 ? [] : own.filter((one) => !this.#found.has(one));
    return left.flatMap((one) => {
      const [copied] = [...this.#taken.keys()]
        .map((form) => this.#candidate(one, form))
        .sort((a, b) => b.rank - a.rank);
      const isCopy = (form: BaseForm) =>
        copied !== undefined &&
        this.#speaksFor(one, copied.form, form) > this.#speaksFor(one, form, copied.form);
      return free.flatMap((form) => (isCopy(form) ? [] : [this.#candidate(one, form)]));
    });
  }

  matches(): ReadonlyMap<BookForm, BaseMatch> {
    const found = [...this.#found].map(([own, form]) => {
      const others = [...(this.#chosenFrom.get(own) ?? [])].filter((other) => other !== form);
      return [own, { form, rivals: others.filter((rival) => this.#mayBe(own, form, rival)) }] as const;
    });
    return new Map(found);
  }

  /** By what the form prints, whatever the place of an entry in its list; its sheet's name decides between equals. */
  #candidate(own: BookForm, form: BaseForm): BaseCandidate {
    const [read, printed] = [this.#keysOf(own.subject.values), this.#printedKeys(form)];
    const common = [...printed].filter((key) => read.has(key)).length;
    const share = printed.size === 0 ? 0 : common / printed.size;
    const rank = (common + saidBySheet(own, form)) / (printed.size + read.size + 1);
    return { own, form, share, rank };
  }

  /** Whether at least half as much speaks for the rival, and it matters which of them the form was. */
  #mayBe(own: BookForm, form: BaseForm, rival: BaseForm): boolean {
    const other = this.#taken.get(rival);
    if (other !== undefined && !this.#chosenFrom.get(other)?.has(form)) return false;
    let kept = this.#speaksFor(own, form, rival);
    let swapped = this.#speaksFor(own, rival, form);
    if (other !== undefined) {
      kept += this.#speaksFor(other, rival, form);
      swapped += this.#speaksFor(other, form, rival);
    }
    return kept <= swapped * 2 && this.#keeps(form) !== this.#keeps(rival);
  }

  /** Counts what says that it was this form rather than the other: values, its sheet's name, its place where forms have no names. */
  #speaksFor(own: BookForm, form: BaseForm, other: BaseForm): number {
    const elsewhere = this.#printedKeys(other);
    const read = this.#keysOf(own.subject.values);
    let count = Math.max(0, saidBySheet(own, form) - saidBySheet(own, other));
    for (const key of this.#printedKeys(form)) if (read.has(key) && !elsewhere.has(key)) count += 1;
    const isNameless = !form.print().printed.values.has('name');
    return isNameless && this.#isAtPlace(own, form) ? count + 1 : count;
  }

  /** Of projects the sheets' names say it: once these are changed, their order may be, too. */
  #isAtPlace(own: BookForm, form: BaseForm): boolean {
    if (form.project !== null) return false;
    return this.own.length === this.forms.length && this.own.indexOf(own) === this.forms.indexOf(form);
  }

  #printedKeys(form: BaseForm): ReadonlySet<string> {
    return this.#keysOf(form.print().printed.values);
  }

  #keysOf(values: ReadSubject['values']): ReadonlySet<string> {
    return this.#keys.getOrCompute(values, filledKeys);
  }

  #keeps(form: BaseForm): string {
    return this.#notShown.getOrCompute(form, notShown);
  }
}

/** The filled values with their paths, whatever the indexes of entries. */
function filledKeys(values: ReadSubject['values']): ReadonlySet<string> {
  const filled = [...values].filter(([, value]) => value !== null);
  return new Set(filled.map(([path, value]) => `${generalPath(path)} ${String(value)}`));
}

/** What a form does not print of its subject, as one text. */
function notShown({ json, print }: BaseForm): string {
  const { values } = print().printed;
  return JSON.stringify(leavesIn(json, '').filter(([path]) => !values.has(path)));
}

function ofSameName(own: readonly BookForm[], forms: readonly BaseForm[]): readonly BaseCandidate[] {
  const byName = new Map<string, BaseForm[]>();
  for (const form of forms) {
    const name = nameOfBase(form);
    byName.set(name, [...(byName.get(name) ?? []), form]);
  }
  return own.flatMap((one) => {
    const { values } = one.subject;
    const name = nameOfForm(one);
    const isStored = (form: BaseForm) => (path: JsonPath) =>
      sameValue(values.get(path) ?? null, valueAlong(form.json, path));
    return (name === '' ? [] : (byName.get(name) ?? [])).map((form): BaseCandidate => {
      const filled = [...values].flatMap(([path, value]) => (value === null ? [] : [path]));
      const share = filled.length === 0 ? 0 : filled.filter(isStored(form)).length / filled.length;
      return { own: one, form, share, rank: share };
    });
  });
}

/** Fewer characters of a sheet's name are not the beginning of a name that was cut. */
const leastCut = 20;

/**
 * For how many values it counts that a sheet is named after the form's project, as books of ours name them: 03 河道保洁. The
 * number tells projects of one name apart. Programs number copies: 03 河道保洁 (2), 03 河道保洁_2.
 */
function saidBySheet({ sheet }: BookForm, form: BaseForm): number {
  const [, said = '', copy] = /^(?:\d+\s+)?(.*?)(\s*\(\d+\)|_\d+)?$/u.exec(sheet) ?? [];
  const [key, name] = [labelKey(said), labelKey(nameOfBase(form))];
  if (key === '' || !name.startsWith(key)) return 0;
  const isWhole = name === key && copy === undefined;
  const count = isWhole ? 3 : name === key || key.length >= leastCut ? 1 : 0;
  const isNumbered = form.project !== null && Number.parseInt(sheet, 10) === form.project + 1;
  return count > 0 && isNumbered ? count + 1 : count;
}

/** What a base form is called, for a person. */
export const nameOfBase = ({ json }: BaseForm): string => nameOf((steps) => valueAlong(json, steps));

const nameOfForm = ({ subject: { values } }: BookForm) => nameOf((steps) => values.get(steps.join('.')));

function nameOf(valueAt: (steps: readonly string[]) => unknown): string {
  return String(valueAt(['name']) ?? valueAt(['unit', 'name']) ?? '');
}
