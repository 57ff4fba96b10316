/** The filings that a book was made from: their forms are matched with the book's, and printed and read back where these say something else. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Filing, ofProject, readFiling } from '../filing/index.js';
import { formOf } from '../form-sections.js';
import { valueAlong } from '../json/index.js';
import type { Form } from '../model/index.js';
import type { Resources } from '../request.js';
import { contextFor, type FormPack, type FormSubject } from '../template/index.js';
import type { MutableJson } from './mutable-json.js';
import type { Pattern } from './pattern.js';
import { readForm } from './read-form.js';
import {
  type EntryOrders,
  nothingPrinted,
  type PrintedForm,
  type ReadSubject,
  sameValue,
  subjectOf,
} from './reconcile.js';
import { keyedTable, Region } from './region.js';
import { tableOfForm } from './source-table.js';

export interface BaseFiling {
  readonly index: number;
  /** As stored in the book. */
  readonly json: MutableJson;
  readonly filing: Filing;
}

/** One form of a base filing. */
export interface BaseForm {
  readonly base: BaseFiling;
  /** Index of the project; null for forms of the unit. */
  readonly project: number | null;
  /** The project, or the whole filing, as stored. */
  readonly json: MutableJson;
  /** Prints the form and reads it back: as long as reading a form of the book, so only for forms that say something else. */
  readonly print: () => PrintedForm;
}

/** `forms`: of the tables; a filing that names none may hold what these declare. */
export function baseFilings(
  kept: readonly string[],
  forms: readonly string[],
  { schema }: Pick<Resources, 'schema'>,
): readonly BaseFiling[] {
  const wider = schema.withForms?.(forms) ?? null;
  const read = (json: string, file: string) => {
    const { value } = readFiling(Buffer.from(json), { file, resources: { schema } });
    if (value !== null || wider === null) return value;
    return readFiling(Buffer.from(json), { file, resources: { schema: wider } }).value;
  };
  return kept.flatMap((json, index): readonly BaseFiling[] => {
    const value = read(json, `${index}.json`);
    const parsed: unknown = value === null ? null : JSON.parse(json);
    return value === null || typeof parsed !== 'object' || parsed === null
      ? []
      : [{ index, json: parsed, filing: value }];
  });
}

/** Path prefix of a subject's values in the reading of one form. */
export const subjectPrefix = ({ scope }: Pattern): JsonPath => (scope === 'project' ? 'projects[0].' : '');

export function baseForms(
  pattern: Pattern,
  bases: readonly BaseFiling[],
  { packs }: Pick<Resources, 'packs'>,
): readonly BaseForm[] {
  const pack = packs.get(pattern.form);
  if (pack === undefined) return [];
  return bases.flatMap((base) => {
    const projects = pattern.scope === 'project' ? [...base.filing.projects.keys()] : [null];
    return projects.map((project): BaseForm => {
      const own = project === null ? base.json : valueAlong(base.json, ['projects', project]);
      const json = typeof own === 'object' && own !== null ? own : {};
      let printed: PrintedForm | null = null;
      const print = () => (printed ??= printedForm(base.filing, project, pattern, pack));
      return { base, project, json, print };
    });
  });
}

function printedForm(filing: Filing, project: number | null, pattern: Pattern, pack: FormPack): PrintedForm {
  const subject = subjectOfPack(pack, project);
  const { value: form } = formOf(pack, {}, (options) => contextFor(filing, subject, pack, options));
  if (form === null) return nothingPrinted;
  const { cells } = keyedTable(tableOfForm(form));
  const region = new Region('', cells, 0, Number.MAX_SAFE_INTEGER);
  const reading = readForm({ region, pattern, rival: null }, false);
  return {
    printed: subjectOf(reading, subjectPrefix(pattern)),
    orders: entryOrders(form, pattern, project),
  };
}

function subjectOfPack({ scope }: FormPack, project: number | null): FormSubject {
  if (project !== null) return { scope: 'project', project };
  return scope === 'summary' ? { scope, projects: null } : { scope: 'unit' };
}

/** Lists whose entries the form prints in another order than the filing has them: grouped, or beside another list. */
function entryOrders({ blocks }: Form, pattern: Pattern, project: number | null): EntryOrders {
  const cells = blocks.flatMap((block) => (block.kind === 'grid' ? block.grid.cells : []));
  const spans = [...cells]
    .sort((a, b) => a.row - b.row || a.column - b.column)
    .flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => paragraph.spans));
  const shown = spans.flatMap((span) =>
    span.kind === 'text' && span.text.trim() !== '' ? span.sources : [],
  );
  const orders = new Map<JsonPath, readonly number[]>();
  for (const { path, columns } of pattern.lists) {
    const names = new Set(columns.flatMap((column) => (column.isMerged ? [] : column.names)));
    const start = `${ofProject(path, project ?? 0)}[`;
    const found = new Set<number>();
    for (const source of shown) {
      const [, index, name = ''] = source.startsWith(start)
        ? (/^(\d+)\]\.(.+)$/u.exec(source.slice(start.length)) ?? [])
        : [];
      if (index !== undefined && names.has(name)) found.add(Number(index));
    }
    const order = [...found];
    if (order.some((index, at) => at > 0 && index < (order[at - 1] ?? 0)))
      orders.set(path.slice(subjectPrefix(pattern).length), order);
  }
  return orders;
}

/** Least share of what a base form prints that a form must repeat to be matched with it; less for one of the same name. */
const leastAlike = 0.4;
const leastOfName = 0.1;

interface Candidate {
  readonly subject: number;
  readonly form: BaseForm;
  readonly share: number;
}

/** Matches each reading with a base form, each used once: first by name, where the form has one, then by likeness. null: no match. */
export function matchBases(
  subjects: readonly ReadSubject[],
  forms: readonly BaseForm[],
): readonly (BaseForm | null)[] {
  const found: (BaseForm | null)[] = subjects.map(() => null);
  const free = new Set(forms);
  const takeLikest = (candidates: readonly Candidate[], least: number) => {
    for (const { subject, form, share } of [...candidates].sort((one, other) => other.share - one.share)) {
      if (share <= least || found[subject] !== null || !free.has(form)) continue;
      found[subject] = form;
      free.delete(form);
    }
  };
  const names = subjects.map(({ values }) => nameOf((steps) => values.get(steps.join('.'))));
  takeLikest(ofSameName(subjects, names, forms), leastOfName);
  const nameless = [...subjects.keys()].filter((index) => names[index] === '');
  takeLikest(printedAlike(subjects, nameless, free), leastOfName);
  const others = [...subjects.keys()].filter((index) => found[index] === null);
  takeLikest(printedAlike(subjects, others, free), leastAlike);
  return found;
}

function ofSameName(
  subjects: readonly ReadSubject[],
  names: readonly string[],
  forms: readonly BaseForm[],
): readonly Candidate[] {
  const byName = new Map<string, BaseForm[]>();
  for (const form of forms) {
    const name = nameOf((steps) => valueAlong(form.json, steps));
    byName.set(name, [...(byName.get(name) ?? []), form]);
  }
  return subjects.flatMap(({ values }, subject) => {
    const own = names[subject] === '' ? [] : (byName.get(names[subject] ?? '') ?? []);
    const isStored = (form: BaseForm) => (path: JsonPath) =>
      sameValue(values.get(path) ?? null, valueAlong(form.json, path));
    return own.map((form) => ({ subject, form, share: shareOf(values, isStored(form)) }));
  });
}

/** By what the forms print, whatever the place of an entry in its list. */
function printedAlike(
  subjects: readonly ReadSubject[],
  indexes: readonly number[],
  forms: ReadonlySet<BaseForm>,
): readonly Candidate[] {
  const keyOf = (path: JsonPath, value: unknown) => `${path.replace(/\[\d+\]/gu, '[]')} ${String(value)}`;
  return indexes.flatMap((subject) => {
    const read = new Set([...(subjects[subject]?.values ?? [])].map(([path, value]) => keyOf(path, value)));
    return [...forms].map((form) => {
      const { values } = form.print().printed;
      return { subject, form, share: shareOf(values, (path) => read.has(keyOf(path, values.get(path)))) };
    });
  });
}

/** Share of the filled values that stand elsewhere, too. */
function shareOf(values: ReadSubject['values'], isElsewhere: (path: JsonPath) => boolean): number {
  const filled = [...values].flatMap(([path, value]) => (value === null ? [] : [path]));
  return filled.length === 0 ? 0 : filled.filter(isElsewhere).length / filled.length;
}

function nameOf(valueAt: (steps: readonly string[]) => unknown): string {
  return String(valueAt(['name']) ?? valueAt(['unit', 'name']) ?? '');
}
