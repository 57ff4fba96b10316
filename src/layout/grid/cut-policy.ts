/** What happens to a cell where a page cut passes through it. */
import type { CellKind } from '../../model/index.js';

/**
 * `repeatContinued`: printed again with （续）; `repeat`: printed again as it is;
 * `flow`: what did not fit goes on, nothing is printed twice.
 */
export type CutPolicy = 'repeatContinued' | 'repeat' | 'flow';

export const continuationMark = '（续）';

export const cutPolicies: Readonly<Record<CellKind, CutPolicy>> = {
  label: 'repeatContinued',
  weight: 'repeat',
  head: 'repeat',
  band: 'repeatContinued',
  value: 'flow',
  amount: 'flow',
  text: 'flow',
  note: 'flow',
};
