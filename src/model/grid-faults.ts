/** Reports why cells do not fill a table's slots, with the cell at fault and its place in the template. */
import type { DiagnosticParameters } from '../diagnostics/index.js';
import type { DraftCell } from './draft.js';
import { paragraphText } from './form.js';
import type { ProblemList, TemplatePlace } from './problems.js';

/** Slots of a row that no cell owns; `column` is the first of them, counted from 0. */
interface Gap {
  readonly at: TemplatePlace;
  readonly row: number;
  readonly column: number;
  readonly count: number;
}

export class GridFaults {
  any = false;
  /** Whether a row span is at fault, so that errors in rows below are only consequences. */
  spansRows = false;

  readonly #columnCount: number;
  readonly #problems: ProblemList;

  constructor(columnCount: number, problems: ProblemList) {
    this.#columnCount = columnCount;
    this.#problems = problems;
  }

  tooWide(cell: DraftCell, column: number, room: number, above: DraftCell | null): void {
    const { columnSpan } = cell.tag;
    const hint = fromAbove(above);
    this.#add(
      'column-span-too-long',
      cell.tag.at,
      `${named(cell)} 从第 ${column + 1} 列起横跨 ${columnSpan} 列，超出表格的右边：表格有 ${this.#columnCount} 列，此处只剩 ${room} 列；请改 colspan，或检查此行前面的格子${hint.zh}`,
      `A span of ${columnSpan} columns from column ${column + 1} leaves the table; ${room} are left of ${this.#columnCount}${hint.en}`,
      { column: column + 1, span: columnSpan, room, columns: this.#columnCount },
    );
  }

  tooLong(cell: DraftCell, room: number): void {
    this.spansRows = true;
    const { rowSpan } = cell.tag;
    this.#add(
      'row-span-too-long',
      cell.tag.at,
      `${named(cell)} 纵跨 ${rowSpan} 行，超出表格的末行：此处只有 ${room} 行；请改 rowspan`,
      `A span of ${rowSpan} rows leaves the table; ${room} are there`,
      { span: rowSpan, room },
    );
  }

  overlap(cell: DraftCell, other: DraftCell, row: number, column: number): void {
    this.spansRows = true;
    const { line } = other.tag.at;
    this.#add(
      'overlap',
      cell.tag.at,
      `${named(cell)} 与模板第 ${line} 行的 ${named(other)} 重叠（表格第 ${row + 1} 行第 ${column + 1} 列）；请检查两者的 colspan、rowspan`,
      `Overlaps the cell of template line ${line} (row ${row + 1}, column ${column + 1}); check the spans of both`,
      { line, row: row + 1, column: column + 1 },
    );
  }

  fullRow(cell: DraftCell, above: DraftCell | null): void {
    const hint = fromAbove(above);
    this.#add(
      'too-many-cells',
      cell.tag.at,
      `${named(cell)} 多出来了：此行前面的格子已排满 ${this.#columnCount} 列；请删去，或检查此行和上面各行的 colspan、rowspan${hint.zh}`,
      `The row's ${this.#columnCount} columns are full before this cell; remove it or check the spans${hint.en}`,
      { columns: this.#columnCount },
    );
  }

  gap({ at, row, column, count }: Gap, above: DraftCell | null): void {
    const hint =
      above === null
        ? ''
        : `；如果模板第 ${above.tag.at.line} 行的 ${named(above)} 应跨到此行，请加大它的 rowspan`;
    const english = above === null ? '' : `, or the rowspan of the cell of line ${above.tag.at.line}`;
    this.#add(
      'gap',
      at,
      `<tr>（表格第 ${row + 1} 行）从第 ${column + 1} 列起缺 ${count} 列：格子没有排满 ${this.#columnCount} 列；请补上 <td> 或加大 colspan${hint}`,
      `Row ${row + 1} lacks ${count} of ${this.#columnCount} columns from column ${column + 1}; add a <td> or widen a span${english}`,
      { row: row + 1, column: column + 1, missing: count, columns: this.#columnCount },
    );
  }

  #add(
    code: string,
    at: TemplatePlace,
    message: string,
    english: string,
    parameters: DiagnosticParameters,
  ): void {
    this.any = true;
    this.#problems.add({ code: `model/${code}`, at, message, english, parameters });
  }
}

/** `above`: a cell of a row above that takes up room in this one. */
function fromAbove(above: DraftCell | null): { readonly zh: string; readonly en: string } {
  if (above === null) return { zh: '', en: '' };
  const { line } = above.tag.at;
  return {
    zh: `；如果模板第 ${line} 行的 ${named(above)} 不应跨到此行，请减小它的 rowspan`,
    en: `, or the rowspan of the cell of line ${line}`,
  };
}

/** Names the cell by its first words. */
function named({ paragraphs }: DraftCell): string {
  const words = paragraphs.map(paragraphText).join('').trim();
  return words === '' ? '<td>' : `<td>“${words.length > 12 ? `${words.slice(0, 12)}…` : words}”`;
}
