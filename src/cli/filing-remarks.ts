/** Reports what reading and the checks found in a run's filings: in full for one filing; for many, errors and a line each. */
import type { ManifestEntry, PlannedFiling } from '../batch/index.js';
import type { Finding } from '../checks/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { projectOf } from '../filing/index.js';
import { countsOf, fileSummary } from './json-output.js';
import type { FileSummary } from './output-schema.js';
import type { Reporter } from './reporter.js';

interface RemarksWanted {
  /** Whether all findings are stored for JSON, including those not shown. */
  readonly keepsAll: boolean;
  /** The run has a single filing. */
  readonly isOfOne: boolean;
  /** Some projects were chosen: what concerns others only is not shown. */
  readonly isOfProjects: boolean;
}

/** So many warnings and notes of a single filing are shown, and so many files of many. */
const mostLines = { remarks: 100, files: 40 };

export class FilingRemarks {
  /** Of reading and planning; complete only where all is kept. */
  readonly diagnostics: Diagnostic[] = [];
  /** Of the checks; likewise. */
  readonly findings: Finding[] = [];
  /** By the source's name; likewise. */
  readonly #summaries = new Map<string, FileSummary>();
  #errors = 0;
  readonly #shown: Diagnostic[] = [];
  /** Warnings and notes of a single filing beyond those shown. */
  #unshown = 0;
  readonly #files: (ReturnType<typeof countsOf> & { readonly name: string })[] = [];
  readonly #checks = { error: 0, warning: 0, note: 0 };

  readonly #wanted: RemarksWanted;

  constructor(wanted: RemarksWanted) {
    this.#wanted = wanted;
  }

  add(planned: PlannedFiling, findings: readonly Finding[]): void {
    const isMeant = this.#wanted.isOfProjects ? concernsOneOf(planned.documents) : () => true;
    const [read, found] = [planned.diagnostics.filter(isMeant), findings.filter(isMeant)];
    const kept = keeping(planned);
    if (this.#wanted.keepsAll) {
      this.diagnostics.push(...planned.diagnostics.map(kept));
      this.findings.push(...findings.map(kept));
      const { source, filing, diagnostics } = planned;
      const all = [...diagnostics, ...findings];
      this.#summaries.set(source.name, fileSummary(source.name, filing, filing, all));
    }
    const all = [...read, ...found];
    const errors = all.filter(({ severity }) => severity === 'error');
    const others = this.#wanted.isOfOne ? all.filter(({ severity }) => severity !== 'error') : [];
    this.#shown.push(...[...errors, ...others.slice(0, mostLines.remarks)].map(kept));
    this.#unshown += Math.max(0, others.length - mostLines.remarks);
    for (const { severity } of found) this.#checks[severity] += 1;
    this.#errors += errors.length;
    if (all.length > 0) this.#files.push({ name: planned.source.name, ...countsOf(all) });
  }

  report(reporter: Reporter): void {
    reporter.diagnostics(this.#shown);
    const more = this.#unshown;
    if (more > 0)
      reporter.line({ zh: `另有 ${more} 条警告和提示。`, en: `${more} more warnings and notes.` });
    if (!this.#wanted.isOfOne) this.#reportFiles(reporter);
    const { error, warning, note } = this.#checks;
    if (error + warning + note === 0) return;
    reporter.line({
      zh: `校验：错误 ${error} 个，警告 ${warning} 个，提示 ${note} 个（逐条见 jibiao check）；不影响出表。`,
      en: `checks: ${error} errors, ${warning} warnings, ${note} notes (see jibiao check); they keep no document from being made.`,
    });
  }

  /** The last word: a form with errors is made, but is not to be handed in. */
  conclude(reporter: Reporter): void {
    const errors = this.#errors;
    if (errors === 0) return;
    reporter.line({
      zh: `不可以交：有 ${errors} 个错误，交出前请先改（逐条见 jibiao check）。`,
      en: `Not ready: there are ${errors} errors: mend them before you hand the forms in (see jibiao check).`,
    });
  }

  /** Each source of the run; one of which nothing was read has failed, with so many errors. */
  filesOf(
    sources: readonly { readonly name: string }[],
    failures: readonly Failed[],
  ): readonly FileSummary[] {
    return sources.map(({ name }) => this.#summaries.get(name) ?? unreadFile(name, failures));
  }

  #reportFiles(reporter: Reporter): void {
    const remarked = this.#files.filter(({ warning, note }) => warning + note > 0);
    for (const { name, warning, note } of remarked.slice(0, mostLines.files)) {
      reporter.line({
        zh: `${name}：警告 ${warning} 个，提示 ${note} 个`,
        en: `${name}: ${warning} warnings, ${note} notes`,
      });
    }
    const more = remarked.length - mostLines.files;
    if (more > 0) {
      reporter.line({ zh: `另有 ${more} 个文件有警告或提示。`, en: `${more} more files have some.` });
    }
  }
}

type Failed = Pick<ManifestEntry, 'source' | 'diagnostics'>;

function unreadFile(file: string, failures: readonly Failed[]): FileSummary {
  const found = failures.filter(({ source }) => source === file).flatMap(({ diagnostics }) => diagnostics);
  return fileSummary(file, { unit: { name: null }, year: null, projects: [] }, null, found);
}

/** Whether a path lies in what these documents print; without a document of the whole unit, its own forms do not. */
function concernsOneOf(documents: PlannedFiling['documents']): (one: Diagnostic) => boolean {
  const projects = new Set(documents.map(({ project }) => project?.index ?? null));
  return ({ path }) => {
    if (projects.has(null)) return true;
    const index = projectOf(path ?? '');
    return index === null ? !/^unit(?:Target|SelfEvaluation)\b/.test(path ?? '') : projects.has(index);
  };
}

/**
 * Adds the line, which is looked up only for what is shown or kept. Copies the text: a quotation in a remark is a slice,
 * which would keep the file's whole text in memory.
 */
function keeping({ positionOf }: PlannedFiling): <Remark extends Diagnostic>(remark: Remark) => Remark {
  return (remark) =>
    structuredClone({
      ...remark,
      position: remark.position ?? (remark.path === null ? null : positionOf(remark.path)),
    });
}
