/** Millipoints in Word's units: twentieths of a point (twips, "DXA") for lengths, half points for sizes of type. */

const twip = 50;
const halfPoint = 500;

export function twips(millipoints: number): number {
  return Math.round(millipoints / twip);
}

/** w:sz (ECMA-376 Part 1, 17.3.2.38). */
export function halfPoints(millipoints: number): number {
  return Math.round(millipoints / halfPoint);
}

/** Distances between edges; each edge is rounded down by itself, so that the sum never exceeds the whole. */
export function twipSteps(edges: readonly number[]): readonly number[] {
  const origin = edges[0] ?? 0;
  const steps: number[] = [];
  let before = 0;
  for (let index = 1; index < edges.length; index += 1) {
    const edge = Math.floor(((edges[index] ?? 0) - origin) / twip);
    steps.push(edge - before);
    before = edge;
  }
  return steps;
}
