/** Joins cells that stand one above the other and name the same `merge` key: runs of labels over their rows. */
import type { JsonPath } from '../diagnostics/index.js';
import { isSameInPrint } from '../identity/index.js';
import type { DraftCell } from './draft.js';
import { type Cell, type Paragraph, paragraphText, type Span } from './form.js';
import type { ProblemList } from './problems.js';

/** A cell that still grows while its table is resolved. */
export type OpenCell = { -readonly [Key in keyof Cell]: Cell[Key] };

/** Cells that become one: the first of them, with the words of all. */
interface Run {
  readonly cell: OpenCell;
  readonly merge: string;
  /** Index of the last row that it goes on to. */
  lastRow: number;
  /** For each text span of the cell, the sources of the same words in all cells; null if they have none but its own. */
  sources: JsonPath[][] | null;
}

/** The runs of a table, whose cells are placed row by row. */
export class MergedRuns {
  /** By column, the last run that begins there. */
  readonly #open: (Run | undefined)[] = [];
  readonly #joined: Run[] = [];
  /** Pairs of cells with the same key and different texts, which stay apart. */
  readonly #differing: (readonly [above: OpenCell, apart: DraftCell])[] = [];

  /**
   * The cell above that one of a single row becomes part of; null if it stays alone. One with the same key but another
   * text stays alone too, with a warning: no text is lost.
   */
  join({ tag, paragraphs }: DraftCell, row: number, column: number, columnSpan: number): OpenCell | null {
    const run = this.#open[column];
    if (run === undefined || run.merge !== tag.merge || run.lastRow !== row - 1) return null;
    const { cell } = run;
    if (cell.columnSpan !== columnSpan) return null;
    if (!sameWords(cell.paragraphs, paragraphs)) {
      this.#differing.push([cell, { tag, paragraphs }]);
      return null;
    }
    if (cell.rowSpan === 1) this.#joined.push(run);
    addSources(run, paragraphs);
    cell.rowSpan += 1;
    run.lastRow = row;
    return cell;
  }

  /** A cell of a single row that others may join. */
  begin(cell: OpenCell, merge: string): void {
    this.#open[cell.column] = { cell, merge, lastRow: cell.row, sources: null };
  }

  /** Gives the cells their sources, and reports what stayed apart. */
  finish(problems: ProblemList): void {
    for (const [above, apart] of this.#differing) reportDifference(above, apart, problems);
    for (const { cell, sources } of this.#joined) {
      if (sources !== null) cell.paragraphs = withSources(cell.paragraphs, sources);
    }
  }
}

function reportDifference(above: OpenCell, apart: DraftCell, problems: ProblemList): void {
  const [first, second] = [above, apart].map(({ paragraphs }) => wordsOf(paragraphs).slice(0, 20));
  problems.add({
    code: 'model/merged-texts-differ',
    severity: 'warning',
    at: apart.tag.at,
    message: `merge 相同而文字不同（“${first}”与“${second}”），没有合并；请把文字写进 merge 的键`,
    english:
      'The merge key is the same but the texts differ, so the cells stay apart; make the text part of the key',
    parameters: { first: first ?? '', second: second ?? '' },
  });
}

function sameWords(one: readonly Paragraph[], other: readonly Paragraph[]): boolean {
  return one === other || isSameInPrint(wordsOf(one), wordsOf(other));
}

function wordsOf(paragraphs: readonly Paragraph[]): string {
  const first = paragraphs[0];
  if (first !== undefined && paragraphs.length === 1) return paragraphText(first);
  return paragraphs.map(paragraphText).join('\n');
}

/** Where the spans of both do not answer to one another, all new sources go to the first. */
function addSources(run: Run, paragraphs: readonly Paragraph[]): void {
  const own = run.cell.paragraphs;
  // What is one object in several cells is the form's own words, which have no sources.
  if (paragraphs === own) return;
  run.sources ??= sourcesOf(own).map((sources) => sources.slice());
  const added = sourcesOf(paragraphs);
  const alike = added.length === run.sources.length;
  for (let index = 0; index < added.length; index += 1) {
    append(added[index] ?? [], run.sources[alike ? index : 0] ?? []);
  }
}

/** By hand: spreading and iterating take ten times as long before V8 has compiled them well. */
function append(added: readonly JsonPath[], to: JsonPath[]): void {
  for (let index = 0; index < added.length; index += 1) to.push(added[index] ?? '');
}

/** Of each text span. Most texts have one. */
function sourcesOf(paragraphs: readonly Paragraph[]): readonly (readonly JsonPath[])[] {
  const first = paragraphs.length === 1 ? paragraphs[0] : undefined;
  const only = first?.spans.length === 1 ? first.spans[0] : undefined;
  if (only?.kind === 'text') return [only.sources];
  return paragraphs.flatMap(({ spans }) =>
    spans.flatMap((span) => (span.kind === 'text' ? [span.sources] : [])),
  );
}

/** The same words with other sources, each once. */
function withSources(
  paragraphs: readonly Paragraph[],
  sources: readonly (readonly JsonPath[])[],
): readonly Paragraph[] {
  let index = -1;
  const sourced = (span: Span): Span => {
    if (span.kind !== 'text') return span;
    index += 1;
    return { kind: 'text', text: span.text, sources: [...new Set(sources[index])] };
  };
  return paragraphs.map(({ spans }) => ({ spans: spans.map(sourced) }));
}
