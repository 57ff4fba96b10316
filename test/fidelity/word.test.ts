/** Word against PDF: two engines for Word files break every document where ours is broken, with the same characters on each page. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Resources, renderDocument } from '../../src/pipeline.js';
import { sharedTempFolder } from '../temp-folder.js';
import { hasSuperDoc, superDocPages } from '../word-pages/superdoc.js';
import { corpusResources } from './corpus.js';
import {
  blankDocuments,
  census,
  compilationDocument,
  convert,
  corpusDocuments,
  expectedPages,
  pdfPages,
  type WordDocument,
  writeFiles,
} from './word-documents.js';
import { compareLines, isLibreOfficesOwn } from './word-lines.js';

const isCi = process.env.CI === 'true';
const hasTools = ['soffice', 'pdftotext'].every((tool) => spawnSync('which', [tool]).status === 0);

const folder = sharedTempFolder('word');
let resources: Resources;
let all: readonly WordDocument[];

beforeAll(async () => {
  resources = await corpusResources();
  all = [
    ...(['table', 'gbt9704'] as const).flatMap((profile) => [
      ...corpusDocuments(profile, resources),
      ...blankDocuments(profile, resources),
    ]),
    await compilationDocument(resources),
  ];
  for (const one of all) await writeFiles(one, folder, resources);
}, 120_000);

describe.skipIf(!hasTools && !isCi)('LibreOffice', () => {
  beforeAll(
    () =>
      convert(
        folder,
        all.map(({ name }) => name),
      ),
    240_000,
  );

  it('has the PDF’s text on each page', () => {
    for (const one of all) {
      const pages = pdfPages(join(folder, 'converted', `${one.name}.pdf`));
      expect(census(pages), `${one.name}: ${one.document.title}`).toEqual(expectedPages(one, folder));
    }
  });

  it('ends lines where the PDF does', () => {
    const compared = all.map((one) => ({
      ...one,
      ...compareLines(one.document, join(folder, 'converted', `${one.name}.pdf`)),
    }));
    const differing = compared.flatMap(({ name, differing: texts }) =>
      texts.map((one) => ({ name, ...one })),
    );
    expect(differing.filter((one) => !isLibreOfficesOwn(one))).toEqual([]);
    const count = compared.reduce((sum, one) => sum + one.compared, 0);
    expect(count).toBeGreaterThan(3000);
    expect(differing.length).toBeLessThan(count / 40);
  });
});

/** Files `flow-<name>.docx`, whose pages the reader breaks. */
async function writeFlowing(wanted: RegExp): Promise<readonly WordDocument[]> {
  const flowing = all.filter(({ name }) => wanted.test(name));
  for (const { name, document } of flowing) {
    const bytes = await renderDocument(document, 'docx', resources, { wordFlow: true });
    writeFileSync(join(folder, `flow-${name}.docx`), bytes);
  }
  return flowing;
}

/** A row that the PDF keeps whole may be cut by the reader, so that it needs a page less. */
function expectPageCount(pages: readonly string[], { name, document }: WordDocument): void {
  expect(pages.length, name).toBeLessThanOrEqual(document.pages.length);
  expect(pages.length, name).toBeGreaterThanOrEqual(document.pages.length - 1);
}

describe.skipIf(!hasTools && !isCi)('a file whose pages Word breaks', () => {
  it('has no more pages in LibreOffice than the PDF, with heads on each page of indicators', async () => {
    const flowing = await writeFlowing(/^(?:table|gbt9704)-\d+$/);
    convert(
      folder,
      flowing.map(({ name }) => `flow-${name}`),
    );
    for (const one of flowing) {
      const { name } = one;
      const pages = pdfPages(join(folder, 'converted', `flow-${name}.pdf`));
      expectPageCount(pages, one);
      for (const page of census(pages).filter((text) => text.includes('≥'))) {
        for (const character of '级指标值') expect(page, name).toContain(character);
      }
    }
  }, 240_000);
});

describe.skipIf(!(hasTools && hasSuperDoc) && !isCi)('SuperDoc', () => {
  it('has the PDF’s text on each page', { timeout: 900_000 }, async () => {
    const pages = await superDocPages(all.map(({ name }) => join(folder, `${name}.docx`)));
    for (const [index, one] of all.entries()) {
      expect(census(pages[index] ?? []), `${one.name}: ${one.document.title}`).toEqual(
        expectedPages(one, folder),
      );
    }
  });

  it('has no more pages than the PDF where it breaks them itself', { timeout: 300_000 }, async () => {
    const flowing = await writeFlowing(/^gbt9704-\d+$/);
    const pages = await superDocPages(flowing.map(({ name }) => join(folder, `flow-${name}.docx`)));
    for (const [index, one] of flowing.entries()) expectPageCount(pages[index] ?? [], one);
  });
});
