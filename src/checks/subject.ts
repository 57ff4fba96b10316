/** Input of the rules: the filing, its projects, indicators, texts and amounts, collected and read once. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Amount, defaultForms, type Filing, type Project, projectForm } from '../filing/index.js';
import { isRecord } from '../json/index.js';
import type { RuledForm } from './declared-rules.js';
import { type EvaluatedRow, type Evaluation, evaluationsOf } from './evaluation.js';
import { type IndicatorRow, type IndicatorTable, type RowReading, rowMakers, tableOf } from './indicators.js';
import { leavesOf, type PlacedValue } from './leaves.js';
import { type LevelIndex, levelIndex } from './level-index.js';
import { groupRows, type RowGroupings } from './row-groups.js';
import type { CheckSettings, FormChoices } from './settings.js';
import { targetReader } from './target.js';

export interface Subject {
  readonly filing: Filing;
  readonly settings: CheckSettings;
  /** The intended year: the filing's, or the one other year that all of its projects are in. */
  readonly year: number;
  /** Ids of the forms that will be made of the filing. */
  readonly forms: readonly string[];
  /** Choices of these forms, if known. */
  readonly formChoices: readonly FormChoices[];
  /** Whether one of these forms prints what has all these names: goals, annual. True where forms are not known. */
  readonly asksFor: (...names: readonly string[]) => boolean;
  readonly projects: readonly ProjectSubject[];
  /** Annual totals of the projects that are above zero, ascending. */
  readonly annualTotals: readonly Amount[];
  readonly tables: readonly IndicatorTable[];
  /** Rows of all tables, without placeholders under 投入管理's note. */
  readonly rows: readonly IndicatorRow[];
  /** Groupings of `rows`. */
  readonly groupings: RowGroupings;
  /** Those of projects first, then the unit's. */
  readonly evaluations: readonly Evaluation[];
  /** Rows of all evaluations. */
  readonly evaluated: readonly EvaluatedRow[];
  /** Texts in which a rule may find something. */
  readonly texts: readonly PlacedValue<string>[];
  readonly amounts: readonly PlacedValue<Amount>[];
  readonly levels: LevelIndex;
  /** What was filed in the stage before; null: not known. */
  readonly earlier: EarlierStage | null;
}

export interface EarlierStage {
  readonly filing: Filing;
  readonly tables: readonly IndicatorTable[];
}

export interface ProjectSubject {
  /** From 0. */
  readonly index: number;
  readonly path: JsonPath;
  readonly project: Project;
  readonly table: IndicatorTable;
  /** Whether it is 阶段性 by nature or category, or has goals for several years. */
  readonly isPhased: boolean;
  /** Whether it is 阶段性 or planned over several calendar years, so that its total is a sum over years. */
  readonly isMultiYear: boolean;
}

interface SubjectOptions {
  /** Null: those that the filing gives by default. */
  readonly forms: readonly string[] | null;
  /** Left out: what forms print is not known. */
  readonly packs?: ReadonlyMap<string, RuledForm> | undefined;
  /** Matches each text in which a rule may find something. */
  readonly hint: RegExp;
  /** What was filed in the stage before. */
  readonly earlier?: Filing | undefined;
}

/** Collects what the rules need of a filing. */
export function subjectOf(
  filing: Filing,
  settings: CheckSettings,
  { forms, packs, hint, earlier }: SubjectOptions,
): Subject {
  const levels = levelIndex(settings.indicatorGroups);
  const reading = { rowMakerOf: rowMakers(levels), readTarget: targetReader() };
  const projects = filing.projects.map((project, index) => projectSubject(project, index, reading));
  const tables = [
    ...projects.flatMap(({ table, path, project }) => [table, ...declaredTables(project, path, reading)]),
    ...unitTables(filing, reading),
  ];
  const made = withMembers(filing, forms ?? defaultForms(filing));
  const evaluations = evaluationsOf(filing, tables, reading);
  const rows = tables.flatMap((table) => table.rows.filter(({ isNoted }) => !isNoted));
  return {
    filing,
    settings,
    year: yearMeant(filing),
    forms: made,
    formChoices: choicesOf(made, settings),
    asksFor: (...names) => asksFor(made, packs, names),
    projects,
    annualTotals: annualTotals(filing),
    tables,
    rows,
    groupings: groupRows(rows),
    evaluations,
    evaluated: evaluations.flatMap((one) => one.rows),
    ...leavesOf(filing, hint),
    levels,
    earlier: earlier === undefined ? null : { filing: earlier, tables: tablesOf(earlier, reading) },
  };
}

function projectSubject(project: Project, index: number, reading: RowReading): ProjectSubject {
  const path = `projects[${index}]`;
  const phased = isPhased(project);
  return {
    index,
    path,
    project,
    table: tableOf('project', `${path}.indicators`, project.indicators, reading),
    isPhased: phased,
    isMultiYear: phased || differentYears(project.startDate, project.endDate),
  };
}

/** Further lists of indicators that forms declare for projects, where they hold any. */
function declaredTables(project: Project, path: JsonPath, reading: RowReading): readonly IndicatorTable[] {
  return Object.entries(project).flatMap(([key, list]: [string, unknown]) => {
    if (key === 'indicators' || !Array.isArray(list) || list.length === 0 || !list.every(isIndicator))
      return [];
    return [tableOf('declared', `${path}.${key}`, list, reading)];
  });
}

function isIndicator(value: unknown): value is Project['indicators'][number] {
  return isRecord(value) && ['level1', 'level2', 'name', 'target'].every((key) => key in value);
}

function annualTotals({ projects }: Filing): readonly Amount[] {
  const totals = projects.flatMap(({ funding }) => funding.annual.total ?? []).filter((total) => total > 0n);
  return totals.toSorted((left, right) => (left < right ? -1 : 1));
}

function tablesOf(filing: Filing, reading: RowReading): readonly IndicatorTable[] {
  const projects = filing.projects.map((project, index) => projectSubject(project, index, reading).table);
  return [...projects, ...unitTables(filing, reading)];
}

function unitTables(
  { unitTarget, unitSelfEvaluation }: Filing,
  reading: RowReading,
): readonly IndicatorTable[] {
  const tables: IndicatorTable[] = [];
  if (unitTarget !== null)
    tables.push(tableOf('unit-target', 'unitTarget.indicators', unitTarget.indicators, reading));
  if (unitSelfEvaluation !== null)
    tables.push(
      tableOf('self-evaluation', 'unitSelfEvaluation.indicators', unitSelfEvaluation.indicators, reading),
    );
  return tables;
}

/** Reports and compilations print what other forms ask for. */
const listingScopes: ReadonlySet<string | undefined> = new Set(['findings', 'compilation']);

function asksFor(
  made: readonly string[],
  packs: ReadonlyMap<string, RuledForm> | undefined,
  names: readonly string[],
): boolean {
  const forms = made.map((form) => packs?.get(form)).filter((form) => !listingScopes.has(form?.scope));
  if (forms.length === 0) return true;
  return forms.some((form) => form?.names === undefined || names.every((name) => form.names?.has(name)));
}

/** Whether none of the forms has an id with this prefix; what other forms require, their own rules check. */
export function makesOthersOnly({ forms }: Subject, id: string): boolean {
  return forms.length > 0 && !forms.some((form) => form.startsWith(id));
}

/** Adds the default project form if only a summary is named, since a summary is made of project forms. */
function withMembers(filing: Filing, forms: readonly string[]): readonly string[] {
  const hasProjectForm = forms.some((form) => form.startsWith('project-') && !form.endsWith('-summary'));
  return forms.includes('project-target-summary') && !hasProjectForm
    ? [...forms, projectForm(filing.projects)]
    : forms;
}

function choicesOf(forms: readonly string[], { formChoices }: CheckSettings): readonly FormChoices[] {
  return [...new Set(forms)].flatMap((form) => formChoices.get(form) ?? []);
}

/** Returns the intended year. With a single project one cannot tell whether its dates or the filing's year are wrong. */
function yearMeant({ year, projects }: Filing): number {
  const years = projects.map(({ startDate, endDate }) => {
    const [start, end] = [startDate, endDate].map((date) => date?.slice(0, 4) ?? null);
    return start === end ? start : null;
  });
  const [first = null] = years;
  return projects.length > 1 && first !== null && years.every((one) => one === first) ? Number(first) : year;
}

function isPhased({ nature, category, goals }: Project): boolean {
  if ([nature, category].flat().some((name) => name?.includes('阶段性'))) return true;
  return goals.period !== null && differentYears(goals.period.start, goals.period.end);
}

function differentYears(start: string | null, end: string | null): boolean {
  return start !== null && end !== null && start.slice(0, 4) !== end.slice(0, 4);
}
