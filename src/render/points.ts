/** Millipoints as the points of PDF and SVG's user units: three decimals at most. */
export function points(millipoints: number): number {
  return Math.round(millipoints) / 1000;
}
