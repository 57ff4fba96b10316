/** From markup to Form: reads the XML, resolves every grid, and reports all faults together. */
import { hasErrors, type Result } from '../diagnostics/index.js';
import type { Align, Block, Form, HeadingBlock, ParagraphBlock, ParagraphKind } from './form.js';
import { paragraphsOf } from './inline.js';
import { choiceOf, type MarkupElement } from './markup-element.js';
import type { TagCache } from './plain-markup.js';
import { ProblemList } from './problems.js';
import { readMarkup } from './read-markup.js';
import { readTable } from './read-table.js';
import { resolveGrid } from './resolve-grid.js';

export interface MarkupOptions {
  /** The template that made the markup; diagnostics name it. */
  readonly file: string;
  /** Tags read before; kept from form to form, it spares reading them again. */
  readonly tags?: TagCache;
}

/** The form that the markup describes; null, with errors by template line, where it breaks the dialect. */
export function parseMarkup(markup: string, options: MarkupOptions): Result<Form> {
  const problems = new ProblemList(options.file);
  const root = readMarkup(markup, problems, options.tags ?? new Map());
  const form = root === null ? null : readForm(root, problems);
  const { diagnostics } = problems;
  return { value: hasErrors(diagnostics) ? null : form, diagnostics };
}

function readForm(root: MarkupElement, problems: ProblemList): Form {
  const blocks: Block[] = [];
  for (const child of root.children) {
    const block = typeof child === 'string' ? null : readBlock(child, problems);
    if (block !== null) blocks.push(block);
  }
  return { title: root.attributes.title ?? '', blocks };
}

function readBlock(element: MarkupElement, problems: ProblemList): Block | null {
  switch (element.name) {
    case 'h1':
    case 'p':
      return readText(element);
    case 'cover':
      return { kind: 'cover', blocks: element.children.flatMap(readCoverText) };
    case 'new-page':
      return { kind: 'newPage', title: element.attributes.title?.trim() || null };
    case 'table': {
      const table = readTable(element, problems);
      const grid = table === null ? null : resolveGrid(table, problems);
      return grid === null ? null : { kind: 'grid', grid };
    }
    default:
      return null;
  }
}

/** On a cover every line is centred unless it says otherwise. */
function readCoverText(child: MarkupElement | string): readonly (HeadingBlock | ParagraphBlock)[] {
  if (typeof child === 'string') return [];
  const block = readText(child);
  const align = choiceOf(child, 'align', aligns, 'center');
  return [block.kind === 'paragraph' ? { ...block, align } : block];
}

function readText(element: MarkupElement): HeadingBlock | ParagraphBlock {
  if (element.name !== 'h1') return readParagraph(element);
  return { kind: 'heading', level: 1, paragraphs: paragraphsOf(element), line: element.line };
}

const aligns: readonly Align[] = ['left', 'center', 'right'];
const paragraphKinds: readonly ParagraphKind[] = ['subtitle', 'body', 'signature'];

/** A subtitle is centred under its title; all other text outside the grid begins at the left. */
function readParagraph(element: MarkupElement): ParagraphBlock {
  const paragraphKind = choiceOf(element, 'class', paragraphKinds, 'body');
  const align = choiceOf(element, 'align', aligns, paragraphKind === 'subtitle' ? 'center' : 'left');
  return { kind: 'paragraph', paragraphKind, align, paragraphs: paragraphsOf(element), line: element.line };
}
