/** Doubts about what a book of ours has lost: values whose cells are gone and that stay as they were, columns that hold nothing any more, rows that cannot be told. */
import type { JsonPath } from '../diagnostics/index.js';
import { millionthsOf, wan } from '../filing/index.js';
import { clip } from '../json/index.js';
import { type Doubt, doubt } from './doubt.js';
import type { ReadValue } from './form-reading.js';
import type { ReadSubject, Reconciled, RowRivals } from './reconcile.js';

/** `pathOf`: where what stands at the subject's path is in the filing. */
export function lossDoubts(
  { absent }: ReadSubject,
  { kept, cleared, unsure }: Pick<Reconciled, 'kept' | 'cleared' | 'unsure'>,
  pathOf: (path: JsonPath) => JsonPath,
  placeOf: (path: JsonPath) => string | null,
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
  return [...lonely, ...columns, ...unsure.map((row) => unsureRow(row, pathOf(row.path), placeOf(row.path)))];
}

/** Most rivals that a doubt names. */
const mostNamed = 3;

function unsureRow({ readAs, others }: RowRivals, path: JsonPath, place: string | null): Doubt {
  const [own, ...named] = [readAs, ...others.slice(0, mostNamed)].map((name) => clip(name, 40));
  return doubt({
    code: 'unsure-row',
    path,
    place,
    message: `看不出这一行是原来的哪一项：按“${own}”读，也可能是“${named.join('”“')}”；表上不印的内容随之取自“${own}”，请核对`,
    english: `there is no telling which entry this row was: read as ${own}, but it may be ${named.join(', ')}; what the form does not print was taken from the first`,
    parameters: { readAs, others },
  });
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

/** Amounts that are ten thousand times what they were, or the other way: written in 元 where the form counts in 万元. */
export function unitSlips(
  { values }: ReadSubject,
  printed: ReadSubject,
  pathOf: (path: JsonPath) => JsonPath,
  placeOf: (path: JsonPath) => string | null,
): readonly Doubt[] {
  return [...values].flatMap(([path, value]) => {
    const [now, before] = [amountOf(value), amountOf(printed.values.get(path) ?? null)];
    if (now === null || before === null || now === 0n) return [];
    if (now !== before * wan && before !== now * wan) return [];
    const [found, was] = [String(value), String(printed.values.get(path))];
    return [
      doubt({
        code: 'unit-slip',
        path: pathOf(path),
        place: placeOf(path),
        message: `原来是 ${was} 元，现在读作 ${found} 元，正好差一万倍；请看清这一格该填元还是万元`,
        english: `it was ${was} yuan and is read as ${found} now, ten thousand times more or less; check the unit`,
        parameters: { found, before: was },
      }),
    ];
  });
}

const amountOf = (value: ReadValue): bigint | null =>
  typeof value === 'string' && /^-?\d+(?:\.\d+)?$/u.test(value) ? millionthsOf(value) : null;

/** The doubt about a label that was not found, where the value stays as it was. */
export function withKept(one: Doubt): Doubt {
  return {
    ...one,
    message: `${one.message}；原来的值照旧保留`,
    english: `${one.english}; its value stays as it was`,
  };
}
