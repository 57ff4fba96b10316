/** Builds what a compilation's template sees: departments, units, numbers of projects, and sums. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Amount, amountOf, sumAmounts } from '../filing/index.js';
import { identityOf } from '../identity/index.js';
import { type CompiledDepartment, type CompiledUnit, countUnits, yearsOf } from './compilation.js';
import { leafOf } from './context-tree.js';
import { type Branch, type Leaf, MadeRecord, SourcedList, type SourcedRecord } from './leaf.js';
import type { PrintSettings } from './print.js';
import { filingShape, leafShape, type RecordShape, recordShape, type Shape } from './shape.js';

const text = leafShape('text');
const number = leafShape('number');
const boolean = leafShape('boolean');

interface Shapes {
  readonly funding: RecordShape;
  readonly unit: RecordShape;
  readonly department: RecordShape;
  readonly root: Readonly<Record<string, Shape>>;
}

/** A compilation's root but for its options. */
export function compilationShape(): Readonly<Record<string, Shape>> {
  return shapes().root;
}

function shapes(): Shapes {
  const funding = fundingShape();
  const sums = { projectCount: number, funding };
  const unit = recordShape({ name: text, year: text, filing: number, ...sums });
  const units: Shape = { kind: 'list', item: unit };
  const department = recordShape({ name: text, unitCount: number, ...sums, units });
  const departments: Shape = { kind: 'list', item: department };
  const facts = { year: text, severalYears: boolean, projectsOnly: boolean, unitCount: number };
  return { funding, unit, department, root: { ...facts, ...sums, departments } };
}

/** The shape of a project's funding. */
function fundingShape(): RecordShape {
  const projects = filingShape().fields.get('projects');
  const project = projects?.kind === 'list' ? projects.item : undefined;
  const shape = project?.kind === 'record' ? project.fields.get('funding') : undefined;
  if (shape?.kind !== 'record') throw new TypeError('the filing schema has no funding of projects');
  return shape;
}

/** Builds a record of that shape. Sums are exact; a sum of blanks is blank. */
export function compilationRecord(
  departments: readonly CompiledDepartment[],
  settings: PrintSettings,
): SourcedRecord {
  return new RecordBuilder(settings).root(departments);
}

class RecordBuilder {
  readonly #shapes = shapes();

  readonly #settings: PrintSettings;

  constructor(settings: PrintSettings) {
    this.#settings = settings;
  }

  root(departments: readonly CompiledDepartment[]): SourcedRecord {
    const units = departments.flatMap((department) => department.units);
    const years = yearsOf(units);
    const unitCount = departments.reduce((count, department) => count + countUnits(department), 0);
    const groups = departments.map((department) => this.#department(department));
    return new MadeRecord({
      year: this.#text(years.join('、'), []),
      severalYears: this.#truth(years.length > 1),
      projectsOnly: this.#truth(!units.some(({ hasUnitForms }) => hasUnitForms)),
      unitCount: this.#number(unitCount),
      ...this.#sums(units),
      departments: new SourcedList(groups, this.#shapes.department, ''),
    });
  }

  #department(department: CompiledDepartment): SourcedRecord {
    const { name, units } = department;
    const source = units.find((unit) => identityOf(unit.department.name) === name);
    const sources = source === undefined ? [] : [pathIn(source, source.department.path)];
    const rows = units.map((unit) => this.#unit(unit));
    return new MadeRecord({
      name: this.#text(name, sources),
      unitCount: this.#number(countUnits(department)),
      ...this.#sums(units),
      units: new SourcedList(rows, this.#shapes.unit, ''),
    });
  }

  #unit(unit: CompiledUnit): SourcedRecord {
    return new MadeRecord({
      name: this.#text(unit.name, [pathIn(unit, 'unit.name')]),
      year: this.#text(unit.year, [pathIn(unit, 'year')]),
      filing: this.#number(unit.filing),
      ...this.#sums([unit]),
    });
  }

  #sums(units: readonly CompiledUnit[]) {
    const fundings = units.flatMap((unit) => unit.fundings);
    return {
      projectCount: this.#number(fundings.length),
      funding: this.#sumsIn(fundings, this.#shapes.funding),
    };
  }

  #sumsIn(values: readonly unknown[], shape: RecordShape): SourcedRecord {
    const sums: Record<string, Branch> = {};
    for (const [name, part] of shape.fields) {
      const parts = values.map((value) => partOf(value, name));
      if (part.kind === 'record') sums[name] = this.#sumsIn(parts, part);
      else if (part.kind === 'leaf') sums[name] = leafOf(sumOf(parts), part, [], this.#settings);
    }
    return new MadeRecord(sums);
  }

  #text(words: string, sources: readonly JsonPath[]): Leaf {
    return leafOf(words, text, sources, this.#settings);
  }

  #number(value: number): Leaf {
    return leafOf(value, number, [], this.#settings);
  }

  #truth(value: boolean): Leaf {
    return leafOf(value, boolean, [], this.#settings);
  }
}

function partOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return null;
  return Object.entries(value).find(([key]) => key === name)?.[1] ?? null;
}

function sumOf(values: readonly unknown[]): Amount | null {
  const filled = values.filter((value) => typeof value === 'bigint');
  return filled.length === 0 ? null : sumAmounts(filled.map(amountOf));
}

/** Prefixes a path with the filing that it belongs to. */
function pathIn({ filing }: CompiledUnit, path: JsonPath): JsonPath {
  return `filings[${filing}].${path}`;
}
