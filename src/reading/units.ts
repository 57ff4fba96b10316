/** In which unit a form's amounts stand: as its labels say, the nearest first. */
import type { Matched } from './match-labels.js';
import type { LabelNode, Pattern } from './pattern.js';
import type { Region } from './region.js';
import { unitOf } from './words.js';

interface UnitReading {
  /** Power of ten of 元. */
  readonly power: number;
  /** False where the form as we know it says a unit, and this one does not. */
  readonly isSure: boolean;
}

export function amountPower(
  labels: readonly LabelNode[],
  pattern: Pattern,
  { places }: Matched,
  region: Region,
): UnitReading {
  for (const label of labels) {
    const power = places
      .get(label)
      ?.cells.map(({ key }) => unitOf(key))
      .find((unit) => unit !== null);
    if (power !== undefined && power !== null) return { power, isSure: true };
  }
  const line = region.cells.find(
    ({ key }) => /^(?:金额)?单位:?\(?(?:人民币)?(?:元|.{1,2}元)\)?$/u.test(key) || /(?:金额)单位:/u.test(key),
  );
  const power = line === undefined ? null : unitOf(line.key);
  if (line !== undefined && power !== null) {
    region.claim(line);
    return { power, isSure: true };
  }
  const saysUnit =
    labels.some(({ key }) => unitOf(key) !== null) ||
    [...pattern.ownWords].some((key) => /单位:/u.test(key) && unitOf(key) !== null);
  return { power: pattern.amountPower, isSure: !saysUnit };
}
