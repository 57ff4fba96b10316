/** Millipoints as SVG's user units: one is a point, three decimals at most. */

export function points(millipoints: number): number {
  return Math.round(millipoints) / 1000;
}
