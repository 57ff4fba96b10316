/** easy-template-x: tags in a Word file; each row prints its levels. */
import { readFileSync } from 'node:fs';
import { TemplateHandler } from 'easy-template-x';
import { printedForm } from '../form/printed.mjs';
import { summaryData } from '../form/summary-data.mjs';

export async function open({ templates }) {
  const handler = new TemplateHandler();
  const single = readFileSync(templates.mustache.single);
  const summary = readFileSync(templates.mustache.summary);
  return {
    single: (filing) => handler.process(single, printedForm(filing.projects[0], filing)),
    summary: (filing) => handler.process(summary, summaryData(filing)),
  };
}
