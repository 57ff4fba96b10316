/** Next year's data, begun from this year's: year and dates move on, what belongs to one year's evaluation is left behind. */
import type { Declarations } from './declared/declarations.js';
import type { Filing, FilingSchema } from './schema/filing.js';
import { asObject, itemsOf, type JsonObject, written } from './written-filing.js';

/** A project that goes on beyond the filing's year keeps its dates. Amounts and texts stay, for the clerk to go through. */
export function nextYear(filing: Filing, schema: FilingSchema): Readonly<JsonObject> {
  const { declarations } = schema.withForms?.(filing.forms) ?? schema;
  const { unitSelfEvaluation: _, ...next } = withoutStages(asObject(written(filing)), declarations);
  const { year } = filing;
  const projects = itemsOf(next.projects).map((project) => withDatesMoved(project, year));
  return { ...next, year: year + 1, ...(projects.length === 0 ? {} : { projects }) };
}

/** The file's name for the next year: the year in it is replaced, or the next one is put behind it. */
export function nextYearName(stem: string, year: number): string {
  const moved = stem.replace(new RegExp(`(?<!\\d)${year}(?!\\d)`), String(year + 1));
  return moved === stem ? `${stem}-${year + 1}` : moved;
}

/** Removes values of later stages (monitoring, self-evaluation), which belong to the past year. */
function withoutStages(given: JsonObject, declarations: Declarations): JsonObject {
  const kept: JsonObject = {};
  for (const [name, value] of Object.entries(given)) {
    const declared = declarations[name];
    if (declared === undefined || typeof declared === 'string') kept[name] = value;
    else if (declared.fields !== undefined) kept[name] = withoutStages(asObject(value), declared.fields);
    else if (typeof declared.list === 'object') {
      const { list } = declared;
      kept[name] = itemsOf(value).map((item) => withoutStages(item, list));
    } else if (declared.stage === undefined) kept[name] = value;
  }
  return kept;
}

function withDatesMoved(project: JsonObject, year: number): JsonObject {
  const { startDate = null, endDate = null } = project;
  const goals = asObject(project.goals);
  const period = asObject(goals.period);
  const movedPeriod = isOver(period.start ?? null, period.end ?? null, year)
    ? { ...period, ...moved({ start: period.start ?? null, end: period.end ?? null }) }
    : period;
  return {
    ...project,
    ...(isOver(startDate, endDate, year) ? moved({ startDate, endDate }) : {}),
    ...(project.goals === undefined ? {} : { goals: { ...goals, period: movedPeriod } }),
  };
}

/** Dates are written year first. */
function isOver(start: unknown, end: unknown, year: number): boolean {
  const last = end ?? start;
  return typeof last === 'string' && Number(last.slice(0, 4)) <= year;
}

function moved(dates: Readonly<Record<string, unknown>>): JsonObject {
  const known = Object.entries(dates).flatMap(([name, date]) =>
    typeof date === 'string' ? [[name, oneYearOn(date)] as const] : [],
  );
  return Object.fromEntries(known);
}

/** 2024-02-29 becomes 2025-02-28. */
function oneYearOn(date: string): string {
  const next = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  return next.endsWith('-02-29') ? `${next.slice(0, -2)}28` : next;
}
