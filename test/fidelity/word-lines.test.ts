/** Awkward texts: LibreOffice ends their lines where the PDF does. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedTempFolder } from '../temp-folder.js';
import { awkwardFiling } from './awkward-texts.js';
import { corpusResources, layOutCorpus, projectForms } from './corpus.js';
import { convert, type WordDocument, writeFiles } from './word-documents.js';
import { compareLines, isLibreOfficesOwn } from './word-lines.js';

const isCi = process.env.CI === 'true';
const hasTools = ['soffice', 'pdftotext'].every((tool) => spawnSync('which', [tool]).status === 0);

describe.skipIf(!hasTools && !isCi)('LibreOffice', () => {
  const folder = sharedTempFolder('word-lines');
  const all: WordDocument[] = [];

  beforeAll(async () => {
    const resources = await corpusResources();
    const filing = awkwardFiling();
    for (const form of projectForms) {
      for (const profile of ['table', 'gbt9704'] as const) {
        const options = { form, list: 'false' };
        const one = {
          name: form,
          file: 'awkward.json',
          filing,
          form: 'project-target-summary',
          project: null,
          options,
        };
        all.push({ name: `${form}-${profile}`, document: layOutCorpus(one, resources, profile) });
      }
    }
    for (const one of all) await writeFiles(one, folder, resources);
    convert(
      folder,
      all.map(({ name }) => name),
    );
  }, 240_000);

  it('ends lines where the PDF does', () => {
    const compared = all.map(({ name, document }) => ({
      name,
      ...compareLines(document, join(folder, 'converted', `${name}.pdf`)),
    }));
    const differing = compared.flatMap(({ name, differing: texts }) =>
      texts.map((one) => ({ name, ...one })),
    );
    expect(differing.filter((one) => !isLibreOfficesOwn(one))).toEqual([]);
    expect(compared.reduce((sum, one) => sum + one.compared, 0)).toBeGreaterThan(1000);
  });
});
