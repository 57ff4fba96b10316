/** Word files of forms that are data alone: LibreOffice breaks pages and lines where the PDF does. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedTempFolder } from '../temp-folder.js';
import { formSets, resourcesOf, setDocuments } from '../template/form-sets.js';
import { census, convert, expectedPages, pdfPages, type WordDocument, writeFiles } from './word-documents.js';
import { compareLines, isLibreOfficesOwn } from './word-lines.js';

const isCi = process.env.CI === 'true';
const hasTools = ['soffice', 'pdftotext'].every((tool) => spawnSync('which', [tool]).status === 0);

describe.skipIf(!hasTools && !isCi)('LibreOffice', () => {
  const folder = sharedTempFolder('word-packs');
  const all: WordDocument[] = [];

  beforeAll(async () => {
    for (const set of formSets) {
      const resources = await resourcesOf(set);
      for (const { form, kind, document } of setDocuments(set, resources)) {
        const one = { name: `${form}-${kind}`, document };
        await writeFiles(one, folder, resources);
        all.push(one);
      }
    }
    convert(
      folder,
      all.map(({ name }) => name),
    );
  }, 240_000);

  it('has the PDF’s text on each page', () => {
    for (const one of all) {
      const pages = pdfPages(join(folder, 'converted', `${one.name}.pdf`));
      expect(census(pages), one.name).toEqual(expectedPages(one, folder));
    }
  });

  it('ends lines where the PDF does', () => {
    const compared = all.map((one) => ({
      name: one.name,
      ...compareLines(one.document, join(folder, 'converted', `${one.name}.pdf`)),
    }));
    const differing = compared.flatMap(({ name, differing: texts }) =>
      texts.map((one) => ({ name, ...one })),
    );
    expect(differing.filter((one) => !isLibreOfficesOwn(one))).toEqual([]);
    expect(compared.reduce((sum, one) => sum + one.compared, 0)).toBeGreaterThan(300);
  });
});
