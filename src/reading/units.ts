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
  if (power === null) {
    const other = unitElsewhere(pattern.amountPower, places);
    return other === null
      ? { power: pattern.amountPower, doubt: unstated(labels, pattern) }
      : { power: other, doubt: statedElsewhere(other) };
  }
  if (ofLine === null) return { power, doubt: null };
  const other = ofLabel === undefined ? unitElsewhere(power, places) : ofLine;
  return { power, doubt: other === null || other === power ? null : conflict(power, other) };
}

/** Another unit that a label of the form says. */
function unitElsewhere(power: number, places: Matched['places']): number | null {
  for (const { key } of places.values()) {
    const other = unitOf(key);
    if (other !== null && other !== power) return other;
  }
  return null;
}

/** The form says the unit at one label for all, and here another one stands there. */
function statedElsewhere(power: number): Remark {
  const unit = unitName(power);
  return [
    `这里没有写金额单位，表上别处写的是“${unit}”，按“${unit}”读，请核对`,
    `no unit is written here; elsewhere the form says ${unit}, and so it was read`,
    { unit },
  ];
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
    `单位有两种写法，“${unit}”和“${line}”，这里按“${unit}”读，请核对`,
    `the form says ${unit} and ${line}; read in ${unit} here`,
    { unit, line },
  ];
}
