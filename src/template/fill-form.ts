/** Fills a pack's template from its root: the one way from data to a form. */
import { type Diagnostic, errorOf, hasErrors, type Result } from '../diagnostics/index.js';
import { type Form, fileOf, ProblemList, resolveForm } from '../model/index.js';
import { HelperError } from './helper.js';
import type { SourcedRecord } from './leaf.js';
import type { FormPack } from './pack.js';
import { FillError, runSteps, TooManyStepsError } from './run-steps.js';

/** A compilation of 10,000 units takes 400,000; so many values fill some 100 MB. */
const maxSteps = 1_000_000;

export interface FillSettings {
  readonly maxSteps?: number;
  /** Whether each place of the filing has a cell of its own, as in a book to fill in; else `merge` is followed. */
  readonly placesApart?: boolean;
}

/** Returns the form; null if there is an error. Findings (a category without a box) are warnings and do not prevent the form. */
export function fillForm(pack: FormPack, root: SourcedRecord, given: FillSettings = {}): Result<Form> {
  const findings: Diagnostic[] = [];
  const problems = new ProblemList(pack.file);
  const { amountUnit, dateStyle } = pack;
  const environment = {
    settings: { amountUnit, dateStyle },
    report: (finding: Diagnostic) => findings.push(finding),
    problems,
    maxSteps: given.maxSteps ?? maxSteps,
  };
  try {
    const { draft, printed } = runSteps(pack.steps, root, environment);
    const form = { ...resolveForm(draft, problems, given.placesApart), printed };
    const diagnostics = [...findings, ...problems.diagnostics];
    return { value: hasErrors(diagnostics) ? null : form, diagnostics };
  } catch (error) {
    return { value: null, diagnostics: [...findings, fillFault(error, pack.file)] };
  }
}

function fillFault(error: unknown, template: string): Diagnostic {
  const { cause, at } = error instanceof FillError ? error : { cause: error, at: null };
  const [detail, english] = detailsOf(cause);
  return errorOf(
    'template/cannot-fill',
    `填表时出错：${detail}`,
    `the template cannot be filled: ${english}`,
    {
      parameters: { reason: english },
      file: at === null ? template : fileOf(at, template),
      position: at === null ? null : { line: at.line, column: at.column },
    },
  );
}

function detailsOf(cause: unknown): readonly [string, string] {
  if (cause instanceof TooManyStepsError) {
    return [
      '表太大：一层层的 each 展开得太多；请减少层数，或把数据分开',
      'the form is too large: loops within loops give too many steps',
    ];
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return [message, cause instanceof HelperError ? cause.english : message];
}
