/** Describes the place of a finding in words: which project, and which field of which indicator. */
import type { Diagnostic, Severity } from '../diagnostics/index.js';
import { type FilingOutline, labelAt } from '../filing/index.js';
import { clip, type PathStep, readPath, writePath } from '../json/index.js';
import type { Finding } from './finding.js';

export const severityNames: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  note: '提示',
};

interface FindingPlace {
  /** Index from 0; null: belongs to the unit. */
  readonly project: number | null;
  /** 财政资金, 指标 13“群众满意度”年度指标值, the key itself where it is unknown; '' for the whole. */
  readonly place: string;
}

export function placeOf({ path, label }: Diagnostic, filing: FilingOutline): FindingPlace {
  const steps = readPath(path ?? '') ?? [];
  const [root, index] = steps;
  const project = root === 'projects' && typeof index === 'number' ? index : null;
  const inList = listPlace(steps, filing);
  const own = label === '项目' && project !== null ? '' : (label ?? String(steps.at(-1) ?? path ?? ''));
  return { project, place: `${inList ?? parentName(steps)}${own}` };
}

/** Names the parent, which distinguishes places of equal labels: 财政拨款 of 执行率, 年度资金 of 其他资金. */
function parentName(steps: readonly PathStep[]): string {
  const parent = steps.slice(0, -1);
  const isLine = steps[1] === 'budget' && steps.length === 4;
  const isAnnual = parent.at(-1) === 'annual' && steps.at(-1) === 'other';
  return isLine || isAnnual ? (labelAt(writePath(parent)) ?? '') : '';
}

/** 指标 3“群众满意度” or 重点任务 2; null outside lists of the field. */
function listPlace(steps: readonly PathStep[], filing: FilingOutline): string | null {
  const at = steps.findLastIndex(
    (step, index) => typeof step === 'number' && steps[index - 1] !== 'projects',
  );
  const [list, index] = [steps[at - 1], steps[at]];
  if (typeof index !== 'number') return null;
  if (list === 'tasks') return `重点任务 ${index + 1} `;
  if (list === 'duties') return `第 ${index + 1} 条`;
  if (list !== 'indicators') return typeof steps.at(-1) === 'string' ? `第 ${index + 1} 项` : null;
  const name = indicatorsAt(steps, filing)?.[index]?.name ?? '';
  return name === '' ? `指标 ${index + 1} ` : `指标 ${index + 1}“${clip(name)}”`;
}

function indicatorsAt(
  [root, index]: readonly PathStep[],
  filing: FilingOutline,
): readonly { readonly name: string | null }[] | undefined {
  if (root === 'projects' && typeof index === 'number') return filing.projects[index]?.indicators;
  if (root === 'unitTarget') return filing.unitTarget?.indicators;
  return root === 'unitSelfEvaluation' ? filing.unitSelfEvaluation?.indicators : undefined;
}

/** A finding as a report lists it. */
export interface PlacedFinding extends Pick<Finding, 'code' | 'severity' | 'message' | 'path' | 'label'> {
  /** 错误, 警告, 提示. */
  readonly level: string;
  /** Name of the project; null: belongs to the unit. */
  readonly project: string | null;
  readonly place: string;
  readonly expected: string | null;
  readonly actual: string | null;
}

export function listFindings(findings: readonly Finding[], filing: FilingOutline): readonly PlacedFinding[] {
  return findings.map((one) => {
    const { project, place } = placeOf(one, filing);
    const { code, severity, message, path, label, expected, actual } = one;
    return {
      code,
      severity,
      level: severityNames[severity],
      project: project === null ? null : (filing.projects[project]?.name ?? null),
      place,
      message,
      path,
      label,
      expected,
      actual,
    };
  });
}
