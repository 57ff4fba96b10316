/** Joins cells that stand one above the other and name the same `merge` key: runs of labels over their rows. */
import type { JsonPath } from '../diagnostics/index.js';
import type { DraftCell } from './draft.js';
import { type Cell, type Paragraph, paragraphText, type Span, type TextSpan } from './form.js';
import type { ProblemList } from './problems.js';

/** A cell that is still growing while the table is resolved. */
export type OpenCell = { -readonly [Key in keyof Cell]: Cell[Key] };

/** Cells that become one. */
interface Run {
  readonly cell: OpenCell;
  /** What stands in each, from top to bottom. */
  readonly parts: (readonly Paragraph[])[];
}

/** The runs of a table whose cells are placed row by row. */
export class MergedRuns {
  /** By the index of the cell that they have become. */
  readonly #runs = new Map<number, Run>();
  /** Cells that stay apart from the one above, which stands first: no text is lost. */
  readonly #differing: (readonly [above: OpenCell, draft: DraftCell])[] = [];

  /** Whether a cell that stands under another with the same key has become part of it: their words are the same. */
  join(above: OpenCell, draft: DraftCell): boolean {
    if (!sameWords(above.paragraphs, draft.paragraphs)) {
      this.#differing.push([above, draft]);
      return false;
    }
    const run = this.#runs.get(above.index);
    if (run === undefined)
      this.#runs.set(above.index, { cell: above, parts: [above.paragraphs, draft.paragraphs] });
    else run.parts.push(draft.paragraphs);
    return true;
  }

  finish(problems: ProblemList): void {
    for (const [above, draft] of this.#differing) reportDifference(above, draft, problems);
    for (const { cell, parts } of this.#runs.values()) {
      cell.rowSpan = parts.length;
      cell.paragraphs = joinedParagraphs(cell.paragraphs, parts);
    }
  }
}

function reportDifference(above: OpenCell, draft: DraftCell, problems: ProblemList): void {
  const [first, second] = [wordsOf(above.paragraphs).slice(0, 20), wordsOf(draft.paragraphs).slice(0, 20)];
  problems.add({
    code: 'merged-texts-differ',
    severity: 'warning',
    line: draft.tag.line,
    message: `merge 相同而文字不同（“${first}”与“${second}”），没有合并；请把文字写进 merge 的键`,
    english:
      'The merge key is the same but the texts differ, so the cells stay apart; make the text part of the key',
  });
}

function sameWords(one: readonly Paragraph[], other: readonly Paragraph[]): boolean {
  return one === other || wordsOf(one) === wordsOf(other);
}

function wordsOf(paragraphs: readonly Paragraph[]): string {
  const [first] = paragraphs;
  if (first !== undefined && paragraphs.length === 1) return paragraphText(first);
  return paragraphs.map(paragraphText).join('\n');
}

/** The first cell's words, each with the sources of the same words in all cells of the run. */
function joinedParagraphs(
  first: readonly Paragraph[],
  parts: readonly (readonly Paragraph[])[],
): readonly Paragraph[] {
  // What is one object in several cells is the form's own words, which have no sources.
  if (parts.every((part) => part === first)) return first;
  const texts = parts.map(textSpansOf);
  const alike = texts.every((spans) => spans.length === texts[0]?.length);
  let index = -1;
  const withAllSources = (span: Span): Span => {
    if (span.kind !== 'text') return span;
    index += 1;
    const others = index === 0 ? texts.flat() : [span];
    const same = alike ? texts.map((spans) => spans[index]) : others;
    return { kind: 'text', text: span.text, sources: sourcesOf(same) };
  };
  return first.map(({ spans }) => ({ spans: spans.map(withAllSources) }));
}

function textSpansOf(paragraphs: readonly Paragraph[]): readonly TextSpan[] {
  return paragraphs.flatMap(({ spans }) => spans.filter((span) => span.kind === 'text'));
}

/** Each once, in order. */
function sourcesOf(spans: readonly (TextSpan | undefined)[]): readonly JsonPath[] {
  const sources = new Set<JsonPath>();
  for (const span of spans) for (const source of span?.sources ?? []) sources.add(source);
  return [...sources];
}
