/** How views of the page follow one another. */
import type { FindingView, View } from '../protocol.js';

/** Whether the filing has been edited since, on this very line of revisions. */
export function isOutdated(view: View, latest: View | null): boolean {
  if (latest === null || latest.source.id !== view.source.id) return false;
  return view.editing.canUndo && view.editing.revision < latest.editing.revision;
}

/** Whether one is a newer state of the other, so that the reader's place is to be kept. */
export function isSameDocument(one: View | null, other: View): boolean {
  if (one === null || one.source.id !== other.source.id) return false;
  const isBroken = other.filing === null;
  return isBroken || (one.form === other.form && one.project === other.project);
}

export function isProjectForm({ filing, form }: View): boolean {
  return filing?.forms.find(({ id }) => id === form)?.scope === 'project';
}

/**
 * The form in which the project of a finding is to be shown: the one that is, else the last of a project, else the first;
 * null where that project is shown already, or the finding is about none.
 */
export function formToTurnTo(
  { project }: FindingView,
  { filing, form, project: shown }: View,
  last: string | null,
): string | null {
  if (project === null || filing === null) return null;
  const ofProjects = filing.forms.filter(({ scope }) => scope === 'project').map(({ id }) => id);
  if (project === shown && ofProjects.includes(form ?? '')) return null;
  return [form, last, ...ofProjects].find((id) => id !== null && ofProjects.includes(id)) ?? null;
}
