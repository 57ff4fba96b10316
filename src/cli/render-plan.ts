/** Prints for `render --plan` what would be made and what would not; writes nothing. */
import {
  type BatchPlan,
  displayName,
  type PreviewedFile,
  previewBatch,
  type Source,
} from '../batch/index.js';
import { type Diagnostic, hasErrors, type Text } from '../diagnostics/index.js';
import type { ExitCode, Invocation } from './command.js';
import type { Execution } from './execution.js';
import { failureCode } from './exit-code.js';
import type { FilingRemarks } from './filing-remarks.js';
import { renderOutput } from './json-output.js';

const statusNames: Readonly<Record<PreviewedFile['status'], Text>> = {
  new: { zh: '新出', en: 'new' },
  changed: { zh: '重出', en: 'changed' },
  unchanged: { zh: '未变', en: 'unchanged' },
  failed: { zh: '失败', en: 'failed' },
};

/** The result of reading and planning. `before`: diagnostics so far. */
export interface PlannedRun {
  readonly plan: BatchPlan;
  readonly sources: readonly Source[];
  readonly before: readonly Diagnostic[];
  readonly remarks: FilingRemarks;
}

export async function reportPlan(
  { plan, sources, before, remarks }: PlannedRun,
  { options, context }: Execution,
  invocation: Invocation,
): Promise<ExitCode> {
  const { reporter, print, language, processId, workingDirectory } = context;
  const { out } = options;
  const documents = await previewBatch(plan, { out, processId, force: invocation.flag('force') });
  const isJson = invocation.flag('json');
  const outName = displayName(out, workingDirectory);
  if (isJson) {
    const files = remarks.filesOf(sources, plan.failures);
    print(renderOutput(documents, files, [...before, ...remarks.diagnostics], remarks.findings));
  } else {
    for (const { status, file, source } of documents) {
      if (file !== null) print(`${statusNames[status][language]}  ${outName}/${file}  ← ${source}\n`);
    }
  }
  reporter.diagnostics([...documents.flatMap((one) => one.diagnostics), ...before]);
  remarks.report(reporter);
  reporter.line(summary(documents, outName));
  if (!hasErrors(before) && !documents.some(({ status }) => status === 'failed')) return 0;
  return failureCode([...before, ...documents.flatMap(({ diagnostics }) => diagnostics)]);
}

function summary(documents: readonly PreviewedFile[], outName: string): Text {
  const count = (status: PreviewedFile['status']) => documents.filter((one) => one.status === status).length;
  const [fresh, changed] = [count('new'), count('changed')];
  const [unchanged, failed] = [count('unchanged'), count('failed')];
  return {
    zh: `将新出 ${fresh} 份，重出 ${changed} 份，未变 ${unchanged} 份，失败 ${failed} 份 → ${outName}（没有写入）`,
    en: `would be made: ${fresh} new, ${changed} changed, ${unchanged} unchanged, ${failed} failed → ${outName} (nothing was written)`,
  };
}
