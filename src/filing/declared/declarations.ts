/** fields.json (数据字典): what the forms of a folder need beyond the core filing, and how several folders' agree. */
import * as z from 'zod';
import { type Diagnostic, type DiagnosticParameters, errorOf, type Result } from '../../diagnostics/index.js';
import {
  boundedText,
  jsonPlaces,
  lineIndex,
  type PathStep,
  type PlacedProblem,
  readJson,
  writePath,
} from '../../json/index.js';

export const fieldsFileName = 'fields.json';

/** Kinds of declared leaves; `text` by default. */
const declaredKinds = [
  'text',
  'amount',
  'decimal',
  'percent',
  'date',
  'period',
  'choice',
  'target',
  'value',
] as const;
export type DeclaredKind = (typeof declaredKinds)[number];

/** 运行监控 in the year, 自评 at its end. */
export const stages = ['monitoring', 'self-evaluation'] as const;
export type Stage = (typeof stages)[number];

/** One name: a plain text is the label of a text. */
export type Declared = string | DeclaredField;

export interface DeclaredField {
  /** To be given for a new name; a known name keeps its own. */
  readonly label?: string | undefined;
  readonly description?: string | undefined;
  readonly kind?: DeclaredKind | undefined;
  /** Values of a choice, in the order of the boxes. */
  readonly values?: readonly string[] | undefined;
  readonly required?: boolean | undefined;
  /** For a project's field: the path in the filing from which a blank inherits its value, such as `unit.code`. */
  readonly inherit?: string | undefined;
  /** The stage of the year that fills it in: `jibiao next --stage` puts it into the data. */
  readonly stage?: Stage | undefined;
  /** For a stage's leaf: the path, from the list's item, from which its value is carried over. */
  readonly from?: string | undefined;
  /** An object with these parts. */
  readonly fields?: Declarations | undefined;
  /** A list of objects with these parts, or of texts with this label. */
  readonly list?: Declarations | string | undefined;
}

export interface Declarations {
  readonly [name: string]: Declared;
}

function buildDeclarationsSchema() {
  const label = boundedText(200);
  const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/, { error: nameFault });
  const declared: z.ZodType<Declared> = z.lazy(() =>
    z.union([
      label.describe('文字项的中文名'),
      z.strictObject({
        label: label.optional().describe('中文名，如 全年执行数'),
        description: boundedText(1000).optional().describe('给填报人的一句说明'),
        kind: z.enum(declaredKinds).optional().describe('值的种类；不写是文字'),
        values: z.array(label).min(1).max(100).optional().describe('kind 为 choice 时可取的值，即表上的方框'),
        required: z.boolean().optional().describe('必须填写'),
        inherit: label.optional().describe('项目里空着时取填报数据的哪一处，如 unit.code'),
        stage: z.enum(stages).optional().describe('由 jibiao next --stage 带入数据的阶段'),
        from: label.optional().describe('这一阶段的值先取自同一项里的哪一处，如 funding.annual.total'),
        fields: declarations.optional().describe('一组数据，各有名称'),
        list: z.union([label, declarations]).optional().describe('列表：每项的各栏，或每项文字的中文名'),
      }),
    ]),
  );
  const declarations: z.ZodType<Declarations> = z.lazy(() => z.record(name, declared));
  // An editor’s `$schema` may stand at the root.
  return z
    .record(z.string().regex(rootName, { error: nameFault }), declared)
    .transform(({ $schema: _forEditors, ...given }) => given);
}

const nameFault = '小写字母开头、只有字母和数字的名称';
const rootName = /^(?:\$schema|[a-z][A-Za-z0-9]*)$/;

/** JSON Schema of fields.json, for editors. */
export function fieldsJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(buildDeclarationsSchema(), { io: 'input' });
  return { $schema, title: 'jibiao fields.json', ...schema };
}

/** Reads a folder's fields.json, or reports all that is wrong with it. `schemaWith` checks whether its names are new. */
export function readDeclarations(text: string, file: string): Result<Declarations> {
  const codes = { syntax: 'fields/not-json', content: 'fields/bad-declaration' };
  return readJson(text, buildDeclarationsSchema(), {
    file,
    codes,
    disagreements: (declarations) =>
      Object.entries(declarations).flatMap(([name, one]) => faultsOf(one, [name])),
  });
}

function faultsOf(one: Declared, path: readonly PathStep[]): readonly PlacedProblem[] {
  if (typeof one === 'string') return [];
  const { kind, values, required, inherit, stage, from, fields, list } = one;
  const own: PlacedProblem[] = [];
  const fault = (message: string, english: string, parameters: DiagnosticParameters = {}) =>
    own.push({ code: 'disagreement', message, english, parameters, path });
  if ([kind, fields, list].filter((part) => part !== undefined).length > 1)
    fault('kind、fields、list 只能写一个', 'give only one of kind, fields and list');
  if ((kind === 'choice') !== (values !== undefined))
    fault('kind 为 choice 时写 values，别的种类不写', 'a choice, and nothing else, has values');
  const repeated = values?.find((value, index) => values.indexOf(value) !== index);
  if (repeated !== undefined)
    fault(`values 里有两个“${repeated}”；请删去一个`, `values has "${repeated}" twice; remove one`, {
      found: repeated,
    });
  if ((required !== undefined || inherit !== undefined) && (fields !== undefined || list !== undefined))
    fault('required、inherit 只能写在单个的值上', 'required and inherit are for single values');
  if (from !== undefined && stage === undefined) fault('from 要和 stage 一起写', 'from needs a stage');
  const parts = typeof list === 'object' ? list : (fields ?? {});
  const within = typeof list === 'object' ? 'list' : 'fields';
  const isEmpty = (typeof list === 'object' || fields !== undefined) && Object.keys(parts).length === 0;
  if (isEmpty && within === 'list')
    fault(
      'list 里没有一栏；请写上各栏，或写一段文字（列表里每一项文字的中文名）',
      'the list has no parts; give them, or a text: the label of each text in it',
    );
  else if (isEmpty) fault('fields 里没有一项；请写上各项', 'fields has no parts; give them');
  return [
    ...own,
    ...Object.entries(parts).flatMap(([name, part]) => faultsOf(part, [...path, within, name])),
  ];
}

export interface DeclarationsFile {
  readonly file: string;
  readonly declarations: Declarations;
}

/** Merges the declarations of all files. Conflicting ones are an error that names both files. */
export function mergeDeclarations(files: readonly DeclarationsFile[]): Result<Declarations> {
  const diagnostics: Diagnostic[] = [];
  let merged: Declarations = {};
  const fileOf = new Map<string, string>();
  for (const { file, declarations } of files) {
    const conflict = (path: readonly PathStep[]) => {
      const place = writePath(path);
      diagnostics.push(differently(place, file, fileOf.get(String(path[0])) ?? ''));
    };
    merged = merge(merged, declarations, [], conflict);
    for (const name of Object.keys(declarations)) if (!fileOf.has(name)) fileOf.set(name, file);
  }
  return { value: diagnostics.length > 0 ? null : merged, diagnostics };
}

function merge(
  known: Declarations,
  more: Declarations,
  above: readonly PathStep[],
  conflict: (path: readonly PathStep[]) => void,
): Declarations {
  const merged: Record<string, Declared> = { ...known };
  for (const [name, one] of Object.entries(more)) {
    const before = merged[name];
    merged[name] = before === undefined ? one : mergeOne(before, one, [...above, name], conflict);
  }
  return merged;
}

function mergeOne(
  known: Declared,
  more: Declared,
  path: readonly PathStep[],
  conflict: (path: readonly PathStep[]) => void,
): Declared {
  if (typeof known === 'string' || typeof more === 'string') {
    if (known !== more) conflict(path);
    return known;
  }
  const { fields, list, ...rest } = known;
  const { fields: moreFields, list: moreList, ...moreRest } = more;
  if (JSON.stringify(rest) !== JSON.stringify(moreRest)) conflict(path);
  if (fields !== undefined && moreFields !== undefined)
    return { ...rest, fields: merge(fields, moreFields, [...path, 'fields'], conflict) };
  if (typeof list === 'object' && typeof moreList === 'object')
    return { ...rest, list: merge(list, moreList, [...path, 'list'], conflict) };
  if (fields !== moreFields || list !== moreList) conflict(path);
  return known;
}

function differently(place: string, file: string, other: string): Diagnostic {
  return errorOf(
    'fields/conflict',
    `${place} 在 ${other} 里另有声明；请改成一致，或换一个名称`,
    `${place} is declared differently in ${other}; make them agree, or choose another name`,
    { parameters: { place, other }, file, path: place },
  );
}

/** Diagnostics of what `schemaWith` finds wrong, each in the first of the files that declares it. */
export function placesOfDeclarations(
  problems: readonly PlacedProblem[],
  files: readonly { readonly file: string; readonly text: string }[],
): readonly Diagnostic[] {
  return problems.map(({ message, english, parameters, path }) => {
    const found = files
      .map(({ file, text }) => ({ file, text, place: jsonPlaces(text).locate(path) }))
      .find(({ place }) => place.whole);
    return errorOf('fields/bad-declaration', message, english, {
      parameters,
      file: found?.file ?? files[0]?.file ?? null,
      path: writePath(path),
      position: found === undefined ? null : lineIndex(found.text).positionAt(found.place.offset),
    });
  });
}
