/** Summarises the filings of a compilation (汇编) and groups them by department. */
import { ownText } from '../diagnostics/index.js';
import type { Filing, Funding, Project } from '../filing/index.js';
import { identityOf, isBlankText } from '../identity/index.js';

/** Summary of a filing, kept after its forms are made: only what the lists print. */
export interface CompiledUnit {
  /** Index of the filing in the compilation, from 0; paths of its data begin with `filings[3]`. */
  readonly filing: number;
  readonly name: string;
  readonly year: string;
  /** 主管部门; the unit's own name where it names none. */
  readonly department: { readonly name: string; readonly path: 'unit.department' | 'unit.name' };
  /** Money of the projects whose forms are compiled: `funding`, and the amounts of their declared parts. */
  readonly amounts: readonly ProjectAmounts[];
  /** Whether forms of the unit itself are compiled too. */
  readonly hasUnitForms: boolean;
}

/** A project's parts by name, of which only the amounts are kept. */
interface ProjectAmounts {
  readonly funding: Funding;
  readonly [declared: string]: unknown;
}

/** Units of one 主管部门, in their order: one that is compiled for two years comes twice, and is counted and summed twice. */
export interface CompiledDepartment {
  readonly name: string;
  readonly units: readonly CompiledUnit[];
}

/** `projects`: indexes of those whose forms are compiled; `declared`: names of what forms declare of a project. */
export function compiledUnit(
  filing: Filing,
  index: number,
  projects: readonly number[],
  hasUnitForms: boolean,
  declared: readonly string[] = [],
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
    amounts: projects.flatMap((index) => {
      const project = filing.projects[index];
      return project === undefined ? [] : [amountsOf(project, declared)];
    }),
    hasUnitForms,
  };
}

function amountsOf(project: Project, declared: readonly string[]): ProjectAmounts {
  const { funding } = project;
  const parts = declared.map((name): [string, unknown] => [name, amountsIn(Reflect.get(project, name))]);
  return { ...Object.fromEntries(parts), funding };
}

/** Keeps amounts, and records of amounts; null for anything else. */
function amountsIn(value: unknown): unknown {
  if (typeof value === 'bigint') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, amountsIn(part)]));
}

/**
 * Groups units by department, in the order in which each first occurs. A filing that names none stands where another filing of the same
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

/** Returns the distinct years, ascending. */
export function yearsOf(units: readonly CompiledUnit[]): readonly string[] {
  return [...new Set(units.map(({ year }) => year))].sort();
}
