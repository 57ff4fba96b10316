/** Merges vertically adjacent cells with the same `merge` key into one. */
import type { JsonPath } from '../diagnostics/index.js';
import { isSameInPrint } from '../identity/index.js';
import type { DraftCell } from './draft.js';
import { type Cell, type Paragraph, paragraphText, type Span } from './form.js';
import type { ProblemList } from './problems.js';

/** A cell that still grows while its table is resolved. */
export type OpenCell = { -readonly [Key in keyof Cell]: Cell[Key] };

/** A run of cells that become one. `cell` is the first of them. */
interface CellRun {
  readonly cell: OpenCell;
  readonly merge: string;
  /** Index of the run's last row. */
  lastRow: number;
  /** Sources of each text span, collected from all cells of the run; null: only those of the first cell. */
  sources: JsonPath[][] | null;
}

/** Collects the runs of a table while its cells are placed row by row. */
export class MergedRuns {
  /** The last run of each column. */
  readonly #open: (CellRun | undefined)[] = [];
  readonly #joined: CellRun[] = [];
  /** Pairs of cells with the same key but different texts, which are not merged. */
  readonly #differing: (readonly [above: OpenCell, apart: DraftCell])[] = [];
  readonly #placesApart: boolean;

  /** `placesApart`: cells that show different places of the filing are not merged. */
  constructor(placesApart: boolean) {
    this.#placesApart = placesApart;
  }

  /**
   * Merges a cell of one row into the cell above, which is returned; null if it is not merged. A cell with the same key
   * but another text is not merged and gets a warning, so that no text is lost.
   */
  join({ tag, paragraphs }: DraftCell, row: number, column: number, columnSpan: number): OpenCell | null {
    const run = this.#open[column];
    if (run === undefined || run.merge !== tag.merge || run.lastRow !== row - 1) return null;
    const { cell } = run;
    if (cell.columnSpan !== columnSpan) return null;
    if (this.#placesApart && !showSame(cell.paragraphs, paragraphs)) return null;
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

  /** Begins a run with a cell of one row. */
  begin(cell: OpenCell, merge: string): void {
    this.#open[cell.column] = { cell, merge, lastRow: cell.row, sources: null };
  }

  /** Sets the cells' sources and reports cells that were not merged. */
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

function showSame(one: readonly Paragraph[], other: readonly Paragraph[]): boolean {
  const [shown, others] = [one, other].map((paragraphs) => sourcesOf(paragraphs).flat());
  return shown?.length === others?.length && shown?.every((path, index) => path === others?.[index]) === true;
}

function wordsOf(paragraphs: readonly Paragraph[]): string {
  const first = paragraphs[0];
  if (first !== undefined && paragraphs.length === 1) return paragraphText(first);
  return paragraphs.map(paragraphText).join('\n');
}

/** Adds sources span by span; all to the first span if the numbers of spans differ. */
function addSources(run: CellRun, paragraphs: readonly Paragraph[]): void {
  const own = run.cell.paragraphs;
  // The same object in several cells is the form's own words, which have no sources.
  if (paragraphs === own) return;
  run.sources ??= sourcesOf(own).map((sources) => sources.slice());
  const added = sourcesOf(paragraphs);
  const alike = added.length === run.sources.length;
  for (let index = 0; index < added.length; index += 1) {
    append(added[index] ?? [], run.sources[alike ? index : 0] ?? []);
  }
}

/** Indexed loop: spread and iterators take ten times as long until V8 has optimised them. */
function append(added: readonly JsonPath[], to: JsonPath[]): void {
  for (let index = 0; index < added.length; index += 1) to.push(added[index] ?? '');
}

/** Returns the sources of each text span. Most texts have one span. */
function sourcesOf(paragraphs: readonly Paragraph[]): readonly (readonly JsonPath[])[] {
  const first = paragraphs.length === 1 ? paragraphs[0] : undefined;
  const only = first?.spans.length === 1 ? first.spans[0] : undefined;
  if (only?.kind === 'text') return [only.sources];
  return paragraphs.flatMap(({ spans }) =>
    spans.flatMap((span) => (span.kind === 'text' ? [span.sources] : [])),
  );
}

/** Returns the paragraphs with these sources, without duplicates. */
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
