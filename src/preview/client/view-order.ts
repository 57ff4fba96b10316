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

/** A finding that was chosen where another project is shown: it waits for the project's own form. */
export class FindingElsewhere {
  #awaited: FindingView | null = null;
  /** Shown last of the forms that a project has. */
  #projectForm: string | null = null;

  /**
   * The form in which the project of the finding is to be shown: the one that is, else the last of a project, else the
   * first; null where that project is shown already, or the finding is about none.
   */
  turnTo(
    finding: FindingView,
    { filing, form, project: shown }: View,
  ): { form: string; project: number } | null {
    const { project } = finding;
    if (project === null || filing === null) return null;
    const ofProjects = filing.forms.filter(({ scope }) => scope === 'project').map(({ id }) => id);
    if (project === shown && ofProjects.includes(form ?? '')) return null;
    const next = [form, this.#projectForm, ...ofProjects].find(
      (id) => id !== null && ofProjects.includes(id),
    );
    if (next == null) return null;
    this.#awaited = finding;
    return { form: next, project };
  }

  /** The finding in the view that it has waited for; null where none has. */
  arrivedIn({ filing, form, findings }: View): FindingView | null {
    if (filing?.forms.find(({ id }) => id === form)?.scope === 'project') this.#projectForm = form;
    const awaited = this.#awaited;
    this.#awaited = null;
    return awaited === null ? null : (findings.find((one) => isSameFinding(one, awaited)) ?? null);
  }
}

export function isSameFinding(one: FindingView, other: FindingView): boolean {
  return one.code === other.code && one.path === other.path && one.file === other.file;
}
