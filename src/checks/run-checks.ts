/** Runs the rules over a filing; changes nothing and never throws for a filing that the schema accepts. */
import type { JsonPath, Severity, TextPosition } from '../diagnostics/index.js';
import {
  coreSchema,
  type Filing,
  type FilingSchema,
  generalPath,
  labelAt,
  projectOf,
} from '../filing/index.js';
import { clip } from '../json/index.js';
import { Memo } from '../memo/index.js';
import { declaredRules, type RuledForm } from './declared-rules.js';
import type { Fault, Found } from './fault.js';
import type { Finding } from './finding.js';
import type { Rule } from './rule.js';
import { ruleTable } from './rule-table.js';
import type { CheckSettings } from './settings.js';
import { type Subject, subjectOf } from './subject.js';

/** Origin of a filing and the forms that will be made; all optional. */
export interface CheckOptions {
  /** File name in findings. */
  readonly file?: string | null;
  /** Ids of the forms that will be made; by default those that the filing gives. */
  readonly forms?: readonly string[] | null;
  /** What was filed in the stage before: targets and budgets that differ from it are reported. */
  readonly earlier?: Filing | undefined;
  /** Returns the position in the file of the value at a path; see `readFiling`. */
  readonly positionOf?: (path: JsonPath) => TextPosition | null;
  /** The schema that the filing was read by, and the forms, which may declare rules; by default only the core schema. */
  readonly resources?: CheckResources;
}

interface CheckResources {
  readonly schema: FilingSchema;
  readonly packs: ReadonlyMap<string, RuledForm>;
}

/** Longest message, in characters, since it may quote a very long name. */
const longest = 300;

/** Union of the hints of all rules of free texts. */
const anyHint = new RegExp(ruleTable.flatMap(({ hint }) => hint?.source ?? []).join('|'));

/** Codes of the rules that always run. */
const known = new Set(ruleTable.map(({ code }) => code));

/** Returns all findings: grouped by project, in the order of the filing, errors before warnings before notes. */
export function runChecks(
  filing: Filing,
  settings: CheckSettings,
  options: CheckOptions = {},
): readonly Finding[] {
  const subject = subjectOf(filing, settings, {
    forms: options.forms ?? null,
    packs: options.resources?.packs,
    hint: anyHint,
    earlier: options.earlier,
  });
  const labels = new Memo<JsonPath, string | null>({ capacity: mostLabels });
  const schemas = schemasOf(subject.forms, options.resources);
  const labelOf = (path: JsonPath) =>
    schemas.reduce<string | null>((label, schema) => label ?? labelAt(path, schema), null);
  const placing: Placing = {
    ...options,
    labelOf: (path) => labels.getOrCompute(generalPath(path), labelOf),
  };
  const own = declaredRules(subject.forms, options.resources?.packs ?? new Map(), known);
  return [...ruleTable, ...own]
    .flatMap((rule) => findingsOf(rule, subject, placing))
    .map((finding) => ({ finding, order: orderOf(finding, filing) }))
    .sort((left, right) => left.order - right.order)
    .map(({ finding }) => finding);
}

/** Returns the schemas that the filing was read by and that the forms declare. */
function schemasOf(forms: readonly string[], resources: CheckResources | undefined): readonly FilingSchema[] {
  if (resources === undefined) return [coreSchema];
  const further = forms.flatMap((form) => resources.packs.get(form)?.schema ?? []);
  return [...new Set([resources.schema, ...further])];
}

/** Capacity of the cache of labels; the elements of a list share one. */
const mostLabels = 1000;

interface Placing extends CheckOptions {
  readonly labelOf: (path: JsonPath) => string | null;
}

function findingsOf(rule: Rule, subject: Subject, placing: Placing): readonly Finding[] {
  const severity = subject.settings.rules.get(rule.code)?.severity ?? rule.severity;
  if (severity === 'off') return [];
  const faults: Fault[] = [];
  gather(rule.find(subject), faults);
  return faults.map((fault) => {
    const finding = findingOf(rule, severity, fault, placing);
    const mendings = rule.mend?.(fault, subject.filing) ?? [];
    return mendings.length === 0 ? finding : { ...finding, mendings };
  });
}

function gather(found: Found, faults: Fault[]): void {
  if (found === null) return;
  if ('path' in found) faults.push(found);
  else for (let index = 0; index < found.length; index += 1) gather(found[index] ?? null, faults);
}

function findingOf(rule: Rule, severity: Severity, fault: Fault, placing: Placing): Finding {
  const { path, message, english, expected = null, actual = null } = fault;
  const clipped = {
    expected: expected === null ? null : clip(expected, longest),
    actual: actual === null ? null : clip(actual, longest),
  };
  return {
    code: rule.code,
    severity,
    message: shorten(message),
    english: shorten(english),
    file: placing.file ?? null,
    path,
    label: placing.labelOf(path),
    position: placing.positionOf?.(path) ?? null,
    ...clipped,
    parameters: clipped,
  };
}

/** Shortens a message in the middle: drops most of the quoted name, but nothing of what to do. */
function shorten(message: string): string {
  if (message.length <= longest) return message;
  const characters = [...message];
  if (characters.length <= longest) return message;
  return `${characters.slice(0, longest / 2).join('')}…${characters.slice(-longest / 2).join('')}`;
}

const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** Sort key: the filing's head first, then the projects, then the unit's forms; errors before warnings before notes. */
function orderOf({ path, severity }: Finding, { projects }: Filing): number {
  const isOfUnit = /^unit(?:Target|SelfEvaluation)\b/.test(path ?? '');
  const section = projectOf(path ?? '') ?? (isOfUnit ? projects.length : -1);
  return section * severities.length + severities.indexOf(severity);
}
