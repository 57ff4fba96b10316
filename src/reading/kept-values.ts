/** Doubts about what a book of ours has lost: values whose cells are gone and that stay as they were, columns that hold nothing any more. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Doubt, doubt } from './doubt.js';
import type { ReadSubject, Reconciled } from './reconcile.js';

/** `pathOf`: where what stands at the subject's path is in the filing. */
export function lossDoubts(
  { absent }: ReadSubject,
  { kept, cleared }: Pick<Reconciled, 'kept' | 'cleared'>,
  pathOf: (path: JsonPath) => JsonPath,
): readonly Doubt[] {
  const lonely = [...kept].flatMap((path): readonly Doubt[] => {
    const label = absent.get(path) ?? null;
    return label === null ? [] : [noCell(pathOf(path), label.label, label.place)];
  });
  const columns = cleared.map(({ list, column: { label, place }, before }) =>
    doubt({
      code: 'cleared-column',
      path: pathOf(list),
      place,
      message: `“${label}”一列原来填了 ${before} 项，现在整列空着，按清空读；不是有意清空的，请恢复后再读`,
      english: `the column "${label}" held ${before} values and holds none now; read as cleared`,
      parameters: { label, before },
    }),
  );
  return [...lonely, ...columns];
}

function noCell(path: JsonPath, label: string, place: string | null): Doubt {
  return doubt({
    code: 'no-cell',
    path,
    place,
    message: `“${label}”的值不在表上了（行或列删掉或清掉了），原来的值照旧保留；要改的请补上再读`,
    english: `the value of "${label}" is gone from the sheet with its row or column; it stays as it was`,
    parameters: { label },
  });
}

/** The doubt about a label that was not found, where the value stays as it was. */
export function withKept(one: Doubt): Doubt {
  return {
    ...one,
    message: `${one.message}；原来的值照旧保留`,
    english: `${one.english}; its value stays as it was`,
  };
}
