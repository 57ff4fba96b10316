/** How views of the page follow one another, and what their findings are. */
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

export function isSameFinding(one: FindingView, other: FindingView): boolean {
  return one.code === other.code && one.path === other.path && one.file === other.file;
}

/** Whether it stands for a value that was typed and is not in the filing. */
export function isNotTaken({ code }: FindingView): boolean {
  return code === 'preview/not-taken';
}
