/** From markup to Form: reads the XML, resolves every grid, and reports all faults together. */
import { hasErrors, type Result } from '../diagnostics/index.js';
import type { DraftBlock, DraftForm } from './draft.js';
import type { Block, Form } from './form.js';
import { type Markup, markupText } from './markup.js';
import { MarkupCache } from './markup-cache.js';
import { ProblemList } from './problems.js';
import { readPlainMarkup } from './read-plain-markup.js';
import { readStrictMarkup } from './read-strict-markup.js';
import { resolveGrid } from './resolve-grid.js';
import { columnsOf } from './table-columns.js';

export interface MarkupOptions {
  /** The template that made the markup; diagnostics name it. */
  readonly file: string;
  /** What was read before; kept from form to form, it spares reading the same again. */
  readonly cache?: MarkupCache;
}

/**
 * The form that the markup describes; null, with errors by template line, where it breaks the dialect. Texts without data
 * have the identical `paragraphs` in all forms that are read with one cache, and tables the identical `columns`.
 */
export function parseMarkup(markup: Markup | string, options: MarkupOptions): Result<Form> {
  const problems = new ProblemList(options.file);
  const cache = options.cache ?? new MarkupCache();
  const draft = readMarkup(markup, cache, problems);
  const form = draft === null ? null : finishedForm(draft, cache, problems);
  const { diagnostics } = problems;
  return { value: hasErrors(diagnostics) ? null : form, diagnostics };
}

/** null, and the problem, where it is not XML. A text is read by the XML parser alone. */
function readMarkup(markup: Markup | string, cache: MarkupCache, problems: ProblemList): DraftForm | null {
  if (typeof markup === 'string') return readStrictMarkup(markup, problems);
  return readPlainMarkup(markup, cache) ?? readStrictMarkup(markupText(markup), problems);
}

function finishedForm({ title, blocks }: DraftForm, cache: MarkupCache, problems: ProblemList): Form {
  const finished: Block[] = [];
  for (const draft of blocks) {
    const block = finishedBlock(draft, cache, problems);
    if (block !== null) finished.push(block);
  }
  return { title, blocks: finished };
}

/** null for a table that cannot be resolved. */
function finishedBlock(draft: DraftBlock, cache: MarkupCache, problems: ProblemList): Block | null {
  if (draft.kind !== 'table') return draft;
  const columns = columnsOf(draft, cache, problems);
  const grid = columns === null ? null : resolveGrid(draft, columns, problems);
  return grid === null ? null : { kind: 'grid', grid };
}
