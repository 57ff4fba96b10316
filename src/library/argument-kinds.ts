/** Kinds of arguments that the library takes, each told by a look at its outside: programs in JavaScript have no types. */
import type { Text } from '../diagnostics/index.js';
import { isRecord } from '../json/index.js';

export interface Kind {
  /** What it should be: 应为…, must be …. */
  readonly should: Text;
  readonly fits: (value: unknown) => boolean;
}

/** One of some words; others are `request/unknown-<code>`. */
export interface Choice {
  readonly choices: readonly string[];
  readonly code: string;
  readonly name: Text;
}

/** A whole number within bounds; others are `request/wrong-count`. */
export interface Count {
  readonly least: number;
  readonly most: number;
}

/** An object of settings, of which each may be left out but those that are required. */
export interface Settings {
  readonly settings: Readonly<Record<string, Wanted>>;
  readonly required?: readonly string[];
}

export type Wanted = Kind | Choice | Count | Settings;

function kind(zh: string, en: string, fits: (value: unknown) => boolean): Kind {
  return { should: { zh, en }, fits };
}

export const text = kind('文本', 'a text', (value) => typeof value === 'string');
export const textOrNull = kind('文本', 'a text', (value) => value === null || typeof value === 'string');
export const flag = kind('true 或 false', 'true or false', (value) => typeof value === 'boolean');
export const record = kind('对象', 'an object', isRecord);
export const files = kind(
  '[路径, 字节] 的数组或 Map',
  'an array or Map of [path, bytes]',
  (value) => isIterable(value) && (!Array.isArray(value) || value.every(isFile)),
);
export const call = kind('函数', 'a function', (value) => typeof value === 'function');
export const index = kind('整数', 'a whole number', Number.isInteger);
export const indexOrNull = kind(
  '数（第几个，从 0 数起）',
  'a number (an index, from 0)',
  (value) => value === null || typeof value === 'number',
);
export const amount = kind(
  '金额（bigint，百万分之一元）',
  'an amount (a bigint of millionths of a yuan)',
  (value) => typeof value === 'bigint',
);
/** What else is wrong with it is said when it is read. */
export const json = kind(
  '能写成 JSON 的数据（没有循环引用，金额为文本）',
  'data that can be written as JSON (no cycles, amounts as texts)',
  isJson,
);

export const texts = kind('文本的数组', 'an array of texts', isListOf(text.fits));
export const textsOrNull = kind(
  '文本的数组',
  'an array of texts',
  (value) => value === null || texts.fits(value),
);
export const steps = kind(
  '路径各步的数组，如 ["projects", 0, "name"]',
  'an array of steps',
  isListOf(isStep),
);
export const indexes = kind('整数的数组', 'an array of whole numbers', isListOf(Number.isInteger));
export const cells = kind('各行的数组，每行是文本的数组', 'rows of texts', isListOf(texts.fits));
export const leaves = kind('leavesOf 给出的各值', 'what leavesOf gives', (value) => value instanceof Map);
export const diagnosticList = kind('诊断的数组', 'an array of diagnostics', isListOf(isRecord));
export const optionTexts = kind(
  '各选项为文本的对象，如 { signature: "true" }',
  'an object of texts, such as { signature: "true" }',
  (value) => isRecord(value) && Object.values(value).every(text.fits),
);
export const tables = kind(
  '各表的数组，每张是 { name, rows }',
  'an array of { name, rows }',
  isListOf((one) => isRecord(one) && text.fits(one.name) && cells.fits(one.rows)),
);
export const many = kind('数组或别的可逐个取的值', 'something iterable', isIterable);

/** Of any realm: a `Buffer` is one too. */
export const bytes = kind(
  '文件的字节（Uint8Array 或 Buffer；文本请用 Buffer.from(文本)）',
  'the bytes of a file (a Uint8Array or Buffer; of a text, Buffer.from(text))',
  isBytes,
);
export const filing = kind(
  'readFiling 或 filingFrom 给出的 value（没有读过的 JSON 请先交给它们）',
  'the value that readFiling or filingFrom gives (JSON has to go through one of them first)',
  isFiling,
);
export const filingOrBytes = kind(
  'readFiling 或 filingFrom 给出的 value，或 JSON 文件的字节',
  'the value that readFiling or filingFrom gives, or the bytes of a JSON file',
  (value) => isFiling(value) || isBytes(value),
);
export const resources = kind(
  'loadResources 给出的 value',
  'the value that loadResources gives',
  (value) => hasSchema(value) && isRecord(value.memo) && isRecord(value.faces) && hasPacks(value),
);
export const resourcesToRead = kind(
  'loadResources 给出的 value',
  'the value that loadResources gives',
  hasSchema,
);
export const resourcesToCheck = kind(
  'loadResources 给出的 value',
  'the value that loadResources gives',
  (value) => hasSchema(value) && hasPacks(value),
);
export const schema = kind('resources.schema', 'resources.schema', isSchema);
export const document = kind(
  'layOutForm 等给出的 value',
  'the value that layOutForm and its like give',
  (value) => isRecord(value) && Array.isArray(value.pages) && Array.isArray(value.outline),
);
export const checkSettings = kind(
  'parseConfig 给出的 value，或由 defaultSettings 改成的',
  'the value that parseConfig gives, or one made of defaultSettings',
  (value) =>
    isRecord(value) &&
    isRecord(value.thresholds) &&
    Array.isArray(value.grades) &&
    [value.rules, value.indicatorGroups, value.formChoices].every((one) => one instanceof Map),
);
export const edit = kind(
  '{ kind: "set" | "insert" | "remove" | "move", path, … }',
  '{ kind: "set" | "insert" | "remove" | "move", path, … }',
  isEdit,
);
export const edits = kind('修改的数组', 'an array of edits', isListOf(isEdit));

export function choice(code: string, name: Text, choices: readonly string[]): Choice {
  return { choices, code, name };
}

export function count(least: number, most: number): Count {
  return { least, most };
}

function isListOf(fits: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every(fits);
}

function isJson(value: unknown): boolean {
  try {
    return typeof JSON.stringify(value) === 'string';
  } catch {
    return false;
  }
}

function isStep(value: unknown): boolean {
  return typeof value === 'string' || Number.isInteger(value);
}

function isIterable(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !isBytes(value) &&
    (Symbol.iterator in value || Symbol.asyncIterator in value)
  );
}

function isBytes(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Uint8Array]';
}

/** JSON that nothing has read lacks what reading fills in, and has its amounts as numbers or texts. */
function isFiling(value: unknown): boolean {
  if (!isRecord(value) || typeof value.year !== 'number' || !isRecord(value.unit)) return false;
  const { forms, projects, unitTarget, unitSelfEvaluation } = value;
  const parts = [unitTarget, unitSelfEvaluation].every((part) => part === null || isRecord(part));
  return parts && Array.isArray(forms) && Array.isArray(projects) && projects.every(isProject);
}

function isProject(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value.funding) || !Array.isArray(value.indicators)) return false;
  const { total, annual } = value.funding;
  return isRecord(annual) && [total, annual.total].every((one) => one === null || typeof one === 'bigint');
}

function isSchema(value: unknown): boolean {
  return isRecord(value) && isRecord(value.zod) && isRecord(value.root);
}

function hasSchema(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && isSchema(value.schema);
}

function hasPacks({ packs }: Readonly<Record<string, unknown>>): boolean {
  return packs instanceof Map;
}

function isFile(value: unknown): boolean {
  return Array.isArray(value) && text.fits(value[0]) && isBytes(value[1]);
}

function isEdit(value: unknown): boolean {
  if (!isRecord(value) || !steps.fits(value.path)) return false;
  const { kind: what, json, index: at, from, to } = value;
  if (what === 'set') return text.fits(json);
  if (what === 'insert') return text.fits(json) && index.fits(at);
  return what === 'remove' ? index.fits(at) : what === 'move' && index.fits(from) && index.fits(to);
}
