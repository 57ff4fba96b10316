/** Joins cells that stand one above the other and name the same `merge` key: runs of labels over their rows. */
import type { DraftCell } from './draft.js';
import { type Paragraph, paragraphText, type Span, type TextSpan } from './form.js';
import type { ProblemList } from './problems.js';

/** A cell in its place, with the spans that the table has room for. */
export interface PlacedCell {
  readonly draft: DraftCell;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

export interface JoinedCells {
  /** In the order of the cells given. */
  readonly kept: readonly PlacedCell[];
  /** For each of the cells given, the index of the kept cell that it has become part of. */
  readonly owners: readonly number[];
}

/** Cells that become one, from top to bottom; mostly one alone. */
interface Run {
  readonly first: PlacedCell;
  readonly others: PlacedCell[];
}

/** `slots` name cells by their index. Cells with one key but different texts stay apart, with a warning: no text is lost. */
export function joinMergedCells(
  cells: readonly PlacedCell[],
  slots: readonly (readonly number[])[],
  problems: ProblemList,
): JoinedCells {
  const runs: Run[] = [];
  const owners: number[] = [];
  for (const cell of cells) {
    const above = cell.draft.merge === null ? undefined : slots[cell.row - 1]?.[cell.column];
    const owner = above === undefined ? undefined : owners[above];
    const run = owner === undefined ? undefined : runs[owner];
    if (owner !== undefined && run !== undefined && joins(cell, run.first, problems)) {
      run.others.push(cell);
      owners.push(owner);
    } else {
      owners.push(runs.push({ first: cell, others: [] }) - 1);
    }
  }
  return { kept: runs.map(joinedCell), owners };
}

function joins(cell: PlacedCell, first: PlacedCell, problems: ProblemList): boolean {
  const sameKey = cell.draft.merge === first.draft.merge;
  const samePlace = cell.column === first.column && cell.columnSpan === first.columnSpan;
  const single = cell.rowSpan === 1 && first.rowSpan === 1;
  if (!sameKey || !samePlace || !single) return false;
  if (textOf(cell) === textOf(first)) return true;
  problems.add({
    code: 'merged-texts-differ',
    severity: 'warning',
    line: cell.draft.line,
    message: `merge 相同而文字不同（“${textOf(first).slice(0, 20)}”与“${textOf(cell).slice(0, 20)}”），没有合并；请把文字写进 merge 的键`,
    english:
      'The merge key is the same but the texts differ, so the cells stay apart; make the text part of the key',
  });
  return false;
}

function textOf(cell: PlacedCell): string {
  return cell.draft.paragraphs.map(paragraphText).join('\n');
}

/** The first cell's words, each with the sources of the same words in all cells of the run. */
function joinedCell({ first, others }: Run): PlacedCell {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const texts = all.map((cell) => textSpansOf(cell.draft.paragraphs));
  const alike = texts.every((spans) => spans.length === texts[0]?.length);
  const sourcesAt = (index: number): readonly string[] => {
    const parts = alike
      ? texts.map((spans) => spans[index])
      : index === 0
        ? texts.flat()
        : [texts[0]?.[index]];
    return [...new Set(parts.flatMap((span) => span?.sources ?? []))];
  };
  let index = -1;
  const withAllSources = (span: Span): Span => {
    if (!isText(span)) return span;
    index += 1;
    return { ...span, sources: sourcesAt(index) };
  };
  const paragraphs = first.draft.paragraphs.map(
    (paragraph): Paragraph => ({ spans: paragraph.spans.map(withAllSources) }),
  );
  return { ...first, draft: { ...first.draft, paragraphs }, rowSpan: all.length };
}

function textSpansOf(paragraphs: readonly Paragraph[]): readonly TextSpan[] {
  return paragraphs.flatMap((paragraph) => paragraph.spans.filter(isText));
}

function isText(span: Span): span is TextSpan {
  return span.kind === 'text';
}
