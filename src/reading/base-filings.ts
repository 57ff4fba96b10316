/** Prints the filings that a book was made from and reads them back like the book, so that equal values count as unchanged. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Filing, readFiling } from '../filing/index.js';
import { formOf } from '../form-sections.js';
import type { Form } from '../model/index.js';
import type { Resources } from '../request.js';
import { contextFor, type FormPack, type FormSubject } from '../template/index.js';
import type { MutableJson } from './mutable-json.js';
import type { Pattern } from './pattern.js';
import { readForm } from './read-form.js';
import { type EntryOrders, type ReadSubject, sameValue, subjectOf } from './reconcile.js';
import { keyedTable, Region } from './region.js';
import { tableOfForm } from './source-table.js';

export interface BaseFiling {
  readonly index: number;
  /** As stored in the book. */
  readonly json: MutableJson;
  readonly filing: Filing;
}

/** One form of a base filing, as printed and read back. */
export interface BaseForm {
  readonly base: BaseFiling;
  /** Index of the project; null for forms of the unit. */
  readonly project: number | null;
  readonly printed: ReadSubject;
  readonly orders: EntryOrders;
}

export function baseFilings(
  kept: readonly string[],
  { schema }: Pick<Resources, 'schema'>,
): readonly BaseFiling[] {
  return kept.flatMap((json, index): readonly BaseFiling[] => {
    const { value } = readFiling(Buffer.from(json), { file: `${index}.json`, resources: { schema } });
    const parsed: unknown = value === null ? null : JSON.parse(json);
    return value === null || typeof parsed !== 'object' || parsed === null
      ? []
      : [{ index, json: parsed, filing: value }];
  });
}

/** Path prefix of a subject's values in the reading of one form. */
export const subjectPrefix = ({ scope }: Pattern): JsonPath => (scope === 'project' ? 'projects[0].' : '');

/** Reads the base filings' forms. `read`: readings by region signature; a base form with the same signature reuses the reading. */
export function baseForms(
  pattern: Pattern,
  bases: readonly BaseFiling[],
  read: ReadonlyMap<string, ReadSubject>,
  resources: Pick<Resources, 'schema' | 'packs'>,
): readonly BaseForm[] {
  const pack = resources.packs.get(pattern.form);
  if (pack === undefined) return [];
  return bases.flatMap((base) => {
    const projects = pattern.scope === 'project' ? [...base.filing.projects.keys()] : [null];
    return projects.flatMap((project): readonly BaseForm[] => {
      const subject = subjectOfPack(pack, project);
      const { value: form } = formOf(pack, {}, (options) => contextFor(base.filing, subject, pack, options));
      if (form === null) return [];
      const { cells } = keyedTable(tableOfForm(form));
      const region = new Region('', cells, 0, Number.MAX_SAFE_INTEGER);
      const same = read.get(region.signature());
      const printed = same ?? subjectOf(readForm({ region, pattern, rival: null }), subjectPrefix(pattern));
      return [{ base, project, printed, orders: entryOrders(form, pattern, project) }];
    });
  });
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
    const start = `${path.replace(/^projects\[0\]/u, `projects[${project ?? 0}]`)}[`;
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

/** Least share of a base form's values that a form must repeat to be matched with it. */
const leastAlike = 0.4;

/** Matches each reading with a base form, each used once: first by name, then by likeness. null: no match. */
export function matchBases(
  subjects: readonly ReadSubject[],
  forms: readonly BaseForm[],
): readonly (BaseForm | null)[] {
  const free = new Set(forms);
  const byName = new Map<string, BaseForm[]>();
  for (const form of forms) {
    const name = nameOf(form.printed);
    byName.set(name, [...(byName.get(name) ?? []), form]);
  }
  const partner: (BaseForm | null)[] = subjects.map(() => null);
  const pick = (index: number, subject: ReadSubject, candidates: Iterable<BaseForm>, least: number) => {
    let best: BaseForm | null = null;
    let highest = least;
    for (const form of candidates) {
      if (!free.has(form)) continue;
      const share = likeness(subject, form.printed);
      if (share > highest) [best, highest] = [form, share];
    }
    partner[index] = best;
    if (best !== null) free.delete(best);
  };
  for (const [index, subject] of subjects.entries())
    pick(index, subject, byName.get(nameOf(subject)) ?? [], 0.1);
  for (const [index, subject] of subjects.entries())
    if (partner[index] === null) pick(index, subject, free, leastAlike);
  return partner;
}

function nameOf({ values }: ReadSubject): string {
  return String(values.get('name') ?? values.get('unit.name') ?? '');
}

/** Share of the base form's filled values that the reading repeats. */
function likeness({ values }: ReadSubject, printed: ReadSubject): number {
  const filled = [...printed.values].filter(([, value]) => value !== null);
  const same = filled.filter(([path, value]) => sameValue(values.get(path), value));
  return filled.length === 0 ? 0 : same.length / filled.length;
}
