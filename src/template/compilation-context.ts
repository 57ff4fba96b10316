/** Builds what a compilation's template sees: departments, units, numbers of projects, and sums. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Amount, amountOf, type FilingSchema, sumAmounts } from '../filing/index.js';
import { identityOf } from '../identity/index.js';
import { type CompiledDepartment, type CompiledUnit, yearsOf } from './compilation.js';
import { leafOf } from './context-tree.js';
import { type Branch, Leaf, MadeRecord, ownLeaf, SourcedList, type SourcedRecord } from './leaf.js';
import type { PrintSettings } from './print.js';
import {
  filingShape,
  itemIn,
  leafShape,
  type RecordShape,
  recordIn,
  recordShape,
  type Shape,
} from './shape.js';

const text = leafShape('text');
const number = leafShape('number');
const boolean = leafShape('boolean');

interface Shapes {
  /** Of what is declared of a project, the amounts; null where there are none. */
  readonly amounts: RecordShape | null;
  readonly funding: RecordShape;
  readonly unit: RecordShape;
  readonly department: RecordShape;
  readonly root: Readonly<Record<string, Shape>>;
}

/** A compilation's root but for its options. */
export function compilationShape(schema: FilingSchema): Readonly<Record<string, Shape>> {
  return shapes(schema).root;
}

function shapes(schema: FilingSchema): Shapes {
  const project = itemIn(filingShape(schema), 'projects');
  const funding = recordIn(project, 'funding');
  const others = new Map([...project.fields].filter(([name]) => name !== 'funding'));
  const amounts = amountsShape({ kind: 'record', fields: others });
  const sums = { projectCount: number, funding, ...(amounts === null ? {} : { sums: amounts }) };
  const unit = recordShape({ name: text, year: text, filing: number, ...sums });
  const units: Shape = { kind: 'list', item: unit };
  const department = recordShape({ name: text, unitCount: number, ...sums, units });
  const departments: Shape = { kind: 'list', item: department };
  const facts = { year: text, severalYears: boolean, projectsOnly: boolean, unitCount: number };
  return { amounts, funding, unit, department, root: { ...facts, ...sums, departments } };
}

/** The amounts of a record and of the records in it; null where there are none. */
function amountsShape({ fields }: RecordShape): RecordShape | null {
  const kept = new Map<string, Shape>();
  for (const [name, part] of fields) {
    const amounts = part.kind === 'record' ? amountsShape(part) : null;
    if (amounts !== null) kept.set(name, amounts);
    else if (part.kind === 'leaf' && part.leaf === 'amount') kept.set(name, part);
  }
  return kept.size === 0 ? null : { kind: 'record', fields: kept };
}

/** Builds a record of that shape. Sums are exact; a sum of blanks is blank. */
export function compilationRecord(
  departments: readonly CompiledDepartment[],
  settings: PrintSettings,
  schema: FilingSchema,
): SourcedRecord {
  return new RecordBuilder(settings, schema).root(departments);
}

class RecordBuilder {
  readonly #shapes: Shapes;
  readonly #settings: PrintSettings;

  constructor(settings: PrintSettings, schema: FilingSchema) {
    this.#shapes = shapes(schema);
    this.#settings = settings;
  }

  root(departments: readonly CompiledDepartment[]): SourcedRecord {
    const units = departments.flatMap((department) => department.units);
    const years = yearsOf(units);
    const groups = departments.map((department) => this.#department(department));
    return new MadeRecord({
      year: ownLeaf(text, years.join('、')),
      severalYears: ownLeaf(boolean, years.length > 1),
      projectsOnly: ownLeaf(boolean, !units.some(({ hasUnitForms }) => hasUnitForms)),
      unitCount: ownLeaf(number, units.length),
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
      name: new Leaf(text, name, sources, name),
      unitCount: ownLeaf(number, units.length),
      ...this.#sums(units),
      units: new SourcedList(rows, this.#shapes.unit, ''),
    });
  }

  #unit(unit: CompiledUnit): SourcedRecord {
    return new MadeRecord({
      name: new Leaf(text, unit.name, [pathIn(unit, 'unit.name')], unit.name),
      year: new Leaf(text, unit.year, [pathIn(unit, 'year')], unit.year),
      filing: ownLeaf(number, unit.filing),
      ...this.#sums([unit]),
    });
  }

  #sums(units: readonly CompiledUnit[]) {
    const amounts = units.flatMap((unit) => unit.amounts);
    const fundings = amounts.map(({ funding }) => funding);
    const declared = this.#shapes.amounts;
    return {
      projectCount: ownLeaf(number, amounts.length),
      funding: this.#sumsIn(fundings, this.#shapes.funding),
      ...(declared === null ? {} : { sums: this.#sumsIn(amounts, declared) }),
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
