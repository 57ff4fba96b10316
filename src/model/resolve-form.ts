/** From a draft to a form: resolves the spans of every table into slots and reports all faults together. */
import type { DraftBlock, DraftForm } from './draft.js';
import type { Block, Form } from './form.js';
import type { ProblemList } from './problems.js';
import { resolveGrid } from './resolve-grid.js';
import { columnsOf } from './table-columns.js';

/** The form without those of its tables that cannot be resolved; for these there are problems. */
export function resolveForm({ title, blocks }: DraftForm, problems: ProblemList): Form {
  const resolved: Block[] = [];
  for (const draft of blocks) {
    const block = resolvedBlock(draft, problems);
    if (block !== null) resolved.push(block);
  }
  return { title, blocks: resolved };
}

function resolvedBlock(draft: DraftBlock, problems: ProblemList): Block | null {
  if (draft.kind !== 'table') return draft;
  const columns = columnsOf(draft, problems);
  const grid = columns === null ? null : resolveGrid(draft, columns, problems);
  return grid === null ? null : { kind: 'grid', grid };
}
