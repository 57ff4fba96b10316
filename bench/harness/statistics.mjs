/** Medians and spreads of runs. */

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Medians of each figure; `least` and `most` of the wall time. */
export function summaryOf(runs) {
  const of = (figure) => {
    const numbers = runs.map((run) => run[figure]).filter((number) => number !== null);
    return numbers.length === 0 ? null : median(numbers);
  };
  const walls = runs.map(({ wall }) => wall);
  return {
    rounds: runs.length,
    wall: of('wall'),
    least: Math.min(...walls),
    most: Math.max(...walls),
    cpu: of('cpu'),
    peak: of('peak'),
    loop: of('loop'),
  };
}

/** The median over rounds of one program's figure divided by another's of the same round. */
export function pairedRatio(runs, others, figure) {
  const pairs = runs.slice(0, others.length).map((run, round) => run[figure] / others[round][figure]);
  return pairs.length === 0 ? null : median(pairs);
}
