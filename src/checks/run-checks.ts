/** Runs the rules over a filing; changes nothing and never throws, whatever filing the schema accepts. */
import type { JsonPath, Severity, TextPosition } from '../diagnostics/index.js';
import { clip, type Filing, labelAt } from '../filing/index.js';
import type { Finding } from './finding.js';
import type { Fault, Rule } from './rule.js';
import { ruleTable } from './rule-table.js';
import type { CheckSettings } from './settings.js';
import { type Subject, subjectOf } from './subject.js';

/** Where a filing comes from and what will be made of it; all of it may be left out. */
export interface CheckOptions {
  /** The name that findings carry. */
  readonly file?: string | null;
  /** Ids of the forms that will be made; else those that would be made without being named. */
  readonly forms?: readonly string[] | null;
  /** As `readFiling` gives it: where the value at a path stands in the file. */
  readonly positionOf?: (path: JsonPath) => TextPosition | null;
}

/** Characters of a message: a name in it may be endless. */
const LONGEST = 300;

/** All findings: those of a project together, in the order of the filing, errors before warnings before notes. */
export function runChecks(
  filing: Filing,
  settings: CheckSettings,
  options: CheckOptions = {},
): readonly Finding[] {
  const subject = subjectOf(filing, settings, options.forms ?? null);
  const findings = ruleTable.flatMap((rule) => findingsOf(rule, subject, options));
  const places = new Map(findings.map((one) => [one, placeOf(one.path)]));
  return findings.sort(
    (left, right) =>
      (places.get(left) ?? 0) - (places.get(right) ?? 0) || rank(left.severity) - rank(right.severity),
  );
}

function findingsOf(rule: Rule, subject: Subject, options: CheckOptions): readonly Finding[] {
  const severity = subject.settings.rules.get(rule.code)?.severity ?? rule.severity;
  if (severity === 'off') return [];
  return Array.from(rule.find(subject), (fault) => findingOf(rule, severity, fault, options));
}

function findingOf(rule: Rule, severity: Severity, fault: Fault, options: CheckOptions): Finding {
  const { path, message, english, expected = null, actual = null } = fault;
  return {
    code: rule.code,
    severity,
    message: gist(message),
    english: gist(english),
    file: options.file ?? null,
    path,
    label: labelAt(path),
    position: options.positionOf?.(path) ?? null,
    expected: expected === null ? null : clip(expected, LONGEST),
    actual: actual === null ? null : clip(actual, LONGEST),
  };
}

/** The middle of a message that is too long is left out: much of the name in it, nothing of what is to be done. */
function gist(message: string): string {
  if (message.length <= LONGEST) return message;
  const characters = [...message];
  if (characters.length <= LONGEST) return message;
  return `${characters.slice(0, LONGEST / 2).join('')}…${characters.slice(-LONGEST / 2).join('')}`;
}

/** The filing's head first, then project by project, then the unit's forms. */
function placeOf(path: JsonPath | null): number {
  const project = /^projects\[(\d+)\]/.exec(path ?? '');
  if (project !== null) return Number(project[1]);
  return path?.startsWith('unitTarget') || path?.startsWith('unitSelf') ? Number.POSITIVE_INFINITY : -1;
}

const severities: readonly Severity[] = ['error', 'warning', 'note'];

function rank(severity: Severity): number {
  return severities.indexOf(severity);
}
