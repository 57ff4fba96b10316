/** The contexts that packs are filled from, one kind for each scope, and their shapes, which packs are checked against. */
import type { JsonPath, Severity } from '../diagnostics/index.js';
import { departmentOf, type Filing, implementerOf, type SourcedText } from '../filing/index.js';
import type { CompiledDepartment } from './compilation.js';
import { compilationRecord, compilationShape } from './compilation-context.js';
import { branchOf, emptyRecord, leafOf, recordOf } from './context-tree.js';
import { Leaf, SourcedList, type SourcedRecord } from './leaf.js';
import type { FormPack, OptionValues, PackOption, Scope } from './pack.js';
import type { PrintSettings } from './print.js';
import {
  extendedShape,
  filingShape,
  type ListShape,
  leafShape,
  type RecordShape,
  recordShape,
  type Shape,
} from './shape.js';

/** What a form is about. `projects`: those that a summary lists, null for all; indexes as in the filing, from 0. */
export type Subject =
  | { readonly scope: 'project'; readonly project: number }
  | { readonly scope: 'unit' }
  | { readonly scope: 'summary'; readonly projects: readonly number[] | null }
  | ({ readonly scope: 'findings' } & FindingsReport);

/** What was found in a filing, with a line of counts and what else is to be said under the list. */
export interface FindingsReport {
  readonly findings: readonly ListedFinding[];
  readonly summary: string;
  readonly remarks: readonly string[];
}

/** A finding as a report prints it; `expected` and `actual` as texts. */
export interface ListedFinding {
  readonly code: string;
  readonly severity: Severity;
  /** The severity in Chinese. */
  readonly level: string;
  /** Name of the project; null for what belongs to the unit. */
  readonly project: string | null;
  /** The place in words: 指标 13“群众满意度”年度指标值. */
  readonly place: string;
  readonly message: string;
  readonly path: JsonPath | null;
  readonly label: string | null;
  readonly expected: string | null;
  readonly actual: string | null;
}

/** The root that a template sees. */
export interface TemplateContext {
  readonly root: SourcedRecord;
}

const text = leafShape('text');
const findingShape = recordShape({
  code: text,
  severity: text,
  level: text,
  project: text,
  place: text,
  message: text,
  path: text,
  label: text,
  expected: text,
  actual: text,
});
const number = leafShape('number');

/** What a template of this scope finds at its root. */
export function contextShape(scope: Scope, options: Readonly<Record<string, PackOption>>): RecordShape {
  const filing = filingShape();
  const part = (name: string): Shape => {
    const shape = filing.fields.get(name);
    if (shape === undefined) throw new TypeError(`the filing schema has no ${name}`);
    return shape;
  };
  const project = extendedShape(itemShape(part('projects')), { index: number });
  const projects: Shape = { kind: 'list', item: project };
  const common = { year: part('year'), unit: part('unit'), options: optionsShape(options) };
  switch (scope) {
    case 'project':
      return recordShape({ ...common, project });
    case 'unit': {
      const own = { unitTarget: part('unitTarget'), unitSelfEvaluation: part('unitSelfEvaluation') };
      return recordShape({ ...common, projects, ...own });
    }
    case 'summary':
      return recordShape({ ...common, projects });
    case 'findings':
      return recordShape({ ...common, findings: listOf(findingShape), summary: text, remarks: listOf(text) });
    case 'compilation':
      return recordShape({ ...compilationShape(), options: common.options });
  }
}

function listOf(item: Shape): ListShape {
  return { kind: 'list', item };
}

function itemShape(list: Shape): RecordShape {
  if (list.kind !== 'list' || list.item.kind !== 'record') throw new TypeError('a list of records');
  return list.item;
}

function optionsShape(options: Readonly<Record<string, PackOption>>): RecordShape {
  const shapes = Object.entries(options).map(([name, option]): [string, Shape] => [
    name,
    leafShape(option.type === 'boolean' ? 'boolean' : 'text'),
  ]);
  return { kind: 'record', fields: new Map(shapes) };
}

/** The root of the pack's blank form; null where it has none. */
export function blankContext(pack: FormPack, options: OptionValues): TemplateContext | null {
  if (pack.blank === null) return null;
  const own = { options: optionsRecord(pack, options) };
  return { root: Object.assign(emptyRecord(), pack.blank.skeleton, own) };
}

/** The root of a pack of the scope `compilation`. */
export function compilationContext(
  departments: readonly CompiledDepartment[],
  pack: FormPack,
  options: OptionValues,
): TemplateContext {
  const own = { options: optionsRecord(pack, options) };
  return { root: Object.assign(emptyRecord(), compilationRecord(departments, pack), own) };
}

/**
 * Throws a RangeError for a project that the filing does not have, and for a subject that is not of the pack's scope:
 * whoever chooses forms and projects checks them first.
 */
export function contextFor(
  filing: Filing,
  subject: Subject,
  pack: FormPack,
  options: OptionValues,
): TemplateContext {
  if (subject.scope !== pack.scope) throw new RangeError(`${pack.id} is not about a ${subject.scope}`);
  return { root: new ContextBuilder(filing, pack).root(subject, options) };
}

class ContextBuilder {
  readonly #filing: Filing;
  readonly #pack: FormPack;
  readonly #shape: RecordShape;
  readonly #settings: PrintSettings;

  constructor(filing: Filing, pack: FormPack) {
    this.#filing = filing;
    this.#pack = pack;
    this.#shape = pack.shape;
    this.#settings = pack;
  }

  root(subject: Subject, options: OptionValues): SourcedRecord {
    const root = emptyRecord();
    root.year = this.#part('year');
    root.unit = this.#part('unit');
    root.options = optionsRecord(this.#pack, options);
    switch (subject.scope) {
      case 'project':
        root.project = this.#project(subject.project, this.#record('project'));
        break;
      case 'unit':
        root.projects = this.#projects(null);
        root.unitTarget = this.#part('unitTarget');
        root.unitSelfEvaluation = this.#part('unitSelfEvaluation');
        break;
      case 'summary':
        root.projects = this.#projects(subject.projects);
        break;
      case 'findings':
        root.findings = new SourcedList(subject.findings.map(findingRecord), findingShape, '');
        root.summary = textLeaf(subject.summary);
        root.remarks = new SourcedList(subject.remarks.map(textLeaf), text, '');
        break;
    }
    return root;
  }

  #shapeOf(name: string): Shape {
    const shape = this.#shape.fields.get(name);
    if (shape === undefined) throw new TypeError(`no ${name} in this scope`);
    return shape;
  }

  #record(name: string): RecordShape {
    const shape = this.#shapeOf(name);
    if (shape.kind !== 'record') throw new TypeError(`${name} is a record`);
    return shape;
  }

  #part(name: 'year' | 'unit' | 'unitTarget' | 'unitSelfEvaluation') {
    return branchOf(this.#filing[name], this.#shapeOf(name), name, this.#settings);
  }

  #projects(chosen: readonly number[] | null): SourcedList {
    const indexes = chosen ?? this.#filing.projects.map((_, index) => index);
    const shape = itemShape(this.#shapeOf('projects'));
    const make = () => indexes.map((index) => this.#project(index, shape));
    return new SourcedList({ length: indexes.length, make }, shape, 'projects');
  }

  /** With the department and implementer that it takes from the unit, and their paths there. */
  #project(index: number, shape: RecordShape): SourcedRecord {
    const project = this.#filing.projects[index];
    if (project === undefined) throw new RangeError(`the filing has no project ${index}`);
    const own = recordOf(project, shape, `projects[${index}]`, this.#settings);
    return Object.assign(emptyRecord(), own, {
      department: this.#inherited(shape, 'department', departmentOf(this.#filing, index)),
      implementer: this.#inherited(shape, 'implementer', implementerOf(this.#filing, index)),
      index: leafOf(index, number, [], this.#settings),
    });
  }

  #inherited(project: RecordShape, name: string, { text: value, path }: SourcedText): Leaf {
    const shape = project.fields.get(name);
    if (shape?.kind !== 'leaf') throw new TypeError(`${name} is a leaf`);
    return leafOf(value, shape, [path], this.#settings);
  }
}

function optionsRecord(pack: FormPack, options: OptionValues): SourcedRecord {
  const record = emptyRecord();
  for (const [name, part] of optionsShape(pack.options).fields) {
    if (part.kind === 'leaf') record[name] = leafOf(options[name], part, [], pack);
  }
  return record;
}

/** What the report itself says. */
function textLeaf(words: string): Leaf {
  return new Leaf(text, words, [], words);
}

function findingRecord(finding: ListedFinding): SourcedRecord {
  const record = emptyRecord();
  const sources = finding.path === null ? [] : [finding.path];
  for (const [name, value] of Object.entries(finding)) {
    record[name] = new Leaf(text, value, sources, value ?? '');
  }
  return record;
}
