/** Loads a form pack: form.json by its schema, form.hbs compiled against what it will be filled from, then tried with made data. */
import { type Diagnostic, hasErrors, type Result } from '../diagnostics/index.js';
import { coreSchema, decodePossiblyEmpty, type FilingSchema, whenProblems } from '../filing/index.js';
import { type PlacedProblem, placeProblems } from '../json/index.js';
import { aliasProblems, labelsOf } from './alias-problems.js';
import { readBlankData } from './blank-data.js';
import { tryForms } from './check-forms.js';
import { compileTemplate } from './compile-template.js';
import { contextShape } from './context.js';
import { mentionedNames } from './mentioned-names.js';
import type { BlankForm, FormPack } from './pack.js';
import type { PackDefinition } from './pack-definition.js';
import { readOptions } from './pack-options.js';
import { readDefinition } from './read-definition.js';
import type { RecordShape } from './shape.js';
import type { Steps } from './steps.js';

export interface PackFiles {
  /** Path of the folder; its last part is the pack's id. Diagnostics name the files in it. */
  readonly folder: string;
  readonly formJson: Uint8Array;
  readonly formHbs: Uint8Array;
  /** Files that templates may include, by name without `.hbs`; they are beside the packs' folders. */
  readonly includes?: ReadonlyMap<string, Uint8Array>;
}

/** A validated pack as plain data. */
export interface PreparedPack {
  readonly definition: PackDefinition;
  /** Asked for when the form is first filled. */
  readonly steps: () => Steps;
}

/** Returns the pack, or all faults of its two files with line and column. Reads no files. */
export function loadPack(files: PackFiles, schema: FilingSchema = coreSchema): Result<FormPack> {
  const { value: prepared, diagnostics } = preparePack(files, schema);
  return { value: prepared === null ? null : packOf(files.folder, prepared, schema), diagnostics };
}

/** Reads and checks the files for `packOf`; null if they have errors. */
export function preparePack(
  { folder, formJson, formHbs, includes }: PackFiles,
  schema: FilingSchema = coreSchema,
): Result<PreparedPack> {
  const json = decode(formJson, `${folder}/form.json`);
  if (json.value === null) return { value: null, diagnostics: json.diagnostics };
  const read = definitionOf(folder, json.value, schema);
  if (read.value === null) return { value: null, diagnostics: read.diagnostics };
  const definition = read.value;
  const file = `${folder}/form.hbs`;
  const source = decode(formHbs, file);
  if (source.value === null) return { value: null, diagnostics: source.diagnostics };
  const shape = contextShape(definition, schema);
  const template = compileTemplate({ text: source.value, file, includes: includes ?? new Map() }, shape);
  const problems = [...whenProblems(definition.when, schema), ...readBlank(definition, shape).problems];
  const place = { file: `${folder}/form.json`, code: 'template/bad-definition' };
  const found = [...placeProblems(problems, json.value, place), ...template.diagnostics];
  const { value: steps } = template;
  if (steps === null || hasErrors(found)) return { value: null, diagnostics: found };
  const prepared = { definition, steps: () => steps };
  const { forms, errors } = tryForms(packOf(folder, prepared, schema));
  const aliases = aliasProblems(definition, labelsOf(forms));
  const misfits = [...errors, ...placeProblems(errors.length > 0 ? [] : aliases, json.value, place)];
  return { value: misfits.length > 0 ? null : prepared, diagnostics: [...found, ...misfits] };
}

/** Builds the pack lazily: most commands fill few of the forms. */
export function packOf(
  folder: string,
  { definition, steps }: PreparedPack,
  schema: FilingSchema = coreSchema,
): FormPack {
  const shape = lazy(() => contextShape(definition, schema));
  const blank = lazy(() => readBlank(definition, shape()).value);
  const lazySteps = lazy(steps);
  const names = lazy(() => mentionedNames(lazySteps()));
  return {
    ...definition,
    file: `${folder}/form.hbs`,
    faults: [],
    schema,
    get shape() {
      return shape();
    },
    get steps() {
      return lazySteps();
    },
    get names() {
      return names();
    },
    get blank() {
      return blank();
    },
  };
}

/** Makes a placeholder for an unusable pack, which reports its faults on use. */
export function faultyPack({ folder, formJson }: PackFiles, faults: readonly Diagnostic[]): FormPack {
  const id = folderName(folder);
  const text = decode(formJson, `${folder}/form.json`).value;
  const definition = (text === null ? null : definitionOf(folder, text).value) ?? unknownDefinition(id);
  const fields = new Map<string, never>();
  const file = `${folder}/form.hbs`;
  const shape = { kind: 'record', fields } as const;
  const unread = { shape, steps: [], names: new Set<string>(), blank: null };
  return { ...definition, file, faults, schema: coreSchema, ...unread };
}

/** Stand-in for a definition that cannot be read. */
function unknownDefinition(id: string): PackDefinition {
  const cellPadding = { x: 3, y: 3, leastY: 1 };
  const page = {
    orientation: 'portrait',
    bodySize: 10.5,
    linePitch: 15,
    titleSize: 18,
    cellPadding,
  } as const;
  const words = { id, title: id, edition: '', source: '' };
  return {
    ...words,
    scope: 'project',
    order: 0,
    amountUnit: '元',
    dateStyle: '2024-01-01',
    page,
    options: {},
  };
}

/** Computes lazily, once. */
function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Null where the pack says nothing of a blank form; of no use where there are problems. */
function readBlank(
  definition: PackDefinition,
  shape: RecordShape,
): { readonly value: BlankForm | null; readonly problems: readonly PlacedProblem[] } {
  const { blank } = definition;
  if (blank === undefined) return { value: null, problems: [] };
  const fields = new Map([...shape.fields].filter(([name]) => name !== 'options'));
  const data = readBlankData(blank.data ?? {}, { kind: 'record', fields }, ['blank', 'data']);
  const options = blank.options ?? {};
  const wrong = Object.entries(options).flatMap(([name, value]) =>
    readOptions(definition, { [name]: value }).diagnostics.map(({ message, english, parameters }) => ({
      code: 'disagreement',
      path: ['blank', 'options', name],
      message,
      english,
      parameters,
    })),
  );
  return { value: { options, data: data.value }, problems: [...data.problems, ...wrong] };
}

/** Reads form.json without the template: all that a list of forms needs. */
function definitionOf(
  folder: string,
  text: string,
  schema: FilingSchema = coreSchema,
): Result<PackDefinition> {
  return readDefinition(text, { file: `${folder}/form.json`, folderName: folderName(folder) }, schema);
}

function folderName(folder: string): string {
  return folder.split(/[/\\]/).findLast((part) => part !== '') ?? '';
}

function decode(bytes: Uint8Array, file: string): Result<string> {
  const decoded = decodePossiblyEmpty(bytes);
  if ('text' in decoded) return { value: decoded.text, diagnostics: [] };
  return { value: null, diagnostics: [{ ...decoded.problem, code: 'template/encoding', file }] };
}
