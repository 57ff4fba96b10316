/** Tells texts of a list's entries from labels that say the same: an indicator named 完成时间 is no date's label. */
import type { LabelPlace, Matched } from './match-labels.js';
import type { LabelNode, ListNode, Pattern } from './pattern.js';
import { rowEnd, sharedColumns, sharedRows } from './source-table.js';

interface LabelCandidate {
  readonly node: LabelNode;
  readonly place: LabelPlace;
}

type Places = Pick<Matched, 'places'>;

/**
 * Whether a text that fits a label of the form's upper part stands under the head of a list's values, in a row in which
 * no other label of that part stands. `places`: of labels as they are found before this is known.
 */
export function entryTexts(pattern: Pattern, { places }: Places): (candidate: LabelCandidate) => boolean {
  const lists = pattern.lists.flatMap((list) => foundList(list, places) ?? []);
  const upper = [...places];
  return ({ node, place }) =>
    lists.some(
      ({ top, end, heads }) =>
        node.row < top &&
        place.row >= end &&
        heads.some((head) => sharedColumns(head, place) > 0) &&
        !upper.some(([other, at]) => other !== node && other.row < top && sharedRows(at, place) > 0),
    );
}

/** Where the list's heads end, and those of its values; `top`: where the form's own list has them. */
function foundList({ columns }: ListNode, places: Places['places']) {
  const found = columns.flatMap(({ head, cell, isMerged }) => {
    const place = head === null ? undefined : places.get(head);
    if (head === null || place === undefined) return [];
    return [{ head, place, isValue: !isMerged && cell.kind !== 'label' }];
  });
  const heads = found.flatMap(({ place, isValue }) => (isValue ? [place] : []));
  if (heads.length === 0) return null;
  const top = Math.min(...found.map(({ head }) => head.row));
  return { top, end: Math.max(...heads.map(rowEnd)), heads };
}
