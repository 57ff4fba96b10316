/** A summary's data as the template engines take it. */
import { printedForm, summaryHeading } from './printed.mjs';

/** `more` is true for each form but the last: a page break follows. */
export function summaryData(filing) {
  const last = filing.projects.length - 1;
  return {
    heading: summaryHeading(filing),
    forms: filing.projects.map((project, index) => ({ ...printedForm(project, filing), more: index < last })),
  };
}
