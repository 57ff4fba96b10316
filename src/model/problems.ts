/** Collects what is wrong with a markup: each problem once, by template line, and never more than people can read. */
import { commonPart, type Diagnostic, diagnostic } from '../diagnostics/index.js';

/** Past this many different ones the rest adds nothing. */
const mostProblems = 50;

export interface Problem {
  /** Without the room's name: `gap`. */
  readonly code: string;
  /** Line in the template. */
  readonly line: number;
  readonly message: string;
  readonly english: string;
  readonly severity?: 'error' | 'warning';
}

interface FoundProblem {
  readonly problem: Problem;
  /** So often it was found again: a loop in a template repeats its fault in every row. */
  more: number;
}

export class ProblemList {
  readonly #file: string;
  readonly #found = new Map<string, FoundProblem>();

  constructor(file: string) {
    this.#file = file;
  }

  add(problem: Problem): void {
    const key = `${problem.line} ${problem.code} ${commonPart(problem.message)}`;
    const known = this.#found.get(key);
    if (known !== undefined) known.more += 1;
    else if (this.#found.size < mostProblems) this.#found.set(key, { problem, more: 0 });
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.#found.values()].map((one) => this.#diagnosticOf(one));
  }

  #diagnosticOf({ problem, more }: FoundProblem): Diagnostic {
    const { code, line, severity = 'error' } = problem;
    const [again, againEnglish] =
      more === 0
        ? ['', '']
        : [
            `（模板这一行在此表中还有 ${more} 处同样的问题）`,
            ` (${more} more of this template line in the form)`,
          ];
    return diagnostic({
      code: `model/${code}`,
      severity,
      message: `${problem.message}${again}`,
      english: `${problem.english}${againEnglish}`,
      file: this.#file,
      position: { line, column: 1 },
    });
  }
}
