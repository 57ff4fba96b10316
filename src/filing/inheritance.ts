/** Values that a project inherits from its unit if it has none itself. */
import type { JsonPath } from '../diagnostics/index.js';
import { isBlankText } from '../identity/index.js';
import { valueAlong } from '../json/index.js';
import type { Filing } from './schema/filing.js';

/** A text and the path that it comes from. */
export interface SourcedText {
  readonly text: string | null;
  readonly path: JsonPath;
}

/** 主管部门 of a project: its own, else the unit's. */
export function departmentOf(filing: Filing, projectIndex: number): SourcedText {
  return ownOrUnits(filing, projectIndex, 'department', 'department');
}

/** 实施单位 of a project: its own, else the unit's name. */
export function implementerOf(filing: Filing, projectIndex: number): SourcedText {
  return ownOrUnits(filing, projectIndex, 'implementer', 'name');
}

function ownOrUnits(
  { projects, unit }: Filing,
  index: number,
  own: 'department' | 'implementer',
  ofUnit: keyof Filing['unit'],
): SourcedText {
  const text = projects[index]?.[own] ?? null;
  return isBlankText(text)
    ? { text: unit[ofUnit], path: `unit.${ofUnit}` }
    : { text, path: `projects[${index}].${own}` };
}

/** A value of a filing and the path that it comes from. */
interface InheritedValue {
  readonly value: unknown;
  readonly path: JsonPath;
}

/** A declared leaf of a project: its own value, else that at the path which it inherits from. */
export function inheritedOf(
  filing: Filing,
  projectIndex: number,
  name: string,
  from: JsonPath,
): InheritedValue {
  const path = `projects[${projectIndex}].${name}`;
  const own = valueAlong(filing, path);
  const isBlank = own === null || own === undefined || (typeof own === 'string' && isBlankText(own));
  return isBlank ? { value: valueAlong(filing, from) ?? null, path: from } : { value: own, path };
}
