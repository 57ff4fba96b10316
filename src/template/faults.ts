/** Collects what is wrong with a pack's template, each with its line and column. */
import { type Diagnostic, diagnostic } from '../diagnostics/index.js';
import type { Location } from './template-ast.js';

export class Faults {
  readonly #file: string;
  readonly #found: Diagnostic[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  add(code: string, at: { readonly loc: Location }, message: string, english: string): void {
    const { line, column } = at.loc.start;
    const position = { line, column: column + 1 };
    this.#found.push(
      diagnostic({
        code: `template/${code}`,
        severity: 'error',
        message,
        english,
        file: this.#file,
        position,
      }),
    );
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#found;
  }
}
