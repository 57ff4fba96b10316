/** Builds the report of a filing's findings, for the terminal and for documents. */
import type { Severity } from '../diagnostics/index.js';
import type { FilingOutline } from '../filing/index.js';
import type { Finding } from './finding.js';
import { listFindings, type PlacedFinding, severityNames } from './place.js';
import type { CheckSettings } from './settings.js';

interface FindingsReport {
  readonly findings: readonly PlacedFinding[];
  /** 错误 1 个，警告 2 个，提示 0 个. */
  readonly summary: string;
  /** The rules changed by a configuration, with reasons. */
  readonly remarks: readonly string[];
}

/** `config`: the configuration's name in messages. */
export function reportOf(
  findings: readonly Finding[],
  filing: FilingOutline,
  settings: CheckSettings,
  config = 'jibiao.config.json',
): FindingsReport {
  return {
    findings: listFindings(findings, filing),
    summary: countFindings(findings),
    remarks: changesOf(settings, config),
  };
}

export function countFindings(findings: readonly Finding[]): string {
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  return `错误 ${count('error')} 个，警告 ${count('warning')} 个，提示 ${count('note')} 个`;
}

/** `按 jibiao.config.json：check/… 关闭，理由：…`. */
export function changesOf({ rules }: CheckSettings, config: string): readonly string[] {
  return Array.from(rules, ([code, { severity, reason }]) => {
    const change = severity === 'off' ? '关闭' : `改为${severityNames[severity]}`;
    return `按 ${config}：${code} ${change}，理由：${reason}`;
  });
}
