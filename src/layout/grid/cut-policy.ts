/** What happens to a cell where a page cut passes through it, and in which face each kind is set. */
import type { CellKind } from '../../model/index.js';
import type { FontRole } from '../../text/index.js';
import type { LastLine } from '../text/last-line.js';

/**
 * `repeatContinued`: printed again with （续）; `repeat`: printed again as it is;
 * `flow`: what did not fit goes on, nothing is printed twice.
 */
export type CutPolicy = 'repeatContinued' | 'repeat' | 'flow';

export const continuationMark = '（续）';

interface KindRules {
  readonly policy: CutPolicy;
  readonly role: FontRole;
  readonly lastLine: LastLine;
}

const rules: Readonly<Record<CellKind, KindRules>> = {
  label: { policy: 'repeatContinued', role: '宋体', lastLine: 'balance' },
  weight: { policy: 'repeat', role: '宋体', lastLine: 'balance' },
  head: { policy: 'repeat', role: '宋体', lastLine: 'balance' },
  band: { policy: 'repeatContinued', role: '黑体', lastLine: 'balance' },
  value: { policy: 'flow', role: '宋体', lastLine: 'mend' },
  amount: { policy: 'flow', role: '宋体', lastLine: 'leave' },
  text: { policy: 'flow', role: '宋体', lastLine: 'mend' },
  note: { policy: 'flow', role: '宋体', lastLine: 'mend' },
};

export function kindRules(kind: CellKind): KindRules {
  return rules[kind];
}
