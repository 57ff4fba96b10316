/** Which row of which list a cell stands in, and the columns of that row as they are printed. */
import type { JsonPath } from '../../../diagnostics/index.js';
import type { CellView, PageView } from '../../protocol.js';

export interface RowPlace {
  readonly list: JsonPath;
  readonly index: number;
  /** '' where the row is a text. */
  readonly column: string;
}

/** Null where the cell stands in no list, or in that of the projects. Of a merged label, and of a list in one cell, its last row. */
export function rowPlaceOf(cell: CellView | null): RowPlace | null {
  const path = cell?.editors.at(-1)?.paths.at(-1) ?? '';
  const [, list = '', index = '', column = ''] = /^(.+)\[(\d+)\](?:\.([^.[\]]+))?$/.exec(path) ?? [];
  if (list === '' || list === 'projects') return null;
  return { list, index: Number(index), column };
}

/** Keys of the row, from left to right; a merged label counts for each of its rows. */
export function columnsOf({ list, index }: RowPlace, page: PageView): readonly string[] {
  const start = `${list}[${index}].`;
  const found = page.cells.flatMap(({ x, editors }) =>
    editors.slice(0, 1).flatMap(({ paths }) => {
      const path = paths.find((one) => one.startsWith(start));
      return path === undefined ? [] : [{ x, key: path.slice(start.length) }];
    }),
  );
  return [...new Set(found.sort((one, other) => one.x - other.x).map(({ key }) => key))];
}
