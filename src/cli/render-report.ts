/** What render says: a line for each file as it is done, what was wrong, and the sum at the end. */
import type { ManifestEntry } from '../batch/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { CommandContext } from './command.js';

export interface RenderReport {
  readonly entries: readonly ManifestEntry[];
  /** What belongs to no entry. */
  readonly diagnostics: readonly Diagnostic[];
  /** The folder as messages name it; null where the run did not come so far. */
  readonly outName: string | null;
}

/** One file is done, or has failed. */
export function announce(entry: ManifestEntry, outName: string, { reporter }: CommandContext): void {
  const file = `${outName}/${entry.file}`;
  switch (entry.status) {
    case 'written':
      reporter.line({ zh: `写出 ${file}（${entry.pages} 页）`, en: `wrote ${file} (pages: ${entry.pages})` });
      break;
    case 'unchanged':
      reporter.line({
        zh: `未变 ${file}（${entry.pages} 页）`,
        en: `unchanged ${file} (pages: ${entry.pages})`,
      });
      break;
    case 'failed':
      reporter.diagnostics(errorsOf(entry));
      break;
  }
}

/** Says what `announce` has not said yet, and prints the JSON document where it was asked for. */
export function conclude(report: RenderReport, json: boolean, { reporter, print }: CommandContext): void {
  const { entries, diagnostics, outName } = report;
  const reports = entries.flatMap((entry) => entry.diagnostics.filter((one) => one.severity !== 'error'));
  reporter.diagnostics([...reports, ...diagnostics]);
  if (outName !== null) {
    const count = (status: ManifestEntry['status']) =>
      entries.filter((entry) => entry.status === status).length;
    const [written, unchanged, failed] = [count('written'), count('unchanged'), count('failed')];
    reporter.line({
      zh: `写出 ${written} 份，未变 ${unchanged} 份，失败 ${failed} 份 → ${outName}`,
      en: `${written} written, ${unchanged} unchanged, ${failed} failed → ${outName}`,
    });
  }
  if (json) {
    print(`${JSON.stringify({ documents: entries, diagnostics }, null, 2)}\n`);
  }
}

function errorsOf(entry: ManifestEntry): readonly Diagnostic[] {
  return entry.diagnostics.filter((one) => one.severity === 'error');
}
