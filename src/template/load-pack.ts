/** Loads a form pack: form.json by its schema, form.hbs checked against what it will be filled from. */
import { type Diagnostic, diagnostic, hasErrors, type Result } from '../diagnostics/index.js';
import { type CompiledTemplate, compileTemplate, stepsOfTemplate, templateOf } from './compile-template.js';
import { contextShape } from './context.js';
import type { BlankForm, FormPack } from './pack.js';
import type { PackDefinition } from './pack-definition.js';
import { readOptions } from './pack-options.js';
import { readDefinition } from './read-definition.js';
import type { RecordShape } from './shape.js';
import { readSkeleton } from './skeleton.js';
import type { Steps } from './steps.js';

export interface PackFiles {
  /** Path of the folder; its last part is the pack's id. Diagnostics name the files in it. */
  readonly folder: string;
  readonly formJson: Uint8Array;
  readonly formHbs: Uint8Array;
}

/** `onUse`: a template known to be right is compiled when it is first filled, which spares a command the forms it does not make. */
export type TemplateCheck = 'onLoad' | 'onUse';

/** The pack, or all that is wrong with its two files, each fault with line and column. Reads no file itself. */
export function loadPack(
  { folder, formJson, formHbs }: PackFiles,
  check: TemplateCheck = 'onLoad',
): Result<FormPack> {
  const definition = definitionOf(folder, formJson);
  if (definition.value === null) return { value: null, diagnostics: definition.diagnostics };
  const file = `${folder}/form.hbs`;
  const source = decode(formHbs, file);
  if (source.value === null) return { value: null, diagnostics: source.diagnostics };
  const { scope, options } = definition.value;
  const shape = contextShape(scope, options);
  const template =
    check === 'onLoad'
      ? compileTemplate(source.value, shape, file)
      : compiledOnUse(source.value, shape, file);
  const blank = readBlank(definition.value, shape, `${folder}/form.json`);
  const diagnostics = [...definition.diagnostics, ...template.diagnostics, ...blank.diagnostics];
  if (template.value === null || hasErrors(diagnostics)) return { value: null, diagnostics };
  const pack = { ...definition.value, file, shape, template: template.value, blank: blank.value };
  return { value: pack, diagnostics };
}

/** A pack that has been read and checked before, as plain data. */
export interface PreparedPack {
  readonly definition: PackDefinition;
  /** Asked for when the form is first filled. */
  readonly steps: () => Steps;
}

/** What `loadPrepared` makes a pack of; null where `loadPack` would find fault with its files. */
export function preparePack(files: PackFiles): PreparedPack | null {
  const { value: pack } = loadPack(files);
  const { value: definition } = definitionOf(files.folder, files.formJson);
  if (pack === null || definition === null) return null;
  const source = new TextDecoder().decode(files.formHbs);
  const { value: steps } = stepsOfTemplate(source, pack.shape, pack.file);
  return steps === null ? null : { definition, steps: () => steps };
}

/** The same pack as `loadPack` gives, without reading its files; what a form's filling needs is made when it is asked for. */
export function loadPrepared(folder: string, { definition, steps }: PreparedPack): FormPack {
  const { scope, options } = definition;
  const shape = once(() => contextShape(scope, options));
  const blank = once(() => readBlank(definition, shape(), `${folder}/form.json`).value);
  const template = once(() => templateOf(steps()));
  return {
    ...definition,
    file: `${folder}/form.hbs`,
    get shape() {
      return shape();
    },
    get blank() {
      return blank();
    },
    template: (root, environment) => template()(root, environment),
  };
}

/** Makes it with the first call. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** A fault that comes to light only then is thrown, and reported by the filling. */
function compiledOnUse(source: string, shape: RecordShape, file: string): Result<CompiledTemplate> {
  const template = once(() => compiledOrThrow(source, shape, file));
  return { value: (root, environment) => template()(root, environment), diagnostics: [] };
}

function compiledOrThrow(source: string, shape: RecordShape, file: string): CompiledTemplate {
  const { value, diagnostics } = compileTemplate(source, shape, file);
  if (value === null) throw new Error(diagnostics.map(({ message }) => message).join('；'));
  return value;
}

/** Null where the pack says nothing of a blank form. */
function readBlank(definition: PackDefinition, shape: RecordShape, file: string): Result<BlankForm> {
  const { blank } = definition;
  if (blank === undefined) return { value: null, diagnostics: [] };
  const fields = new Map([...shape.fields].filter(([name]) => name !== 'options'));
  const skeleton = readSkeleton(blank.data ?? {}, { kind: 'record', fields }, ['blank', 'data'], file);
  const options = blank.options ?? {};
  const wrong = readOptions(definition, options).diagnostics.map((one) => ({
    ...one,
    file,
    path: 'blank.options',
  }));
  const diagnostics = [...skeleton.diagnostics, ...wrong];
  if (skeleton.value === null || wrong.length > 0) return { value: null, diagnostics };
  return { value: { options, skeleton: skeleton.value }, diagnostics };
}

/** What form.json says, without its template: all that a list of forms needs. */
export function definitionOf(folder: string, formJson: Uint8Array): Result<PackDefinition> {
  const file = `${folder}/form.json`;
  const text = decode(formJson, file);
  const definition = text.value === null ? text : readDefinition(text.value, file);
  const name = folder.split(/[/\\]/).findLast((part) => part !== '') ?? '';
  if (definition.value === null || typeof definition.value === 'string') {
    return { value: null, diagnostics: definition.diagnostics };
  }
  if (definition.value.id === name) return { value: definition.value, diagnostics: definition.diagnostics };
  return {
    value: null,
    diagnostics: [...definition.diagnostics, otherName(definition.value.id, name, file)],
  };
}

/** UTF-8, with or without a byte order mark. */
function decode(bytes: Uint8Array, file: string): Result<string> {
  try {
    return { value: new TextDecoder('utf-8', { fatal: true }).decode(bytes), diagnostics: [] };
  } catch {
    const fault: Diagnostic = diagnostic({
      code: 'template/encoding',
      severity: 'error',
      message: '不是有效的 UTF-8；请用 UTF-8 编码重新保存',
      english: 'not valid UTF-8; save the file again as UTF-8',
      file,
    });
    return { value: null, diagnostics: [fault] };
  }
}

function otherName(id: string, folder: string, file: string): Diagnostic {
  return diagnostic({
    code: 'template/bad-definition',
    severity: 'error',
    message: `id 是“${id}”，文件夹名是“${folder}”；请改成一致`,
    english: `The id is ${id} and the folder ${folder}; make them agree`,
    file,
    path: 'id',
    position: null,
  });
}
