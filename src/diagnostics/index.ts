/** What every stage reports: findings and errors as values, never as exceptions. */
import { nearestKey } from './nearest.js';
import { systemReason, type Text } from './system-reason.js';

export type Severity = 'error' | 'warning' | 'note';

/** A path into the filing's JSON as people write it: `projects[3].funding.annual.total`; '' is the whole file. */
export type JsonPath = string;

/** Leaves of a filing, as names by what their paths have before them: `projects[3].funding.` → `total`, `unitTarget.duties[` → `2]`. */
export type LeafNames = ReadonlyMap<JsonPath, ReadonlySet<string>>;

/** A place in a text file; both count from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

export interface Diagnostic {
  /** Stable name, `room/what`: `filing/not-an-amount`, `layout/word-broken`. */
  readonly code: string;
  readonly severity: Severity;
  /** Chinese: what is wrong and what to do; without file, path and label, which the reporter puts in front. */
  readonly message: string;
  /** The same in English. */
  readonly english: string;
  /** The file meant (a filing, a template, a font), null if the stage does not know it. */
  readonly file: string | null;
  readonly path: JsonPath | null;
  /** Chinese name of what stands at the path: 年度资金申请总额. */
  readonly label: string | null;
  readonly position: TextPosition | null;
  /**
   * What the message names, each under a stable name of its code, for programs that word it themselves: the value found,
   * what is expected, the nearest known name. Empty where it names nothing but file, path and label.
   */
  readonly parameters: DiagnosticParameters;
}

export type DiagnosticParameters = Readonly<Record<string, string | number | null | readonly string[]>>;

const noParameters: DiagnosticParameters = {};

/** What a stage returns: a value (null if none could be made) and all it has to say about it. */
export interface Result<Value> {
  readonly value: Value | null;
  readonly diagnostics: readonly Diagnostic[];
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** Whether one of the texts is no literal, so that it names what differs from time to time. */
type HasVariable<Words extends string> = Words extends string
  ? string extends Words
    ? true
    : Record<never, never> extends Record<Words, 0>
      ? true
      : false
  : never;

/** Parameters as a last argument: they may be left out where all texts are fixed. */
export type LastParameters<Words extends string> =
  true extends HasVariable<Words> ? readonly [DiagnosticParameters] : readonly [DiagnosticParameters?];

/** A message ends without a full stop: what stands behind it, such as its place, is the output's. */
type Unended<Text extends string> = Text extends `${string}。` | `${string}.` ? never : Text;

/** What a diagnostic says: a text with a variable in it goes with its parameters, or the program does not compile. */
export type Worded<Message extends string, English extends string> = {
  readonly message: Message & Unended<Message>;
  readonly english: English & Unended<English>;
} & (true extends HasVariable<Message | English>
  ? { readonly parameters: DiagnosticParameters }
  : { readonly parameters?: DiagnosticParameters });

type KnownPlace = Partial<Pick<Diagnostic, 'file' | 'path' | 'label' | 'position'>>;

const nothingKnown = { file: null, path: null, label: null, position: null, parameters: noParameters };

/** A diagnostic with null, or no parameters, wherever the caller knows nothing. */
export function diagnostic<const Message extends string, const English extends string>(
  wanted: Pick<Diagnostic, 'code' | 'severity'> & KnownPlace & Worded<Message, English>,
): Diagnostic {
  return { ...nothingKnown, ...wanted };
}

/** Where a diagnostic stands, and its parameters, which may be left out where all texts are fixed. */
type LastKnown<Text extends string> =
  true extends HasVariable<Text>
    ? readonly [KnownPlace & { readonly parameters: DiagnosticParameters }]
    : readonly [(KnownPlace & { readonly parameters?: DiagnosticParameters })?];

/** Makes diagnostics of one severity from code, Chinese and English message, and what else is known. */
function ofSeverity(severity: Severity) {
  return <const Message extends string, const English extends string>(
    code: string,
    message: Message & Unended<Message>,
    english: English & Unended<English>,
    ...[known]: LastKnown<Message | English>
  ): Diagnostic => ({ ...nothingKnown, code, severity, message, english, ...known });
}

export const errorOf = ofSeverity('error');
export const warningOf = ofSeverity('warning');
export const noteOf = ofSeverity('note');

/** The error of a file or folder that the system refuses: what could not be done, why, and what to do about it. */
export function systemError(
  code: string,
  error: unknown,
  [zh, en]: readonly [string, string],
  { file = null, advice = noAdvice, parameters }: SystemErrorPlace = {},
): Diagnostic {
  const reason = systemReason(error);
  return errorOf(
    code,
    `${zh}：${reason.zh}${advice.zh && `。${advice.zh}`}`,
    `${en}: ${reason.en}${advice.en && `. ${advice.en}`}`,
    {
      parameters: { ...parameters, reason: reason.en },
      file,
    },
  );
}

interface SystemErrorPlace {
  readonly file?: string | null;
  /** Sentences that follow the reason. */
  readonly advice?: Text;
  /** Beside the reason. */
  readonly parameters?: DiagnosticParameters;
}

/** The error of a name that is none of those known: suggests the nearest, or lists all. `what`: what it names. */
export function unknownName(code: string, what: Text, given: string, all: readonly string[]): Diagnostic {
  const known = [...new Set(all)];
  const nearest = nearestKey(given, known);
  const [hint, english] =
    nearest === null
      ? [`可用的有：${known.join(' ')}`, `Known: ${known.join(' ')}`]
      : [`是不是 ${nearest}？`, `Did you mean ${nearest}?`];
  const space = /^[!-~]/.test(what.zh) ? ' ' : '';
  return errorOf(
    code,
    `没有这个${space}${what.zh}：${given}。${hint}`,
    `there is no such ${what.en}: ${given}. ${english}`,
    { parameters: { found: given, nearest, known } },
  );
}

const noAdvice: Text = { zh: '', en: '' };

export { editDistance, meantName, nearestKey } from './nearest.js';
export {
  type Language,
  notAFile,
  openElsewhere,
  RefusedFile,
  systemCode,
  systemReason,
  type Text,
  tooLargeFile,
} from './system-reason.js';
export { commonPart, ownText } from './texts.js';
