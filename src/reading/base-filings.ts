/** The filings that a book was made from: their forms are printed and read back where the book's say something else. */
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
import { type EntryOrders, nothingPrinted, type PrintedForm, subjectOf } from './reconcile.js';
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
