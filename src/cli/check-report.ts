/** Prints the result of check: findings by file and project, the changes that a configuration makes, and the counts. */
import { type CheckSettings, changesOf, countFindings, type Finding, placeOf } from '../checks/index.js';
import type { JsonPath, Severity, Text, TextPosition } from '../diagnostics/index.js';
import type { Filing, FilingOutline } from '../filing/index.js';
import { countsOf } from './json-output.js';
import { displayWidth, type Reporter } from './reporter.js';

/** Id of the form pack that the report's documents are made from. */
export const reportForm = 'check-report';

/** A checked file and its findings. `filing` is null if the file is no valid filing; then only its outline is known. */
export interface CheckedFile {
  readonly name: string;
  readonly filing: Filing | null;
  readonly outline: FilingOutline;
  readonly findings: readonly Finding[];
  /** Returns the position in the file of the value at a path; null where there is none. */
  readonly positionOf: (path: JsonPath) => TextPosition | null;
  /** Returns a line of the file; lines count from 1. */
  readonly lineAt: (line: number) => string;
}

/** A configuration that was used for some of the files. */
export interface UsedConfig {
  readonly name: string;
  readonly settings: CheckSettings;
}

export function reportChecks(
  files: readonly CheckedFile[],
  configs: readonly UsedConfig[],
  reporter: Reporter,
): void {
  for (const file of files) {
    const findings = file.findings.filter(({ severity }) => reporter.tells(severity));
    if (findings.length > 0) reportFile({ ...file, findings }, reporter);
  }
  for (const config of configs) {
    reportChanges(config, reporter);
  }
  reporter.line(totalsOf(files));
}

function reportFile({ name, outline, findings, lineAt }: CheckedFile, reporter: Reporter): void {
  reporter.line(`${name}${unitHeading(outline)}`);
  let project: number | null = null;
  for (const one of findings) {
    const at = placeOf(one, outline);
    if (at.project !== null && at.project !== project) reporter.line(projectHeading(at.project, outline));
    project = at.project;
    const indent = at.project === null ? '  ' : '    ';
    reporter.severityLine(one.severity, findingText(one, at.place), indent);
    for (const line of quoteOf(one, lineAt)) reporter.line(`${indent}${line}`);
  }
  reporter.line('');
}

function unitHeading({ unit, year }: FilingOutline): string {
  return unit.name === null ? '' : `  ${unit.name}${year === null ? '' : ` ${year}`}`;
}

function projectHeading(index: number, { projects }: FilingOutline): Text | string {
  const name = projects[index]?.name ?? null;
  return name !== null
    ? `  ${index + 1} ${name}`
    : { zh: `  第 ${index + 1} 个项目`, en: `  project ${index + 1}` };
}

function findingText(one: Finding, place: string): Text {
  const { expected, path } = one;
  // A message of reading quotes the value itself.
  const actual = one.code.startsWith('filing/') ? null : one.actual;
  const known = expected !== null || actual !== null;
  const { position } = one;
  const zh = position === null ? '' : `第 ${position.line} 行第 ${position.column} 字；`;
  const en = position === null ? '' : `line ${position.line} column ${position.column}; `;
  const code = `${one.code}${path ? ` ${path}` : ''}`;
  return {
    zh: `${place === '' ? '' : `${place}：`}${one.message}${known ? `［${expected === null ? '' : `应为 ${expected}，`}实为 ${actual ?? '空'}］` : ''}（${zh}${code}）`,
    en: `${place === '' ? '' : `${place}: `}${one.english}${known ? ` [${expected === null ? '' : `expected ${expected}, `}found ${actual ?? 'blank'}]` : ''} (${en}${code})`,
  };
}

/** How many characters are quoted before and after the position. */
const quotedLength = 30;

/** Quotes an error's line with a caret under the position. */
function quoteOf({ severity, position }: Finding, lineAt: CheckedFile['lineAt']): readonly string[] {
  if (position === null || severity !== 'error') return [];
  const line = lineAt(position.line);
  const at = position.column - 1;
  const start = Math.max(0, at - quotedLength);
  const quoted = line.slice(start, at + quotedLength).replaceAll('\t', ' ');
  if (quoted.trim() === '') return [];
  const before = ' '.repeat(displayWidth(line.slice(start, at)));
  const number = String(position.line);
  return [`  ${number} │ ${quoted}`, `  ${' '.repeat(number.length)} │ ${before}^`];
}

const severityWords: Readonly<Record<Severity | 'off', string>> = {
  error: 'is an error',
  warning: 'is a warning',
  note: 'is a note',
  off: 'is off',
};

function reportChanges({ name, settings }: UsedConfig, reporter: Reporter): void {
  const english = Array.from(
    settings.rules,
    ([code, { severity, reason }]) => `by ${name}: ${code} ${severityWords[severity]}, because: ${reason}`,
  );
  for (const [index, zh] of changesOf(settings, name).entries()) {
    reporter.line({ zh, en: english[index] ?? zh });
  }
}

function totalsOf(files: readonly CheckedFile[]): Text {
  const all = files.flatMap(({ findings }) => findings);
  const { error, warning, note } = countsOf(all);
  const unread = files.filter(({ filing }) => filing === null).length;
  return {
    zh: `校验 ${files.length} 个文件：${countFindings(all)}${unread === 0 ? '' : `；其中 ${unread} 个读不出来，改好后才能校验内容`}`,
    en: `checked files: ${files.length}; errors: ${error}, warnings: ${warning}, notes: ${note}${unread === 0 ? '' : `; ${unread} could not be read, and their contents are not checked yet`}`,
  };
}
