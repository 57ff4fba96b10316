/** How each kind of cell stands in its box unless the markup says otherwise: as the printed forms do. */
import type { Align, CellKind, VerticalAlign } from './form.js';

interface CellStyle {
  readonly align: Align;
  readonly verticalAlign: VerticalAlign;
}

const centred: CellStyle = { align: 'center', verticalAlign: 'middle' };
const running: CellStyle = { align: 'left', verticalAlign: 'middle' };

/** Names and short answers are centred both ways; sums stand at the right, as in a ledger; texts run from the left. */
export const cellStyles: Readonly<Record<CellKind, CellStyle>> = {
  label: centred,
  head: centred,
  band: centred,
  weight: centred,
  value: centred,
  amount: { align: 'right', verticalAlign: 'middle' },
  text: running,
  note: running,
};
