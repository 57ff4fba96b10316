/** Fills a template in: takes its steps one after the other and writes the markup. */
import type { Diagnostic } from '../diagnostics/index.js';
import { escapeMarkup } from './escape.js';
import type { HelperCall } from './helper.js';
import { helperNamed } from './helpers/index.js';
import {
  type Branch,
  isBlank,
  isTrue,
  type Markup,
  type MarkupPart,
  SourcedList,
  SourcedRecord,
} from './leaf.js';
import type { PrintSettings } from './print.js';
import type { CallValue, Step, StepPlace, Steps, TextStep, Value } from './steps.js';

/** What filling gives to helpers; templates cannot name it. */
export interface FillEnvironment {
  readonly settings: PrintSettings;
  readonly report: (finding: Diagnostic) => void;
}

/** What goes wrong in a statement of the template, and where that begins. */
export class FillError extends Error {
  readonly at: StepPlace | null;

  constructor(cause: unknown, at: StepPlace | null) {
    super('the template cannot be filled', { cause });
    this.at = at;
  }
}

/** Throws a FillError. */
export function fillSteps(
  steps: Steps,
  root: SourcedRecord,
  environment: FillEnvironment,
): readonly MarkupPart[] {
  const call = { ...environment, named: {} };
  const state: FillState = { written: [], items: [root], indexes: [0], lengths: [0], call, at: null };
  try {
    run(steps, state);
  } catch (error) {
    throw new FillError(error, state.at);
  }
  return state.written;
}

interface FillState {
  readonly written: MarkupPart[];
  /** By level: what stands there, and the rounds of the loops. */
  readonly items: Branch[];
  readonly indexes: number[];
  readonly lengths: number[];
  /** For helpers without named arguments. */
  readonly call: HelperCall;
  /** The statement being filled in. */
  at: StepPlace | null;
}

/** What an expression stands for: data, what a helper gives, the number of a round or whether it is the last, a literal. */
type Evaluated = Branch | Markup | string | number | boolean;

// Loops count: iterators are objects, and there are some thousand steps to a form.
function run(steps: Steps, state: FillState): void {
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index];
    if (step?.kind === 'text') state.written.push(step.text);
    else if (step !== undefined) runStep(step, state);
  }
}

function runStep(step: Exclude<Step, TextStep>, state: FillState): void {
  state.at = step.at;
  switch (step.kind) {
    case 'print':
      print(evaluate(step.value, state), state.written);
      break;
    case 'if':
      run(isTrue(evaluate(step.value, state)) ? step.inside : step.otherwise, state);
      break;
    case 'each': {
      const list = evaluate(step.value, state);
      const items = list instanceof SourcedList ? list.items : [];
      if (items.length === 0) run(step.otherwise, state);
      else runRounds(items, step.inside, step.level, state);
      break;
    }
    case 'with': {
      const record = evaluate(step.value, state);
      const holds = record instanceof SourcedRecord && !isBlank(record);
      if (holds) state.items[step.level] = record;
      run(holds ? step.inside : step.otherwise, state);
      break;
    }
  }
}

function runRounds(items: readonly Branch[], inside: Steps, level: number, state: FillState): void {
  state.lengths[level] = items.length;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (item !== undefined) state.items[level] = item;
    state.indexes[level] = index;
    run(inside, state);
  }
}

function evaluate(value: Value, state: FillState): Evaluated {
  switch (value.kind) {
    case 'data':
      return dataAt(value.level, value.names, state);
    case 'call':
      return called(value, state);
    case 'literal':
      return value.value;
    case 'index':
      return indexAt(value.level, state);
    case 'first':
      return indexAt(value.level, state) === 0;
    case 'last':
      return indexAt(value.level, state) + 1 === state.lengths[value.level];
  }
}

function indexAt(level: number, state: FillState): number {
  return state.indexes[level] ?? 0;
}

function dataAt(level: number, names: readonly string[], state: FillState): Branch {
  let branch: Branch | null = state.items[level] ?? null;
  for (let index = 0; index < names.length && branch !== null; index += 1) {
    branch = branch.get(names[index] ?? '');
  }
  if (branch === null) throw new Error(`no ${names.join('.')} here`);
  return branch;
}

function called({ helper, values, named }: CallValue, state: FillState): Evaluated {
  const found = helperNamed(helper);
  if (found === null) throw new Error(`no helper ${helper}`);
  const given = values.map((value) => evaluate(value, state));
  if (named === null) return found.run(given, state.call);
  const pairs = Object.entries(named).map(([name, value]) => [name, evaluate(value, state)] as const);
  return found.run(given, { ...state.call, named: Object.fromEntries(pairs) });
}

/** Texts here could only be the template's own: the check lets none through. */
function print(value: Evaluated, written: MarkupPart[]): void {
  if (typeof value !== 'object') written.push(escapeMarkup(String(value)));
  else if ('write' in value) value.write(written);
  else throw new Error('neither a value nor markup');
}
