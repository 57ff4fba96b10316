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
  const whole = edges.map((edge) => Math.floor((edge - origin) / twip));
  return whole.slice(1).map((edge, index) => edge - (whole[index] ?? 0));
}
