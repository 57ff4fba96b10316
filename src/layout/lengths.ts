/** Lengths are whole millipoints (1/1000 pt); edges are whole twips, Word's unit, so that both formats agree exactly. */

/** A twentieth of a point, in millipoints. */
export const twip = 50;

/** Points to millipoints, whole. */
export function millipoints(points: number): number {
  return Math.round(points * 1000);
}

/** The nearest whole twip, in millipoints. */
export function toTwips(length: number): number {
  return Math.round(length / twip) * twip;
}

/** Millimetres to millipoints, on whole twips. */
export function inMillimetres(length: number): number {
  return toTwips((length / 25.4) * 72_000);
}
