/** Reports a run of render: progress, problems, and the totals. */
import { filesOf, type ManifestEntry, type RunEntries } from '../batch/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { CommandContext } from './command.js';
import type { FilingRemarks } from './filing-remarks.js';
import { writtenLine } from './give-file.js';
import { renderOutput } from './json-output.js';
import type { FileSummary } from './output-schema.js';

/** Up to this number each file gets a line; more are only counted. */
const mostLines = 40;
/** Number of warnings and notes that are shown; the manifest has all. */
const mostRemarks = 100;
/** Number of files between two progress lines if there is no terminal. */
const filesPerPlainLine = 250;

/** Shows the progress of a run. */
export class RenderProgress {
  #total = 0;
  #done = 0;
  #failed = 0;
  #started = 0;

  readonly #outName: string;
  readonly #context: CommandContext;

  constructor(outName: string, context: CommandContext) {
    this.#outName = outName;
    this.#context = context;
  }

  /** Starts the progress; `files` will be reported. */
  begin(files: number): void {
    this.#total = files;
    this.#started = this.#context.now();
  }

  add(entry: ManifestEntry): void {
    if (entry.status === 'failed') this.#failed += 1;
    if (this.#total > mostLines) this.#count();
    else this.#announce(entry);
  }

  #announce(entry: ManifestEntry): void {
    const { status, pages } = entry;
    if (status === 'failed' || pages === null) return;
    const names = filesOf(entry).map(({ file }) => `${this.#outName}/${file}`);
    this.#context.reporter.line(writtenLine(status, names, pages));
  }

  #count(): void {
    this.#done += 1;
    const { reporter, now } = this.#context;
    const seconds = Math.max(0.001, (now() - this.#started) / 1000);
    const rate = this.#done / seconds;
    const left = Math.ceil((this.#total - this.#done) / rate);
    const text = {
      zh: `${this.#done}/${this.#total}，每秒 ${rate.toFixed(1)} 份，还需 ${left} 秒，失败 ${this.#failed}`,
      en: `${this.#done}/${this.#total}, ${rate.toFixed(1)} a second, ${left} s left, ${this.#failed} failed`,
    };
    if (reporter.sink.isTerminal) reporter.progress(text);
    else if (this.#done % filesPerPlainLine === 0) reporter.line(text);
  }
}

interface RenderReport {
  /** null if the run stopped before. */
  readonly entries: RunEntries | null;
  /** Number of further files that were not made. */
  readonly lost?: number;
  /** Diagnostics that belong to no entry. */
  readonly diagnostics: readonly Diagnostic[];
  /** Of reading and the checks: they fail nothing. null if the run stopped before. */
  readonly remarks: FilingRemarks | null;
  /** The folder's name in messages; null if the run stopped before. */
  readonly outName: string | null;
  /** The sources, for JSON. */
  readonly files: readonly FileSummary[];
}

/** Reports problems and totals, or prints the JSON document if requested. */
export function conclude(report: RenderReport, json: boolean, { reporter, print }: CommandContext): void {
  const { entries, lost = 0, diagnostics, remarks: filings, outName } = report;
  const all = [...(entries?.diagnostics() ?? []), ...diagnostics];
  const remarks = all.filter((one) => one.severity !== 'error');
  reporter.diagnostics([...remarks.slice(0, mostRemarks), ...all.filter((one) => one.severity === 'error')]);
  if (remarks.length > mostRemarks) {
    const more = remarks.length - mostRemarks;
    reporter.line({
      zh: `另有 ${more} 条警告和提示，见清单。`,
      en: `${more} more warnings and notes: see the manifest.`,
    });
  }
  filings?.report(reporter);
  if (outName !== null) {
    const count = (status: ManifestEntry['status']) => entries?.count(status) ?? 0;
    const [written, unchanged, failed] = [count('written'), count('unchanged'), count('failed') + lost];
    reporter.line({
      zh: `写出 ${written} 份，未变 ${unchanged} 份，失败 ${failed} 份 → ${outName}`,
      en: `${written} written, ${unchanged} unchanged, ${failed} failed → ${outName}`,
    });
  }
  filings?.conclude(reporter);
  if (json) {
    const told = [...diagnostics, ...(filings?.diagnostics ?? [])];
    print(renderOutput(entries ?? [], report.files, told, filings?.findings ?? []));
  }
}
