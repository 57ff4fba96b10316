/** Summarises the filings of a compilation (汇编) and groups them by department. */
import { ownText } from '../diagnostics/index.js';
import type { Filing, Funding } from '../filing/index.js';
import { identityOf, isBlankText } from '../identity/index.js';

/** Summary of a filing, kept after its forms are made: only what the lists print. */
export interface CompiledUnit {
  /** Index of the filing in the compilation, from 0; paths of its data begin with `filings[3]`. */
  readonly filing: number;
  readonly name: string;
  readonly year: string;
  /** 主管部门; the unit's own name where it names none. */
  readonly department: { readonly name: string; readonly path: 'unit.department' | 'unit.name' };
  /** Money of the projects whose forms are compiled. */
  readonly fundings: readonly Funding[];
  /** Whether forms of the unit itself are compiled too. */
  readonly hasUnitForms: boolean;
}

/** Units of one 主管部门, in their order. */
export interface CompiledDepartment {
  readonly name: string;
  readonly units: readonly CompiledUnit[];
}

/** `projects`: indexes of those whose forms are compiled. */
export function compiledUnit(
  filing: Filing,
  index: number,
  projects: readonly number[],
  hasUnitForms: boolean,
): CompiledUnit {
  const { unit, year } = filing;
  const named = unit.department !== null && !isBlankText(unit.department);
  return {
    filing: index,
    name: ownText(unit.name),
    year: String(year),
    department: named
      ? { name: ownText(unit.department), path: 'unit.department' }
      : { name: ownText(unit.name), path: 'unit.name' },
    fundings: projects.flatMap((project) => filing.projects[project]?.funding ?? []),
    hasUnitForms,
  };
}

/**
 * Departments in the order in which they first come. A filing that names none stands where another filing of the same
 * unit puts it; else under the unit's own name, together with the units that name this one as theirs.
 */
export function groupByDepartment(units: readonly CompiledUnit[]): readonly CompiledDepartment[] {
  const named = units.filter(({ department }) => department.path === 'unit.department');
  const known = new Map(named.map(({ name, department }) => [identityOf(name), department.name]));
  const groups = new Map<string, CompiledUnit[]>();
  for (const unit of units) {
    const { name, department } = unit;
    const stated = department.path === 'unit.department' ? department.name : known.get(identityOf(name));
    const key = identityOf(stated ?? department.name);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [unit]);
    else group.push(unit);
  }
  return [...groups].map(([name, members]) => ({ name, units: members }));
}

/** Counts rows of the list: a unit that is compiled for two years counts twice, as in the sums. */
export function countUnits({ units }: CompiledDepartment): number {
  return units.length;
}

/** Returns the distinct years, ascending. */
export function yearsOf(units: readonly CompiledUnit[]): readonly string[] {
  return [...new Set(units.map(({ year }) => year))].sort();
}
