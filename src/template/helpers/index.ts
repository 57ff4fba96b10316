/** The table of all helpers that packs may call. */
import type { Helper } from '../helper.js';
import { ticks } from './boxes.js';
import { grouped, withGroups } from './groups.js';
import { logicHelpers } from './logic.js';
import { numberHelpers } from './numbers.js';
import { atLeast, pair } from './pairs.js';
import { rowHelpers } from './rows.js';
import { valueHelpers } from './values.js';

/** No name here may be a field of the filing: `{{name}}` would call the helper. */
export const helpers: readonly Helper[] = [
  ...valueHelpers,
  ticks,
  ...logicHelpers,
  ...numberHelpers,
  ...rowHelpers,
  withGroups,
  grouped,
  pair,
  atLeast,
];

export const blockNames = ['if', 'unless', 'each', 'with'] as const;
export type BlockName = (typeof blockNames)[number];

const byName: ReadonlyMap<string, Helper> = new Map(helpers.map((helper) => [helper.name, helper]));

export const helperNames: readonly string[] = [...byName.keys(), ...blockNames];

export function helperNamed(name: string): Helper | null {
  return byName.get(name) ?? null;
}
