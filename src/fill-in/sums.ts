/** Sums that Excel computes: totals of a project's money, which are what their parts add up to. */
import type { JsonPath } from '../diagnostics/index.js';
import type { CellInput } from '../spreadsheet/index.js';

/** The parts of a total, within a project's funding. */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  'funding.total': ['funding.fiscal', 'funding.other'],
  'funding.annual.total': ['funding.annual.fiscal', 'funding.annual.carryover', 'funding.annual.other'],
};

/** Null where the total is filled in already, or the sheet does not show all its parts. */
export function sumFormula(
  path: JsonPath,
  input: CellInput,
  cellOf: ReadonlyMap<JsonPath, string>,
  isBlank: boolean,
): CellInput | null {
  const [, project = '', name = ''] = /^(projects\[\d+\]\.)(.+)$/u.exec(path) ?? [];
  const parts = Object.hasOwn(partsOf, name) ? partsOf[name] : undefined;
  if (parts === undefined || !isBlank || input.kind !== 'empty') return null;
  const cells = parts.flatMap((part) => cellOf.get(project + part) ?? []);
  if (cells.length !== parts.length) return null;
  const list = cells.join(',');
  return { kind: 'formula', formula: `IF(COUNT(${list})=0,"",SUM(${list}))`, shown: '' };
}
