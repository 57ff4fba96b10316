/** Small markups for the tests of this room. */
import { type Form, type Grid, parseMarkup } from '../../src/model/index.js';

export function parse(markup: string) {
  return parseMarkup(markup, { file: 'form.hbs' });
}

/** `line code`, in order. */
export function faults(markup: string): readonly string[] {
  return parse(markup).diagnostics.map(({ code, position }) => `${position?.line} ${code}`);
}

export function formOf(markup: string): Form {
  const { value, diagnostics } = parse(markup);
  if (value === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

export function table(columns: number, rows: string): string {
  return `<form title="t"><table columns="${columns}">${rows}</table></form>`;
}

export function gridOf(markup: string): Grid {
  for (const block of formOf(markup).blocks) if (block.kind === 'grid') return block.grid;
  throw new Error('no grid');
}
