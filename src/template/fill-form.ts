/** Fills a pack's template from a context: the one way from data to a form. */
import { type Diagnostic, hasErrors, type Result } from '../diagnostics/index.js';
import { type Form, ProblemList, resolveForm } from '../model/index.js';
import type { TemplateContext } from './context.js';
import { fillFault } from './fill-fault.js';
import type { FormPack } from './pack.js';
import { runSteps } from './run-steps.js';

/** A compilation of 10,000 units takes 400,000; so many values fill some 100 MB. */
const maxSteps = 1_000_000;

/** The form; null where an error keeps it from being made. Findings (a category without a box) are warnings and leave it whole. */
export function fillForm(pack: FormPack, context: TemplateContext, most = maxSteps): Result<Form> {
  const findings: Diagnostic[] = [];
  const problems = new ProblemList(pack.file);
  const { amountUnit, dateStyle } = pack;
  const environment = {
    settings: { amountUnit, dateStyle },
    report: (finding: Diagnostic) => findings.push(finding),
    problems,
    maxSteps: most,
  };
  try {
    const draft = runSteps(pack.steps, context.root, environment).form;
    const form = resolveForm(draft, problems);
    const diagnostics = [...findings, ...problems.diagnostics];
    return { value: hasErrors(diagnostics) ? null : form, diagnostics };
  } catch (error) {
    return { value: null, diagnostics: [...findings, fillFault(error, pack.file)] };
  }
}
