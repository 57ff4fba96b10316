/** Fills a pack's template from a context: the one way from data to markup. */
import { type Diagnostic, hasErrors, type Result } from '../diagnostics/index.js';
import type { TemplateContext } from './context.js';
import type { MarkupPart } from './leaf.js';
import type { FormPack } from './pack.js';
import { fillFault } from './syntax-fault.js';

/** The markup of one form. Findings (a category without a box) are warnings and leave the markup whole. */
export function fillTemplate(pack: FormPack, context: TemplateContext): Result<readonly MarkupPart[]> {
  const diagnostics: Diagnostic[] = [];
  const { amountUnit, dateStyle } = pack;
  const environment = {
    settings: { amountUnit, dateStyle },
    report: (finding: Diagnostic) => diagnostics.push(finding),
  };
  try {
    const markup = pack.template(context.root, environment);
    return { value: hasErrors(diagnostics) ? null : markup, diagnostics };
  } catch (error) {
    return { value: null, diagnostics: [...diagnostics, fillFault(error, pack.file)] };
  }
}
