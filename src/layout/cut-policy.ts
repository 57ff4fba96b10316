/** What happens to a cell where a page cut passes through it, and in which face each kind is set. */
import type { CellKind } from '../model/index.js';
import type { FontRole } from '../text/index.js';

/**
 * `repeatContinued`: printed again with （续）; `repeat`: printed again as it is;
 * `flow`: what did not fit goes on, nothing is printed twice.
 */
export type CutPolicy = 'repeatContinued' | 'repeat' | 'flow';

export const continuationMark = '（续）';

interface KindRules {
  readonly policy: CutPolicy;
  readonly role: FontRole;
  /** Lines made as equal as can be. */
  readonly balance: boolean;
}

const rules: Readonly<Record<CellKind, KindRules>> = {
  label: { policy: 'repeatContinued', role: '宋体', balance: true },
  weight: { policy: 'repeat', role: '宋体', balance: true },
  head: { policy: 'repeat', role: '宋体', balance: true },
  band: { policy: 'repeat', role: '黑体', balance: true },
  value: { policy: 'flow', role: '宋体', balance: false },
  amount: { policy: 'flow', role: '宋体', balance: false },
  text: { policy: 'flow', role: '宋体', balance: false },
  note: { policy: 'flow', role: '宋体', balance: false },
};

export function kindRules(kind: CellKind): KindRules {
  return rules[kind];
}
