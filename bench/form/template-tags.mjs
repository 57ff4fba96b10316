/** The tag syntax of each template engine, and the template files made with it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formTitle } from './printed.mjs';
import { wordTemplate } from './word-template.mjs';

const mustache = {
  heading: '{heading}',
  title: formTitle,
  field: (name) => `{${name}}`,
  forms: { open: '{#forms}', close: '{/forms}' },
  more: { open: '{#more}', close: '{/more}' },
  rows: { lines: [['{#rows}{level1}', '{level2}', '{name}', '{target}{/rows}']] },
};

const carboneRow = (path) => ['level1', 'level2', 'name', 'target'].map((name) => `{${path}.${name}}`);

function carbone(form) {
  return {
    heading: '{d.heading}',
    // carbone repeats from the first tag on, so the title must be one.
    title: `{${form}.title}`,
    field: (name) => `{${form}.${name}}`,
    forms: { open: '', close: '{d.forms[i+1].title}' },
    more: { open: `{${form}.more:ifEQ(true):showBegin}`, close: `{${form}.more:showEnd}` },
    rows: { lines: [carboneRow(`${form}.rows[i]`), carboneRow(`${form}.rows[i+1]`)] },
  };
}

/** Paths of the templates under `folder`: {mustache, carbone} × {single, summary}. */
export async function writeTemplates(folder) {
  mkdirSync(folder, { recursive: true });
  const write = async (name, tags, isSummary) => {
    const file = join(folder, `${name}.docx`);
    writeFileSync(file, await wordTemplate(tags, isSummary));
    return file;
  };
  return {
    mustache: {
      single: await write('mustache-single', mustache, false),
      summary: await write('mustache-summary', mustache, true),
    },
    carbone: {
      single: await write('carbone-single', carbone('d'), false),
      summary: await write('carbone-summary', carbone('d.forms[i]'), true),
    },
  };
}
