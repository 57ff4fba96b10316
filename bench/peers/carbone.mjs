/** carbone: tags in a Word file, filled by text replacement; it merges nothing, so each row prints its levels. */
import { promisify } from 'node:util';
import carbone from 'carbone';
import { printedForm } from '../form/printed.mjs';
import { summaryData } from '../form/summary-data.mjs';

const render = promisify(carbone.render);

export async function open({ templates }) {
  return {
    single: (filing) => render(templates.carbone.single, printedForm(filing.projects[0], filing)),
    summary: (filing) => render(templates.carbone.summary, summaryData(filing)),
  };
}
