/** Collects what is wrong with a template or the form it gives: each problem once for its place, and never more than people can read. */
import { commonPart, type Diagnostic, diagnostic, type TextPosition } from '../diagnostics/index.js';

/** Past this many different ones the rest adds nothing. */
const maxProblems = 50;

export interface Problem {
  readonly code: string;
  /** In the template. */
  readonly at: TextPosition;
  readonly message: string;
  readonly english: string;
  readonly severity?: 'error' | 'warning';
}

interface FoundProblem {
  readonly problem: Problem;
  /** Number of further findings: a loop in a template repeats its fault in every row. */
  more: number;
}

export class ProblemList {
  readonly #file: string;
  readonly #found = new Map<string, FoundProblem>();

  constructor(file: string) {
    this.#file = file;
  }

  add(problem: Problem): void {
    const { code, at, message } = problem;
    const key = `${at.line}:${at.column} ${code} ${commonPart(message)}`;
    const known = this.#found.get(key);
    if (known !== undefined) known.more += 1;
    else if (this.#found.size < maxProblems) this.#found.set(key, { problem, more: 0 });
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.#found.values()].map((one) => this.#diagnosticOf(one));
  }

  #diagnosticOf({ problem, more }: FoundProblem): Diagnostic {
    const { code, at, severity = 'error' } = problem;
    const [again, againEnglish] =
      more === 0
        ? ['', '']
        : [
            `（模板这一行在此表中还有 ${more} 处同样的问题）`,
            ` (${more} more of this template line in the form)`,
          ];
    return diagnostic({
      code,
      severity,
      message: `${problem.message}${again}`,
      english: `${problem.english}${againEnglish}`,
      file: this.#file,
      position: at,
    });
  }
}
