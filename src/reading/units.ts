/** Finds the unit of a form's amounts: from labels, the nearest first, else from a line. */

import type { Remark } from './leaf-reading.js';
import type { Matched } from './match-labels.js';
import type { LabelNode, Pattern } from './pattern.js';
import type { Region } from './region.js';
import { unitName, unitOf } from './words.js';

interface UnitReading {
  /** Power of ten of 元. */
  readonly power: number;
  /** Why the unit may be another one; null if it is clear. */
  readonly doubt: Remark | null;
}

export const noUnit: UnitReading = { power: 0, doubt: null };

export function amountUnit(
  labels: readonly LabelNode[],
  pattern: Pattern,
  { places, unitLine }: Matched,
  region: Region,
): UnitReading {
  const ofLabel = labels
    .flatMap((label) => places.get(label)?.cells.map(({ key }) => unitOf(key)) ?? [])
    .find((unit) => unit !== null);
  const ofLine = unitLine === null ? null : unitOf(unitLine.key);
  if (unitLine !== null && ofLine !== null) region.claim(unitLine);
  const power = ofLabel ?? ofLine;
  if (power === null) return { power: pattern.amountPower, doubt: unstated(labels, pattern) };
  return { power, doubt: ofLine === null || ofLine === power ? null : conflict(power, ofLine) };
}

/** Returns a doubt if the pack's form states a unit and this table does not. */
function unstated(labels: readonly LabelNode[], { ownWords, amountPower }: Pattern): Remark | null {
  const saysUnit =
    labels.some(({ key }) => unitOf(key) !== null) ||
    [...ownWords].some((key) => /单位:/u.test(key) && unitOf(key) !== null);
  if (!saysUnit) return null;
  const unit = unitName(amountPower);
  return [
    `没有写金额单位，按本表的“${unit}”读`,
    `the unit of amounts is written nowhere; read in ${unit} as this form has it`,
    { unit },
  ];
}

function conflict(power: number, other: number): Remark {
  const [unit, line] = [unitName(power), unitName(other)];
  return [
    `标签写的单位是“${unit}”，另有一行写“${line}”，按标签读，请核对`,
    `the label says ${unit}, and a line of its own ${line}; read in ${unit}`,
    { unit, line },
  ];
}
