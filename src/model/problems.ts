/** Collects problems of a template or its form: one for each place and kind, and at most a readable number. */
import {
  commonPart,
  type Diagnostic,
  type DiagnosticParameters,
  diagnostic,
  type LastParameters,
  type TextPosition,
  type Worded,
} from '../diagnostics/index.js';

/** Largest number of different problems; further ones are dropped. */
const maxProblems = 50;

/** Place in a template: in the pack's own file, or in one that it includes. */
export interface TemplatePlace extends TextPosition {
  /** Name of the included file beside the pack's folder; undefined: the pack's own template. */
  readonly file?: string;
}

interface ProblemHead {
  readonly code: string;
  /** In the template. */
  readonly at: TemplatePlace;
  readonly severity?: 'error' | 'warning';
}

interface TemplateProblem extends ProblemHead {
  readonly message: string;
  readonly english: string;
  readonly parameters?: DiagnosticParameters;
}

interface FoundProblem {
  readonly problem: TemplateProblem;
  /** Number of further findings: a loop in a template repeats its fault in every row. */
  more: number;
}

export class ProblemList {
  readonly #file: string;
  readonly #found = new Map<string, FoundProblem>();

  constructor(file: string) {
    this.#file = file;
  }

  add<const Message extends string, const English extends string>(
    problem: ProblemHead & Worded<Message, English>,
  ): void {
    const { code, at, message } = problem;
    const key = `${at.file ?? ''}:${at.line}:${at.column} ${code} ${commonPart(message)}`;
    const known = this.#found.get(key);
    if (known !== undefined) known.more += 1;
    else if (this.#found.size < maxProblems) this.#found.set(key, { problem, more: 0 });
  }

  /** Adds an error. Returns null, for callers that return it. */
  report<const Message extends string, const English extends string>(
    code: string,
    at: TemplatePlace,
    message: Message,
    english: English,
    ...[parameters = {}]: LastParameters<Message | English>
  ): null {
    const texts: { readonly message: string; readonly english: string } = { message, english };
    this.add({ code, at, ...texts, parameters });
    return null;
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.#found.values()].map((one) => this.#diagnosticOf(one));
  }

  #diagnosticOf({ problem, more }: FoundProblem): Diagnostic {
    const { code, at, severity = 'error', parameters } = problem;
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
      parameters: { ...parameters, more },
      file: fileOf(at, this.#file),
      position: { line: at.line, column: at.column },
    });
  }
}

/** Returns the path of the place's file. `template`: path of the pack's own. */
export function fileOf({ file }: TemplatePlace, template: string): string {
  return file === undefined ? template : template.replace(/[^/\\]+[/\\][^/\\]+$/, () => file);
}
