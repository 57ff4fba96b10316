/** The data of the year's next stage (监控, 自评), begun from what was filed: targets and budgets carried on, nothing overwritten. */
import type { JsonPath } from '../diagnostics/index.js';
import { identityOf, levelIdentity } from '../identity/index.js';
import { type PathStep, readPath } from '../json/index.js';
import type { Declarations, DeclaredField, Stage } from './declared/declarations.js';
import type { Filing, FilingSchema } from './schema/filing.js';
import { asObject, isBlank, itemsOf, type Json, type JsonObject, written } from './written-filing.js';

interface NextStage {
  readonly stage: Stage;
  /** Ids of the forms that the stage fills in; none: the data say which. */
  readonly forms: readonly string[];
  /** Returns suggested scores by path, of the data as they are carried on. */
  readonly suggest: (next: unknown) => ReadonlyMap<JsonPath, string>;
}

/**
 * The filing as JSON with the places of the stage: those of declared fields of that stage, and at self-evaluation the
 * unit's, where it has targets. A place that says something already stays as it is.
 */
export function nextStage(
  filing: Filing,
  { declarations }: FilingSchema,
  { stage, forms, suggest }: NextStage,
): Readonly<JsonObject> {
  const { year = null, unit = null, ...rest } = asObject(written(filing));
  const next: JsonObject = { year, unit, ...rest };
  if (forms.length > 0) next.forms = forms;
  if (stage === 'self-evaluation' && filing.unitTarget !== null) evaluateUnit(next);
  carry(next, declarations, next, stage);
  if (stage === 'self-evaluation')
    for (const [path, score] of suggest(next)) fillIn(next, readPath(path) ?? [], score);
  return next;
}

/** Sets a value where its object is there and nothing stands. */
function fillIn(root: JsonObject, path: readonly PathStep[], value: string): void {
  const key = path.at(-1);
  let holder: Json | undefined = root;
  for (const step of path.slice(0, -1))
    holder = typeof step === 'number' ? itemsOf(holder)[step] : asObject(holder)[step];
  if (holder !== undefined && typeof key === 'string' && isBlank(asObject(holder)[key]))
    asObject(holder)[key] = value;
}

/** Carries values over as the declarations of the stage say. `element`: the list's item (or the filing) at which `from` starts. */
function carry(target: JsonObject, declarations: Declarations, element: JsonObject, stage: Stage): void {
  for (const [name, one] of Object.entries(declarations)) {
    if (typeof one === 'string') continue;
    if (one.fields !== undefined) {
      const part = asObject(target[name]);
      carry(part, one.fields, element, stage);
      if (Object.keys(part).length > 0) target[name] = part;
    } else if (typeof one.list === 'object') {
      for (const item of itemsOf(target[name])) carry(item, one.list, item, stage);
    } else if (one.stage === stage && isBlank(target[name])) target[name] = carriedFrom(one, element);
  }
}

function carriedFrom({ from }: DeclaredField, element: JsonObject): Json {
  let value: Json | undefined = element;
  for (const step of from?.split('.') ?? []) value = asObject(value)[step];
  return from === undefined ? null : (value ?? null);
}

/** The unit's self-evaluation: budget, goal and indicators as they were set. */
function evaluateUnit(next: JsonObject): void {
  const target = asObject(next.unitTarget);
  const evaluation = asObject(next.unitSelfEvaluation);
  const budget = asObject(evaluation.budget);
  for (const line of ['fiscal', 'other', 'basic', 'project']) {
    const planned = { budget: asObject(target.budget)[line] ?? null, executed: null, rate: null };
    budget[line] = { ...planned, ...asObject(budget[line]) };
  }
  const goal = { planned: target.annualGoal ?? null, actual: null, ...asObject(evaluation.goal) };
  const indicators = evaluatedRows(itemsOf(target.indicators), itemsOf(evaluation.indicators));
  next.unitSelfEvaluation = { ...evaluation, budget, goal, indicators };
}

/** Rows that are evaluated already, then those that were set and are not. */
function evaluatedRows(set: readonly JsonObject[], evaluated: readonly JsonObject[]): readonly JsonObject[] {
  const known = new Set(evaluated.map(keyOf));
  const added = set
    .filter((row) => !known.has(keyOf(row)))
    .map(({ id, level1 = null, level2 = null, name = null, target = null }) => ({
      ...(id === undefined ? {} : { id }),
      level1: evaluationLevel(level1),
      level2,
      name,
      weight: null,
      target,
      actual: null,
      points: null,
      score: null,
      remark: null,
    }));
  return [...evaluated, ...added];
}

/** Renames levels: 目标 of a declaration is 指标 of a self-evaluation. */
function evaluationLevel(level: Json): Json {
  return typeof level === 'string' && level.endsWith('目标') ? `${level.slice(0, -2)}指标` : level;
}

/** An indicator is known again by its `id`, where it has one, else by its levels and name. */
function keyOf({ id, level1, level2, name }: JsonObject): string {
  if (typeof id === 'string') return `id ${id}`;
  return [
    levelIdentity(String(level1 ?? '')),
    levelIdentity(String(level2 ?? '')),
    identityOf(String(name ?? '')),
  ].join('\n');
}
