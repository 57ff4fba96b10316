/** Fills a template in: takes its steps one after the other and builds the form. */
import type { Diagnostic } from '../diagnostics/index.js';
import { FormBuilder, type ProblemList, readTag, type TemplatePlace } from '../model/index.js';
import { AttributeText, type HelperCall, PageNumber } from './helper.js';
import { helperNamed } from './helpers/index.js';
import { type Branch, isBlank, isTrue, Leaf, possibleText, SourcedList, SourcedRecord } from './leaf.js';
import type { PrintSettings } from './print.js';
import { PrintedLeaves } from './printed-leaves.js';
import type { BlockStep, CallValue, Steps, TemplateStep, Value } from './steps.js';

/** Data for helpers that templates cannot name. */
interface FillEnvironment {
  readonly settings: PrintSettings;
  readonly report: (finding: Diagnostic) => void;
  /** Collects what is wrong with attributes that hold data. */
  readonly problems: ProblemList;
  /** Largest number of steps: keeps loops within loops from running for hours and filling the memory. */
  readonly maxSteps: number;
}

/** A filing's longest list has 10,000 entries. */
const maxLines = 30_000;
/** Words and values in texts. */
const maxParts = 300_000;

/** An error in a statement of the template, with its position. */
export class FillError extends Error {
  readonly at: TemplatePlace | null;

  constructor(cause: unknown, at: TemplatePlace | null) {
    super('the template cannot be filled', { cause });
    this.at = at;
  }
}

/** Thrown, within a FillError, where a template takes more than its number of steps. */
export class TooManyStepsError extends Error {}

/** The whole form, and what it prints of the filing. Throws a FillError. */
export function runSteps(steps: Steps, root: SourcedRecord, environment: FillEnvironment) {
  const state: FillState = {
    builder: new FormBuilder(),
    printed: new PrintedLeaves(),
    environment,
    call: { ...environment, named: {} },
    items: [root],
    indexes: [0],
    lengths: [0],
    attributes: null,
    text: null,
    count: 0,
    at: null,
  };
  try {
    run(steps, state);
  } catch (error) {
    throw new FillError(error, state.at);
  }
  return { draft: state.builder.form, printed: state.printed.names };
}

interface FillState {
  readonly builder: FormBuilder;
  readonly printed: PrintedLeaves;
  readonly environment: FillEnvironment;
  /** For helpers without named arguments. */
  readonly call: HelperCall;
  /** Values and loop counters by level. */
  readonly items: Branch[];
  readonly indexes: number[];
  readonly lengths: number[];
  /** Attributes of the start tag that is being read; null outside of one. */
  attributes: Record<string, string> | null;
  /** Text of the attribute that is being read; null outside of one. */
  text: string | null;
  /** Number of steps taken. */
  count: number;
  /** The statement that is being filled in. */
  at: TemplatePlace | null;
}

/** Value of an expression: data, a helper's result, a loop's number or end, a literal. */
type Evaluated = Branch | AttributeText | PageNumber | string | number | boolean;

// Loops count: iterators are objects, and there are some thousand steps to a form.
function run(steps: Steps, state: FillState): void {
  state.count += steps.length;
  const { lineCount, partCount } = state.builder;
  if (state.count > state.environment.maxSteps || lineCount > maxLines || partCount > maxParts)
    throw new TooManyStepsError('too many steps');
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index];
    if (step !== undefined) runStep(step, state);
  }
}

function runStep(step: TemplateStep, state: FillState): void {
  const { builder } = state;
  switch (step.kind) {
    case 'cell':
      builder.addCell(step.cell);
      return;
    case 'open':
      builder.open(step.tag);
      return;
    case 'close':
      builder.close(step.name);
      return;
    case 'words':
      if (state.text === null) builder.words(step.words);
      else state.text += step.words;
      return;
    case 'line':
      builder.addLine(step.line);
      return;
    case 'print':
      state.at = step.at;
      print(evaluate(step.value, state), state);
      return;
    case 'openWith':
      state.at = step.at;
      state.attributes = {};
      run(step.inside, state);
      builder.open(readTag(step.name, state.attributes, step.at, state.environment.problems));
      state.attributes = null;
      return;
    case 'openMerging':
      state.at = step.at;
      builder.open({ ...step.tag, merge: textOf(step.inside, state) });
      return;
    case 'attribute':
      if (state.attributes !== null) state.attributes[step.name] = textOf(step.inside, state);
      return;
    default:
      state.at = step.at;
      runBlock(step, state);
  }
}

/** The text of an attribute. */
function textOf(inside: Steps, state: FillState): string {
  state.text = '';
  run(inside, state);
  const { text } = state;
  state.text = null;
  return text;
}

function runBlock(step: BlockStep, state: FillState): void {
  const value = evaluate(step.value, state);
  switch (step.kind) {
    case 'if': {
      const holds = isTrue(value);
      // A condition has sources where it says what a value is.
      if (holds && value instanceof Leaf && value.shape.leaf === 'boolean') value.noteIn(state.printed);
      if (step.inside.length === 1 && step.value.kind === 'call') offerChoice(step, state);
      run(holds ? step.inside : step.otherwise, state);
      return;
    }
    case 'each': {
      const items = value instanceof SourcedList ? value.items : [];
      if (items.length === 0) run(step.otherwise, state);
      else runRounds(items, step.inside, step.level, state);
      return;
    }
    case 'with': {
      const holds = value instanceof SourcedRecord && !isBlank(value);
      if (holds) state.items[step.level] = value;
      run(holds ? step.inside : step.otherwise, state);
      return;
    }
  }
}

/** √ or nothing, by `eq row.likelihood "有可能"`: the cell is the word's. */
function offerChoice({ value, inside, otherwise }: BlockStep, state: FillState): void {
  const [printed] = inside;
  if (value.kind !== 'call' || value.helper !== 'eq' || otherwise.length > 0 || state.text !== null) return;
  if (printed?.kind !== 'words' || !tick.test(printed.words)) return;
  const [place, word] = value.values;
  if (word?.kind !== 'literal' || typeof word.value !== 'string' || place?.kind !== 'data') return;
  const leaf = evaluate(place, state);
  const [path, other] = leaf instanceof Leaf ? leaf.sources : [];
  if (path !== undefined && other === undefined) state.builder.choice({ path, word: word.value });
}

const tick = /^\s*[√✓✔☑]\s*$/u;

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
      return under(state.items[value.level] ?? null, value.names);
    case 'within':
      return under(branchOf(evaluate(value.value, state)), value.names);
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

function branchOf(value: Evaluated): Branch | null {
  return value instanceof Leaf || value instanceof SourcedList || value instanceof SourcedRecord
    ? value
    : null;
}

function under(start: Branch | null, names: readonly string[]): Branch {
  let branch = start;
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

function print(value: Evaluated, state: FillState): void {
  const { builder } = state;
  if (state.text !== null) state.text += attributeTextOf(value);
  else if (value instanceof Leaf) printLeaf(value, state);
  else if (value instanceof PageNumber) builder.page(value.target);
  else if (typeof value !== 'object') builder.words(String(value));
  else throw new Error('not a value that can be printed');
}

function attributeTextOf(value: Evaluated): string {
  if (value instanceof AttributeText) return value.text;
  if (typeof value !== 'object') return String(value);
  throw new Error('not a text for an attribute');
}

/**
 * A value with sources is data, kept as it is; a blank too, so that an empty cell knows its own path. Without sources it
 * is the form's own words, in which line ends end paragraphs.
 */
function printLeaf(leaf: Leaf, { builder, printed }: FillState): void {
  const text = possibleText(leaf.text);
  if (leaf.hasSources) {
    builder.value(text, leaf.sources);
    leaf.noteIn(printed);
    return;
  }
  text.split('\n').forEach((line, index) => {
    if (index > 0) builder.open({ name: 'br' });
    builder.words(line);
  });
}
