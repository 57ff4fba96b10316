/** Loads a form pack: form.json by its schema, form.hbs compiled against what it will be filled from, then tried with made data. */
import { type Diagnostic, diagnostic, hasErrors, type Result } from '../diagnostics/index.js';
import { checkForms } from './check-forms.js';
import { compileTemplate } from './compile-template.js';
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

/** A pack that has been read and checked, as plain data. */
export interface PreparedPack {
  readonly definition: PackDefinition;
  /** Asked for when the form is first filled. */
  readonly steps: () => Steps;
}

/** The pack, or all that is wrong with its two files, each fault with line and column. Reads no file itself. */
export function loadPack(files: PackFiles): Result<FormPack> {
  const { value: prepared, diagnostics } = preparePack(files);
  return { value: prepared === null ? null : packOf(files.folder, prepared), diagnostics };
}

/** What `packOf` makes a pack of; null where something is wrong with the files. */
export function preparePack({ folder, formJson, formHbs }: PackFiles): Result<PreparedPack> {
  const { value: definition, diagnostics } = definitionOf(folder, formJson);
  if (definition === null) return { value: null, diagnostics };
  const file = `${folder}/form.hbs`;
  const source = decode(formHbs, file);
  if (source.value === null) return { value: null, diagnostics: source.diagnostics };
  const shape = contextShape(definition.scope, definition.options);
  const template = compileTemplate(source.value, shape, file);
  const blank = readBlank(definition, shape, `${folder}/form.json`);
  const found = [...diagnostics, ...template.diagnostics, ...blank.diagnostics];
  const { value: steps } = template;
  if (steps === null || hasErrors(found)) return { value: null, diagnostics: found };
  const prepared = { definition, steps: () => steps };
  const misfits = checkForms(packOf(folder, prepared));
  return { value: misfits.length > 0 ? null : prepared, diagnostics: [...found, ...misfits] };
}

/** The pack of the folder. What filling needs is made when it is asked for: most commands fill few of the forms. */
export function packOf(folder: string, { definition, steps }: PreparedPack): FormPack {
  const { scope, options } = definition;
  const shape = once(() => contextShape(scope, options));
  const blank = once(() => readBlank(definition, shape(), `${folder}/form.json`).value);
  const stepsOnce = once(steps);
  return {
    ...definition,
    file: `${folder}/form.hbs`,
    get shape() {
      return shape();
    },
    get steps() {
      return stepsOnce();
    },
    get blank() {
      return blank();
    },
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
