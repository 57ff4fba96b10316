/** Resolves the arguments of --project to projects or items of a list. */
import { type Diagnostic, errorOf, nearestKey } from '../../diagnostics/index.js';
import { identityOf } from '../../identity/index.js';

export interface MissingProject {
  /** The selector as given. */
  readonly selector: string;
  readonly diagnostic: Diagnostic;
}

/** Joins the selections of several lists: what one lacks, another may have. */
export function joinedSelections(lists: readonly SelectedProjects[]): Omit<SelectedProjects, 'indices'> {
  const isNowhere = ({ selector }: MissingProject) =>
    lists.every(({ missing }) => missing.some((one) => one.selector === selector));
  return {
    missing: (lists[0]?.missing ?? []).filter(isNowhere),
    ambiguous: lists.flatMap(({ ambiguous }) => ambiguous),
  };
}

interface SelectedProjects {
  /** In the filing's order. */
  readonly indices: readonly number[];
  readonly missing: readonly MissingProject[];
  readonly ambiguous: readonly Diagnostic[];
}

/** Selects by name, part of a name, or number; all if there are no selectors. */
export function selectProjects(names: readonly string[], selectors: readonly string[]): SelectedProjects {
  if (selectors.length === 0) {
    return { indices: names.map((_, index) => index), missing: [], ambiguous: [] };
  }
  const matches = selectors.map((selector) => ({ selector, indices: matchingProjects(selector, names) }));
  const chosen = new Set(matches.flatMap((match) => match.indices));
  return {
    indices: names.flatMap((_, index) => (chosen.has(index) ? [index] : [])),
    missing: matches
      .filter((match) => match.indices.length === 0)
      .map(({ selector }) => ({ selector, diagnostic: unknownProject(selector, names) })),
    ambiguous: matches
      .filter((match) => match.indices.length > 1)
      .map((match) => ambiguousProject(match.selector, match.indices, names)),
  };
}

/** By whole name, else by number from 1, else by a part of the name. */
function matchingProjects(selector: string, names: readonly string[]): readonly number[] {
  const wanted = identityOf(selector);
  const where = (test: (name: string) => boolean) =>
    names.flatMap((name, index) => (test(identityOf(name)) ? [index] : []));
  const exact = where((name) => name === wanted);
  if (exact.length > 0) {
    return exact;
  }
  if (/^\d+$/.test(wanted)) {
    const index = Number(wanted) - 1;
    return index >= 0 && index < names.length ? [index] : [];
  }
  return where((name) => name.includes(wanted));
}

function unknownProject(selector: string, names: readonly string[]): Diagnostic {
  const suggestion = nearestKey(selector, names);
  const hint = {
    zh: `共有 ${names.length} 个项目，可写名称或从 1 起的序号`,
    en: `It has ${names.length}; give a name or a number from 1`,
  };
  return errorOf(
    'batch/unknown-project',
    `没有项目“${selector}”。${suggestion === null ? hint.zh : `是不是“${suggestion}”？`}`,
    `there is no project "${selector}". ${suggestion === null ? hint.en : `Did you mean "${suggestion}"?`}`,
    { parameters: { project: selector, nearest: suggestion, count: names.length } },
  );
}

function ambiguousProject(
  selector: string,
  indices: readonly number[],
  names: readonly string[],
): Diagnostic {
  const list = indices.map((index) => `${index + 1} ${names[index] ?? ''}`).join('，');
  return errorOf(
    'batch/ambiguous-project',
    `“${selector}”可指几个项目：${list}。请写全名或序号`,
    `"${selector}" may mean several projects: ${list}. Give the whole name or the number`,
    { parameters: { project: selector, candidates: indices.map((index) => names[index] ?? '') } },
  );
}
