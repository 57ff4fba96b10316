/** Collects what is wrong with a markup: each problem once, by template line, and never more than people can read. */
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';

/** A loop in a template repeats its fault in every row: past this many different ones the rest adds nothing. */
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

export class ProblemList {
  readonly #file: string;
  readonly #found = new Map<string, Diagnostic>();

  constructor(file: string) {
    this.#file = file;
  }

  add(problem: Problem): void {
    const { code, line, message, english, severity = 'error' } = problem;
    const key = `${line} ${code} ${message}`;
    if (this.#found.size >= mostProblems || this.#found.has(key)) return;
    const position = { line, column: 1 };
    const found = { code: `model/${code}`, severity, message, english, file: this.#file, position };
    this.#found.set(key, diagnostic(found));
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.#found.values()];
  }
}
