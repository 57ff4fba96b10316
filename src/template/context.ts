/** The contexts that packs are filled from, one kind for each scope, and their shapes, which packs are checked against. */
import {
  coreSchema,
  departmentOf,
  type Filing,
  type FilingSchema,
  implementerOf,
  inheritedOf,
  type SourcedText,
} from '../filing/index.js';
import type { CompiledDepartment } from './compilation.js';
import { compilationRecord, compilationShape } from './compilation-context.js';
import { dataRecord, leafOf } from './context-tree.js';
import {
  type Branch,
  Leaf,
  type LeafValue,
  MadeRecord,
  ownLeaf,
  SourcedList,
  type SourcedRecord,
} from './leaf.js';
import type { FormPack, OptionValues, PackDefinition, PackOption } from './pack.js';
import type { PrintSettings } from './print.js';
import {
  extendedShape,
  filingShape,
  itemIn,
  type ListShape,
  leafShape,
  partIn,
  type RecordShape,
  recordIn,
  recordShape,
  type Shape,
} from './shape.js';

/** What a form is about. `projects`: those that a summary lists, null for all; indexes as in the filing, from 0. */
export type FormSubject =
  | { readonly scope: 'project'; readonly project: number }
  | { readonly scope: 'each'; readonly item: number }
  | { readonly scope: 'unit' }
  | { readonly scope: 'summary'; readonly projects: readonly number[] | null }
  | ({ readonly scope: 'findings' } & FindingsToPrint);

/** Findings of a filing as a report prints them, with counts and remarks. */
export interface FindingsToPrint {
  readonly findings: readonly ListedFinding[];
  readonly summary: string;
  readonly remarks: readonly string[];
}

const findingFields = [
  'code',
  'severity',
  /** The severity in Chinese. */
  'level',
  /** Name of the project; null for what belongs to the unit. */
  'project',
  /** The place in words: 指标 13“群众满意度”年度指标值. */
  'place',
  'message',
  'path',
  'label',
  'expected',
  'actual',
] as const;
/** A finding as a report prints it, in texts. */
type ListedFinding = Readonly<Record<(typeof findingFields)[number], string | null>>;

const text = leafShape('text');
const findingShape = recordShape(Object.fromEntries(findingFields.map((name) => [name, text])));
const number = leafShape('number');

/** Shape of the root that a template of this scope sees. */
export function contextShape(
  { scope, each = '', options }: Pick<PackDefinition, 'scope' | 'each' | 'options'>,
  schema: FilingSchema = coreSchema,
): RecordShape {
  const filing = filingShape(schema);
  const part = (name: string) => partIn(filing, name);
  const project = extendedShape(itemIn(filing, 'projects'), { index: number });
  const projects: Shape = { kind: 'list', item: project };
  const declared = Object.keys(schema.declarations).filter(
    (name) => filing.fields.has(name) && !isCoreSection(name),
  );
  const sections = Object.fromEntries(declared.map((name) => [name, part(name)]));
  const common = { ...sections, year: part('year'), unit: part('unit'), options: optionsShape(options) };
  switch (scope) {
    case 'project':
      return recordShape({ ...common, project });
    case 'each': {
      const item = extendedShape(itemIn(filing, each), { index: number });
      return recordShape({ ...common, projects, item });
    }
    case 'unit': {
      const own = { unitTarget: part('unitTarget'), unitSelfEvaluation: part('unitSelfEvaluation') };
      return recordShape({ ...common, projects, ...own });
    }
    case 'summary':
      return recordShape({ ...common, projects });
    case 'findings':
      return recordShape({ ...common, findings: listOf(findingShape), summary: text, remarks: listOf(text) });
    case 'compilation':
      return recordShape({ ...compilationShape(schema), options: common.options });
  }
}

/** Whether the scopes decide about the section themselves, as they do for all of the core schema. */
function isCoreSection(name: string): boolean {
  const { root } = coreSchema;
  return root.kind === 'record' && Object.hasOwn(root.shape, name);
}

function listOf(item: Shape): ListShape {
  return { kind: 'list', item };
}

function optionsShape(options: Readonly<Record<string, PackOption>>): RecordShape {
  const shapes = Object.entries(options).map(([name, option]): [string, Shape] => [
    name,
    leafShape(option.type === 'boolean' ? 'boolean' : 'text'),
  ]);
  return { kind: 'record', fields: new Map(shapes) };
}

/** The root of the pack's blank form; null if it has none. */
export function blankContext(pack: FormPack, options: OptionValues): SourcedRecord | null {
  return pack.blank && withOptions(pack, options, pack.blank.data);
}

/** The root of a pack of the scope `compilation`. */
export function compilationContext(
  departments: readonly CompiledDepartment[],
  pack: FormPack,
  options: OptionValues,
): SourcedRecord {
  return withOptions(pack, options, compilationRecord(departments, pack, pack.schema));
}

/**
 * Throws a RangeError for a project that the filing does not have, and for a subject that is not of the pack's scope:
 * the caller has checked forms and projects.
 */
export function contextFor(
  filing: Filing,
  subject: FormSubject,
  pack: FormPack,
  options: OptionValues,
): SourcedRecord {
  if (subject.scope !== pack.scope) throw new RangeError(`${pack.id} is not about a ${subject.scope}`);
  const own = subjectBranches(filing, subject, pack);
  return withOptions(pack, options, new MadeRecord(own, dataRecord(filing, pack.shape, '', pack)));
}

/** Branches of the root that differ from the filing. */
function subjectBranches(
  filing: Filing,
  subject: FormSubject,
  pack: FormPack,
): Readonly<Record<string, Branch>> {
  switch (subject.scope) {
    case 'project':
      return { project: projectRecord(filing, subject.project, recordIn(pack.shape, 'project'), pack) };
    case 'each': {
      const item = listItem(filing, pack, subject.item);
      return { projects: projectList(filing, null, pack), item };
    }
    case 'unit':
      return { projects: projectList(filing, null, pack) };
    case 'summary':
      return { projects: projectList(filing, subject.projects, pack) };
    case 'findings':
      return {
        findings: new SourcedList(subject.findings.map(findingRecord), findingShape, ''),
        summary: ownLeaf(text, subject.summary),
        remarks: new SourcedList(
          subject.remarks.map((words) => ownLeaf(text, words)),
          text,
          '',
        ),
      };
  }
}

function projectList(filing: Filing, chosen: readonly number[] | null, pack: FormPack): SourcedList {
  const indexes = chosen ?? filing.projects.map((_, index) => index);
  const shape = itemIn(pack.shape, 'projects');
  const make = () => indexes.map((index) => projectRecord(filing, index, shape, pack));
  return new SourcedList({ length: indexes.length, make }, shape, 'projects');
}

function listItem(filing: Filing, pack: FormPack, index: number): SourcedRecord {
  const { each = '' } = pack;
  const items: unknown = Reflect.get(filing, each);
  const item: unknown = Array.isArray(items) ? items[index] : undefined;
  if (typeof item !== 'object' || item === null) throw new RangeError(`${each} has no item ${index}`);
  const own = { index: leafOf(index, number, [], pack) };
  return new MadeRecord(own, dataRecord(item, recordIn(pack.shape, 'item'), `${each}[${index}]`, pack));
}

/** Adds the department and implementer that the project inherits from the unit, with their paths there. */
function projectRecord(
  filing: Filing,
  index: number,
  shape: RecordShape,
  settings: PrintSettings,
): SourcedRecord {
  const project = filing.projects[index];
  if (project === undefined) throw new RangeError(`the filing has no project ${index}`);
  const own = {
    department: inherited(shape, 'department', departmentOf(filing, index), settings),
    implementer: inherited(shape, 'implementer', implementerOf(filing, index), settings),
    index: leafOf(index, number, [], settings),
    ...inheritedLeaves(filing, index, shape, settings),
  };
  return new MadeRecord(own, dataRecord(project, shape, `projects[${index}]`, settings));
}

/** Declared leaves that a project takes from elsewhere in the filing where it says nothing itself. */
function inheritedLeaves(
  filing: Filing,
  index: number,
  project: RecordShape,
  settings: PrintSettings,
): Readonly<Record<string, Leaf>> {
  const leaves: Record<string, Leaf> = {};
  for (const [name, shape] of project.fields) {
    if (shape.kind !== 'leaf' || shape.inherit === undefined) continue;
    const { value, path } = inheritedOf(filing, index, name, shape.inherit);
    leaves[name] = leafOf(value as LeafValue, shape, path, settings);
  }
  return leaves;
}

function inherited(
  project: RecordShape,
  name: string,
  { text: value, path }: SourcedText,
  settings: PrintSettings,
): Leaf {
  const shape = partIn(project, name);
  if (shape.kind !== 'leaf') throw new TypeError(`${name} is a leaf`);
  return leafOf(value, shape, path, settings);
}

/** Lays the values of the pack's options over the root. */
export function withOptions(pack: FormPack, options: OptionValues, root: SourcedRecord): SourcedRecord {
  const own = dataRecord(options, recordIn(pack.shape, 'options'), null, pack);
  return new MadeRecord({ options: own }, root);
}

/** What is printed leads to the finding's place; the project's name leads to where it is given. */
function findingRecord({ path, ...finding }: ListedFinding): SourcedRecord {
  const nameOfProject = /^projects\[\d+\]/.exec(path ?? '')?.[0];
  const leaves = Object.entries({ ...finding, path }).map(([name, value]) => {
    const source = name === 'project' && nameOfProject !== undefined ? `${nameOfProject}.name` : path;
    return [name, new Leaf(text, value, source === null ? [] : [source], value ?? '')] as const;
  });
  return new MadeRecord(Object.fromEntries(leaves));
}
