/** Tries a compiled pack with made data, so that cells that do not fill their table are found before there is a filing. */
import type { Diagnostic } from '../diagnostics/index.js';
import type { Form } from '../model/index.js';
import { withOptions } from './context.js';
import { blankRecord } from './context-tree.js';
import { fillForm } from './fill-form.js';
import type { SourcedRecord } from './leaf.js';
import { madeUpRecord } from './made-data.js';
import type { FormPack, OptionValues } from './pack.js';
import { readOptions } from './pack-options.js';
import type { Steps, Value } from './steps.js';

/** Steps of one trial: no form of three rows in each list takes a hundredth. */
const maxSteps = 100_000;
/** Largest number of trials with options' values and words that a template compares with. */
const maxTrials = 60;

/** One filling of the form; `name` says in Chinese with what. */
interface Trial {
  readonly name: string;
  readonly root: SourcedRecord;
}

/** Returns the forms of all trials, and their errors, one for each place. */
export function tryForms(pack: FormPack): {
  readonly forms: readonly Form[];
  readonly errors: readonly Diagnostic[];
} {
  const found = new Map<string, Diagnostic>();
  const forms: Form[] = [];
  for (const { name, root } of trialsOf(pack)) {
    const { value, diagnostics } = fillForm(pack, root, { maxSteps });
    if (value !== null) forms.push(value);
    for (const one of diagnostics) {
      const key = `${one.code} ${one.position?.line}:${one.position?.column}`;
      if (one.severity !== 'error' || found.has(key)) continue;
      found.set(key, { ...one, message: `${one.message}（试填：${name}）` });
    }
  }
  return { forms, errors: [...found.values()] };
}

function trialsOf(pack: FormPack): readonly Trial[] {
  const defaults = readOptions(pack, {}).value ?? {};
  const blank = blankRecord(pack.shape);
  const made = (rows: number, word = '甲') => madeUpRecord(pack.shape, { rows, word }, pack);
  const roots = [
    ['数据全空', blank],
    ['列表都没有项', made(0)],
    ['列表各一项', made(1)],
    ['列表各三项', made(3)],
  ] as const;
  const trial = (name: string, root: SourcedRecord, options: OptionValues): Trial => ({
    name,
    root: withOptions(pack, options, root),
  });
  const settings = [{ name: '', options: defaults }, ...optionTrials(pack, defaults)];
  const blankOptions = readOptions(pack, pack.blank?.options ?? {}).value ?? defaults;
  return [
    ...settings.flatMap(({ name, options }) =>
      roots.map(([rows, root]) => trial(`${rows}${name}`, root, options)),
    ),
    ...wordsOf(pack.steps).map((word) => trial(`文字都是“${word}”`, made(3, word), defaults)),
    ...(pack.blank === null ? [] : [trial('空白表', pack.blank.data, blankOptions)]),
  ];
}

/** Tries each option with each non-default value; texts blank and filled. */
function optionTrials({ options }: FormPack, defaults: OptionValues) {
  const trials: { readonly name: string; readonly options: OptionValues }[] = [];
  for (const [name, option] of Object.entries(options)) {
    const values =
      option.type === 'choice' ? option.values : option.type === 'boolean' ? [true, false] : ['', '甲'];
    for (const value of values) {
      if (value === option.default) continue;
      trials.push({ name: `，选项 ${name}=${value}`, options: { ...defaults, [name]: value } });
    }
  }
  return trials.slice(0, maxTrials);
}

/** The words that the template compares values with. */
function wordsOf(steps: Steps): readonly string[] {
  const words = new Set<string>();
  const look = (value: Value): void => {
    if (value.kind !== 'call') return;
    for (const each of value.values) {
      const compares = value.helper === 'eq' || value.helper === 'ne';
      if (compares && each.kind === 'literal') words.add(String(each.value));
      look(each);
    }
  };
  const walk = (part: Steps): void => {
    for (const step of part) {
      if ('value' in step) look(step.value);
      if ('inside' in step) walk(step.inside);
      if ('otherwise' in step) walk(step.otherwise);
    }
  };
  walk(steps);
  return [...words].slice(0, maxTrials);
}
