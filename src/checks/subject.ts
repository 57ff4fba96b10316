/** What the rules look at: the filing, its projects and its tables of indicators with their targets read once. */
import type { JsonPath } from '../diagnostics/index.js';
import { defaultForms, type Filing, type Project, projectForm, type Target } from '../filing/index.js';
import { type LevelIndex, levelIndex } from './level-index.js';
import type { CheckSettings } from './settings.js';
import { readTarget, type TargetReading } from './target.js';
import { type PlacedText, textsOf } from './texts.js';

export interface Subject {
  readonly filing: Filing;
  readonly settings: CheckSettings;
  /** Ids of the forms that will be made of the filing. */
  readonly forms: readonly string[];
  readonly projects: readonly ProjectSubject[];
  readonly tables: readonly IndicatorTable[];
  readonly texts: readonly PlacedText[];
  readonly levels: LevelIndex;
}

export interface ProjectSubject {
  /** From 0. */
  readonly index: number;
  readonly path: JsonPath;
  readonly project: Project;
}

export interface IndicatorTable {
  readonly kind: 'project' | 'unit-target' | 'self-evaluation';
  /** Of the list. */
  readonly path: JsonPath;
  readonly rows: readonly IndicatorRow[];
}

export interface IndicatorRow {
  readonly path: JsonPath;
  /** '' where blank. */
  readonly level1: string;
  readonly level2: string;
  readonly name: string;
  readonly target: TargetReading | null;
  /** Stands under the note of 投入管理指标, with no name or target of its own. */
  readonly isNoted: boolean;
}

/** Everything that the rules need of a filing; `forms` null: those that would be made without being named. */
export function subjectOf(filing: Filing, settings: CheckSettings, forms: readonly string[] | null): Subject {
  return {
    filing,
    settings,
    forms: withMembers(filing, forms ?? defaultForms(filing)),
    projects: filing.projects.map((project, index) => ({ index, path: `projects[${index}]`, project })),
    tables: [...tablesOf(filing)],
    texts: textsOf(filing),
    levels: levelIndex(settings.indicatorGroups),
  };
}

/** A summary is made of project forms: that of the filing's projects, where no project form is named beside it. */
function withMembers(filing: Filing, forms: readonly string[]): readonly string[] {
  const hasProjectForm = forms.some((form) => form.startsWith('project-') && !form.endsWith('-summary'));
  return forms.includes('project-target-summary') && !hasProjectForm
    ? [...forms, projectForm(filing.projects)]
    : forms;
}

function* tablesOf(filing: Filing): Generator<IndicatorTable> {
  for (const [index, project] of filing.projects.entries())
    yield tableOf('project', `projects[${index}].indicators`, project.indicators);
  if (filing.unitTarget !== null)
    yield tableOf('unit-target', 'unitTarget.indicators', filing.unitTarget.indicators);
  if (filing.unitSelfEvaluation !== null)
    yield tableOf('self-evaluation', 'unitSelfEvaluation.indicators', filing.unitSelfEvaluation.indicators);
}

interface AnyIndicator {
  readonly level1: string | null;
  readonly level2: string | null;
  readonly name: string | null;
  readonly target: Target;
}

function tableOf(
  kind: IndicatorTable['kind'],
  path: JsonPath,
  indicators: readonly AnyIndicator[],
): IndicatorTable {
  return { kind, path, rows: indicators.map((one, index) => rowOf(one, `${path}[${index}]`)) };
}

function rowOf(indicator: AnyIndicator, path: JsonPath): IndicatorRow {
  const [level1, level2, name] = [indicator.level1, indicator.level2, indicator.name].map((text) =>
    (text ?? '').trim(),
  );
  const target = readTarget(indicator.target);
  const isNoted = isInputManagement(level1 ?? '') && name === '' && target === null;
  return { path, level1: level1 ?? '', level2: level2 ?? '', name: name ?? '', target, isNoted };
}

/** 投入管理指标 has its rows from a circular, and no names or targets of the unit's own. */
export function isInputManagement(level1: string): boolean {
  return level1.includes('投入管理');
}

/** 阶段性, or planned over more than one calendar year: its total is a sum over years. */
export function isMultiYear(project: Project): boolean {
  return isPhased(project) || differentYears(project.startDate, project.endDate);
}

/** 阶段性 by its nature or category, or with goals for several years. */
export function isPhased({ nature, category, goals }: Project): boolean {
  if ([nature, category].flat().some((name) => name?.includes('阶段性'))) return true;
  return goals.period !== null && differentYears(goals.period.start, goals.period.end);
}

function differentYears(start: string | null, end: string | null): boolean {
  return start !== null && end !== null && start.slice(0, 4) !== end.slice(0, 4);
}
