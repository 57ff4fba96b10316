/** Millipoints as PDF writes lengths: points with three decimals at most. */

export function points(millipoints: number): number {
  return Math.round(millipoints) / 1000;
}
