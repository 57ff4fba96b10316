/** docxtemplater (its free core): tags in a Word file; merging cells is a paid module, so each row prints its levels. */
import { readFileSync } from 'node:fs';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { printedForm } from '../form/printed.mjs';
import { summaryData } from '../form/summary-data.mjs';

export async function open({ templates }) {
  const single = readFileSync(templates.mustache.single);
  const summary = readFileSync(templates.mustache.summary);
  return {
    single: async (filing) => fill(single, printedForm(filing.projects[0], filing)),
    summary: async (filing) => fill(summary, summaryData(filing)),
  };
}

function fill(template, data) {
  const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
  document.render(data);
  return document.toBuffer();
}
