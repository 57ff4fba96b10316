/** What check says: the findings by file and project, the changes that a configuration makes, and the counts. */
import { type CheckSettings, changesOf, countFindings, type Finding, placeOf } from '../checks/index.js';
import type { Severity } from '../diagnostics/index.js';
import type { Filing, FilingOutline } from '../filing/index.js';
import type { Reporter } from './reporter.js';
import type { Text } from './text.js';

/** Id of the form pack that the report's documents are made from. */
export const reportForm = 'check-report';

/** One file with all that is to be said of it; the filing is null where it is none, and then its outline is all there is. */
export interface CheckedFile {
  readonly name: string;
  readonly filing: Filing | null;
  readonly outline: FilingOutline;
  readonly findings: readonly Finding[];
}

/** A configuration that files were checked by. */
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
    if (file.findings.length > 0) {
      reportFile(file, reporter);
    }
  }
  for (const config of configs) {
    reportChanges(config, reporter);
  }
  reporter.line(countsOf(files));
}

function reportFile({ name, outline, findings }: CheckedFile, reporter: Reporter): void {
  reporter.line(same(`${name}${unitHeading(outline)}`));
  let project: number | null = null;
  for (const one of findings) {
    const at = placeOf(one, outline);
    if (at.project !== null && at.project !== project) reporter.line(projectHeading(at.project, outline));
    project = at.project;
    reporter.severityLine(one.severity, findingText(one, at.place), at.project === null ? '  ' : '    ');
  }
  reporter.line(same(''));
}

function unitHeading({ unit, year }: FilingOutline): string {
  return unit.name === null ? '' : `  ${unit.name}${year === null ? '' : ` ${year}`}`;
}

function projectHeading(index: number, { projects }: FilingOutline): Text {
  const name = projects[index]?.name ?? null;
  if (name !== null) return same(`  ${index + 1} ${name}`);
  return { zh: `  第 ${index + 1} 个项目`, en: `  project ${index + 1}` };
}

function findingText(one: Finding, place: string): Text {
  const { expected, path } = one;
  const actual = isOfReading(one) ? null : one.actual;
  const known = expected !== null || actual !== null;
  const line = one.position === null ? '' : ` ${one.position.line}:${one.position.column}`;
  const code = `（${one.code}${path ? ` ${path}` : ''}${line}）`;
  return {
    zh: `${place === '' ? '' : `${place}：`}${one.message}${known ? `［${shouldBe(expected)}实为 ${actual ?? '空'}］` : ''}${code}`,
    en: `${place === '' ? '' : `${place}: `}${one.english}${known ? ` [${expected === null ? '' : `expected ${expected}, `}found ${actual ?? 'blank'}]` : ''} (${one.code}${path ? ` ${path}` : ''}${line})`,
  };
}

/** What is wrong with a value as such is said with the value itself. */
function isOfReading({ code }: Finding): boolean {
  return code.startsWith('filing/');
}

function shouldBe(expected: string | null): string {
  return expected === null ? '' : `应为 ${expected}，`;
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

function countsOf(files: readonly CheckedFile[]): Text {
  const all = files.flatMap(({ findings }) => findings);
  const count = (severity: Severity) => all.filter((one) => one.severity === severity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('note')];
  return {
    zh: `校验 ${files.length} 个文件：${countFindings(all)}`,
    en: `checked files: ${files.length}; errors: ${errors}, warnings: ${warnings}, notes: ${notes}`,
  };
}

function same(text: string): Text {
  return { zh: text, en: text };
}
