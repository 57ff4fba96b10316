/** Small forms for the tests of this room. */
import type { Grid } from '../../src/model/index.js';
import { formOfMarkup, readMarkup } from '../markup.js';

/** `line code`, in order. */
export function faults(markup: string): readonly string[] {
  return readMarkup(markup).diagnostics.map(({ code, position }) => `${position?.line} ${code}`);
}

export function table(columns: number, rows: string): string {
  return `<form title="t"><table columns="${columns}">${rows}</table></form>`;
}

export function gridOf(markup: string): Grid {
  for (const block of formOfMarkup(markup).blocks) if (block.kind === 'grid') return block.grid;
  throw new Error('no grid');
}
