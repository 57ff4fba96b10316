/** Fills a template in: takes its steps one after the other and writes the markup. */
import type { Diagnostic } from '../diagnostics/index.js';
import type { HelperCall } from './helper.js';
import { helperNamed } from './helpers/index.js';
import { isBlank, isTrue, Leaf, Markup, SourcedList, SourcedRecord } from './leaf.js';
import type { PrintSettings } from './print.js';
import type { Step, StepPlace, Steps, Value } from './steps.js';

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
export function fillSteps(steps: Steps, root: SourcedRecord, environment: FillEnvironment): string {
  const call = { ...environment, named: {} };
  const state: FillState = { written: [], items: [root], indexes: [0], lengths: [0], call, at: null };
  try {
    run(steps, state);
  } catch (error) {
    throw new FillError(error, state.at);
  }
  return state.written.join('');
}

interface FillState {
  readonly written: string[];
  /** By level: what stands there, and the rounds of the loops. */
  readonly items: unknown[];
  readonly indexes: number[];
  readonly lengths: number[];
  /** For helpers without named arguments. */
  readonly call: HelperCall;
  /** The statement being filled in. */
  at: StepPlace | null;
}

function run(steps: Steps, state: FillState): void {
  for (const step of steps) {
    if (step.kind === 'text') state.written.push(step.text);
    else runStep(step, state);
  }
}

function runStep(step: Exclude<Step, { kind: 'text' }>, state: FillState): void {
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
      const value = evaluate(step.value, state);
      state.items[step.level] = value;
      run(isBlank(value) ? step.otherwise : step.inside, state);
      break;
    }
  }
}

function runRounds(items: readonly unknown[], inside: Steps, level: number, state: FillState): void {
  state.lengths[level] = items.length;
  for (let index = 0; index < items.length; index += 1) {
    state.items[level] = items[index];
    state.indexes[level] = index;
    run(inside, state);
  }
}

function evaluate(value: Value, state: FillState): unknown {
  switch (value.kind) {
    case 'data':
      return within(state.items[value.level], value.names);
    case 'index':
      return state.indexes[value.level];
    case 'first':
      return state.indexes[value.level] === 0;
    case 'last':
      return state.indexes[value.level] === (state.lengths[value.level] ?? 0) - 1;
    case 'literal':
      return value.value;
    case 'call':
      return called(value, state);
  }
}

function within(item: unknown, names: readonly string[]): unknown {
  let value = item;
  for (const name of names) {
    const part = value instanceof SourcedRecord ? value.get(name) : null;
    if (part === null) throw new Error(`no ${names.join('.')} here`);
    value = part;
  }
  return value;
}

function called({ helper, values, named }: Extract<Value, { kind: 'call' }>, state: FillState): unknown {
  const found = helperNamed(helper);
  if (found === null) throw new Error(`no helper ${helper}`);
  const given = values.map((value) => evaluate(value, state));
  if (named === null) return found.run(given, state.call);
  const pairs = Object.entries(named).map(([name, value]) => [name, evaluate(value, state)] as const);
  return found.run(given, { ...state.call, named: Object.fromEntries(pairs) });
}

/** Only leaves and the engine's own markup are printed; the check lets nothing else through but numbers of rounds. */
function print(value: unknown, written: string[]): void {
  if (value instanceof Leaf) value.write(written);
  else if (value instanceof Markup) written.push(value.text);
  else if (typeof value === 'number' || typeof value === 'boolean') written.push(String(value));
  else throw new Error('neither a value nor markup');
}
