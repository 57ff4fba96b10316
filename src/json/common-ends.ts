/** How much two texts have in common at their beginning and at their end: what lies between has changed. */

interface CommonEnds {
  /** UTF-16 units; the two never overlap in the shorter text. */
  readonly start: number;
  readonly end: number;
}

export function commonEnds(one: string, other: string): CommonEnds {
  const most = Math.min(one.length, other.length);
  const start = commonLength(most, (from, to) => one.slice(from, to) === other.slice(from, to));
  const end = commonLength(
    most - start,
    (from, to) =>
      one.slice(one.length - to, one.length - from) === other.slice(other.length - to, other.length - from),
  );
  return { start, end };
}

/** How far two texts are the same, `most` at most: block by block, since texts compare faster than their characters. */
function commonLength(most: number, isSame: (from: number, to: number) => boolean): number {
  let from = 0;
  for (let block = 65_536; block >= 1; block = Math.floor(block / 16)) {
    while (from + block <= most && isSame(from, from + block)) from += block;
  }
  return from;
}
