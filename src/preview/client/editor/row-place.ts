/** Which row of which list a cell stands in, and the columns of that row as they are printed. */
import type { JsonPath } from '../../../diagnostics/index.js';
import type { AmountUnit } from '../../../filing/index.js';
import type { CellView, PageView } from '../../protocol.js';

export interface RowPlace {
  readonly list: JsonPath;
  readonly index: number;
  /** Of a merged label its first row, else the row. */
  readonly first: number;
  /** Its keys with dots between, from the row on; '' where the row is a text. */
  readonly column: string;
}

/** Null where the cell stands in no list, or in that of the projects. Of a merged label, and of a list in one cell, its last row. */
export function rowPlaceOf(cell: CellView | null): RowPlace | null {
  const paths = cell?.editors.at(-1)?.paths ?? [];
  const [, list = '', index = '', column = ''] = rowPattern.exec(paths.at(-1) ?? '') ?? [];
  if (list === '' || list === 'projects') return null;
  return { list, index: Number(index), first: Number(rowPattern.exec(paths[0] ?? '')?.[2] ?? index), column };
}

const rowPattern = /^(.+)\[(\d+)\](?:\.([^[\]]+))?$/;

/** A column of the row as it is printed. */
interface RowColumn {
  readonly key: string;
  /** Of an amount, what it counts in. */
  readonly unit: AmountUnit | null;
}

/** From left to right; a merged label counts for each of its rows. */
export function columnsOf({ list, index }: RowPlace, page: PageView): readonly RowColumn[] {
  const start = `${list}[${index}].`;
  const found = page.cells.flatMap(({ x, editors }) =>
    editors.slice(0, 1).flatMap(({ paths, unit }) => {
      const path = paths.find((one) => one.startsWith(start));
      return path === undefined ? [] : [{ x, key: path.slice(start.length), unit }];
    }),
  );
  const columns = found.sort((one, other) => one.x - other.x);
  return columns.filter(({ key }, at) => columns.findIndex((one) => one.key === key) === at);
}
