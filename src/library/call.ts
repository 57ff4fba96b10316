/** Calls of the library are looked at before they are answered: a wrong argument or setting is a diagnostic, no exception from deep inside and no silence. */
import { type Diagnostic, errorOf, unknownName } from '../diagnostics/index.js';
import { clip, isRecord, show } from '../json/index.js';
import { type Choice, type Count, type Kind, record, type Settings, type Wanted } from './argument-kinds.js';

interface Signature<Answer> {
  readonly name: string;
  /** What the function takes, by the names that messages give the arguments, in their order. */
  readonly takes: Readonly<Record<string, Wanted>>;
  /** Names of `takes` that may be left out; settings may, where none of them is required. */
  readonly optional?: readonly string[];
  /** The answer to a wrong call; by default a `CallError` is thrown. */
  readonly refuse?: (faults: readonly Diagnostic[]) => Answer;
}

/** Thrown by functions whose answer has no room for diagnostics. */
export class CallError extends RangeError {
  override readonly name = 'CallError';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message, english }) => `${message} (${english})`).join('\n'));
    this.diagnostics = diagnostics;
  }
}

/** The function with its arguments looked at first. */
export function called<Given extends readonly unknown[], Answer>(
  signature: Signature<Answer>,
  answer: (...given: Given) => Answer,
): (...given: Given) => Answer {
  return (...given) => {
    const faults = callFaults(signature, given);
    if (faults.length === 0) return answer(...given);
    if (signature.refuse !== undefined) return signature.refuse(faults);
    throw new CallError(faults);
  };
}

/** For functions that give a `Result`. */
export function refused(diagnostics: readonly Diagnostic[]): {
  readonly value: null;
  readonly diagnostics: readonly Diagnostic[];
} {
  return { value: null, diagnostics };
}

/** What is wrong with a call. */
export function callFaults(
  { name, takes, optional = [] }: Omit<Signature<never>, 'refuse'>,
  given: readonly unknown[],
): readonly Diagnostic[] {
  return Object.entries(takes).flatMap(([argument, wanted], at) => {
    const mayLack = optional.includes(argument) || ('settings' in wanted && wanted.required === undefined);
    const value = given[at];
    return value === undefined && mayLack ? [] : faultsOf({ name, argument, value }, wanted);
  });
}

/** A value that a function was given. */
interface Given {
  readonly name: string;
  readonly argument: string;
  readonly value: unknown;
}

function faultsOf(given: Given, wanted: Wanted): readonly Diagnostic[] {
  if ('settings' in wanted) return settingsFaults(given, wanted);
  if ('choices' in wanted) return choiceFaults(given, wanted);
  if ('least' in wanted) return countFaults(given, wanted);
  return wanted.fits(given.value) ? [] : [wrongArgument(given, wanted.should)];
}

function settingsFaults(given: Given, { settings, required = [] }: Settings): readonly Diagnostic[] {
  const { name, argument, value } = given;
  if (!isRecord(value) || isListLike(value)) return [wrongArgument(given, record.should)];
  const known = Object.keys(settings);
  const strange = Object.keys(value).filter((key) => !known.includes(key));
  const what = { zh: `${name} 的设置`, en: `setting of ${name}` };
  return [
    ...strange.map((key) => unknownName('request/unknown-setting', what, key, known)),
    ...Object.entries(settings).flatMap(([key, wanted]) =>
      value[key] === undefined && !required.includes(key)
        ? []
        : faultsOf({ name, argument: `${argument}.${key}`, value: value[key] }, wanted),
    ),
  ];
}

/** Bytes, a Map, a Date: objects that have no settings, given in the wrong place. */
function isListLike(value: object): boolean {
  return Object.prototype.toString.call(value) !== '[object Object]';
}

function choiceFaults({ value }: Given, { code, name, choices }: Choice): readonly Diagnostic[] {
  if (typeof value === 'string' && choices.includes(value)) return [];
  const found = typeof value === 'string' ? clip(value) : shown(value);
  return [unknownName(`request/unknown-${code}`, name, found, choices)];
}

function countFaults({ argument, value }: Given, { least, most }: Count): readonly Diagnostic[] {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return [];
  const [option, found] = [argument.split('.').at(-1) ?? argument, shown(value)];
  return [
    errorOf(
      'request/wrong-count',
      `${option} 应为 ${least} 到 ${most} 的整数，这里是 ${found}`,
      `${option} must be a whole number from ${least} to ${most}, found ${found}`,
      { parameters: { option, found, least, most } },
    ),
  ];
}

function wrongArgument({ name, argument, value }: Given, should: Kind['should']): Diagnostic {
  const found = shown(value);
  const space = /^[!-~]/.test(should.zh) ? ' ' : '';
  return errorOf(
    'request/wrong-argument',
    `${name} 的 ${argument} 应为${space}${should.zh}，这里是 ${found}`,
    `${argument} of ${name} must be ${should.en}, found ${found}`,
    { parameters: { function: name, argument, found } },
  );
}

/** Short, and without calling anything of the value's own. */
function shown(value: unknown): string {
  if (typeof value === 'function') return 'function';
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && isListLike(value)) {
    return Object.prototype.toString.call(value).slice('[object '.length, -1);
  }
  return typeof value === 'symbol' || typeof value === 'bigint' ? String(value) : show(value);
}
