/** Tables in, filings and doubts out: each form that is found is read, forms of one kind and year make one filing. */
import type { JsonPath } from '../diagnostics/index.js';
import { readPath, type Step } from '../filing/index.js';
import { type Doubt, doubt } from './doubt.js';
import { type FoundForm, findForms } from './find-forms.js';
import type { FormReading, LeafValue } from './form-reading.js';
import type { Pattern } from './pattern.js';
import { readForm } from './read-form.js';
import type { SourceTable } from './source-table.js';

/** A filing as JSON holds it, before anything has checked it. */
export type FilingJson = { readonly [key: string]: Json };
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface ReadFiling {
  /** Id of the form pack. */
  readonly form: string;
  readonly filing: FilingJson;
  readonly doubts: readonly Doubt[];
  /** Where each value stands, by path. */
  readonly places: ReadonlyMap<JsonPath, string>;
}

export interface TablesReading {
  readonly filings: readonly ReadFiling[];
  /** What belongs to no filing. */
  readonly doubts: readonly Doubt[];
}

export function readTables(tables: readonly SourceTable[], patterns: readonly Pattern[]): TablesReading {
  const doubts: Doubt[] = [];
  const groups = new Map<string, { readonly pattern: Pattern; readonly forms: FormReading[] }>();
  for (const table of tables) {
    const { forms, unknown } = findForms(table, patterns);
    for (const found of forms) {
      const reading = readForm(found);
      settleYear(found, reading);
      const key = `${found.pattern.form} ${reading.values.get('year') ?? ''}`;
      const group = groups.get(key) ?? { pattern: found.pattern, forms: [] };
      groups.set(key, group);
      if (found.pattern.scope === 'unit' && group.forms.length > 0)
        groups.set(`${key} ${groups.size}`, { ...group, forms: [reading] });
      else group.forms.push(reading);
    }
    for (const { region } of unknown) doubts.push(...unknownDoubts(region.unread(), forms.length > 0));
  }
  const filings = [...groups.values()].map(({ pattern, forms }) => joined(pattern, forms));
  return { filings, doubts };
}

/** A form without a year takes it from its dates, with a doubt. */
function settleYear({ region }: FoundForm, reading: FormReading): void {
  if (typeof reading.values.get('year') === 'number') return;
  const date = [...reading.values].find(
    ([, value]) => typeof value === 'string' && /^20\d\d-\d\d/u.test(value),
  );
  const year = typeof date?.[1] === 'string' ? Number(date[1].slice(0, 4)) : null;
  reading.set('year', year, null);
  const [zh, en] =
    year === null ? ['请补上', 'give it'] : [`按日期读作 ${year}`, `taken to be ${year} by its dates`];
  reading.doubt('no-year', 'year', region.cells[0]?.place ?? null, [
    `没有写年度；${zh}`,
    `the year is written nowhere; ${en}`,
  ]);
}

function unknownDoubts(
  cells: readonly { readonly text: string; readonly place: string }[],
  besideForms: boolean,
): readonly Doubt[] {
  const [first] = cells;
  if (first === undefined) return [];
  const sheet = first.place.split('!')[0] ?? '';
  if (!besideForms)
    return [
      doubt({
        code: 'unknown-form',
        place: first.place,
        message: `“${sheet}”不是认得的填报表，${cells.length} 个有内容的格没有读`,
        english: `${sheet} is no form that is known; its ${cells.length} filled cells were not read`,
      }),
    ];
  return cells.map(({ text, place }) =>
    doubt({
      code: 'unread-cell',
      place,
      message: `“${text.slice(0, 40)}”没有读入：在表之外`,
      english: `"${text.slice(0, 40)}" was not read: it stands outside the form`,
    }),
  );
}

function joined(pattern: Pattern, forms: readonly FormReading[]): ReadFiling {
  const root: Record<string, unknown> = {};
  const doubts: Doubt[] = [];
  const places = new Map<JsonPath, string>();
  for (const [index, form] of forms.entries()) {
    const moved = (path: JsonPath) =>
      pattern.scope === 'project' ? path.replace(/^projects\[0\]/u, `projects[${index}]`) : path;
    for (const list of form.lists) put(root, readPath(moved(list)) ?? [], []);
    for (const [path, value] of form.values) put(root, readPath(moved(path)) ?? [], value);
    for (const [path, place] of form.places) places.set(moved(path), place);
    doubts.push(...form.doubts.map((one) => (one.path === null ? one : { ...one, path: moved(one.path) })));
  }
  const filing = ordered(root, pattern);
  return { form: pattern.form, filing: filing.value, doubts: [...filing.doubts, ...doubts], places };
}

/** The filing with year, unit and form first; a unit's name that no form says is the implementer's. */
function ordered(
  root: Record<string, unknown>,
  { form }: Pattern,
): { readonly value: FilingJson; readonly doubts: readonly Doubt[] } {
  const { year = null, unit, ...rest } = root as { [key: string]: Json };
  if (unit !== undefined) return { value: { year, unit, forms: [form], ...rest }, doubts: [] };
  const projects = Array.isArray(rest.projects) ? rest.projects : [];
  const names = new Set(projects.map((project: { implementer?: Json }) => project.implementer ?? null));
  const [name = null] = names.size === 1 ? names : [];
  const path = 'unit.name';
  const said =
    name === null
      ? ['请补上', 'give it']
      : [`按实施单位读作“${String(name)}”`, `taken to be the implementer ${String(name)}`];
  const unsure = doubt({
    code: 'no-unit',
    path,
    message: `表上没有单位名称；${said[0]}`,
    english: `the form does not name the unit; ${said[1]}`,
  });
  return {
    value: { year, unit: { name }, forms: [form], ...rest },
    doubts: [{ ...unsure, severity: name === null ? 'warning' : 'note' }],
  };
}

function put(
  target: Record<string, unknown>,
  steps: readonly Step[],
  value: LeafValue | readonly never[],
): void {
  const [step, ...rest] = steps;
  if (step === undefined) return;
  if (rest.length === 0) {
    if (!Array.isArray(value) || value.length > 0 || target[step] === undefined)
      target[step] = Array.isArray(value) ? [...value] : value;
    return;
  }
  const inner = target[step];
  const next = typeof inner === 'object' && inner !== null ? inner : typeof rest[0] === 'number' ? [] : {};
  target[step] = next;
  put(next as Record<string, unknown>, rest, value);
}
