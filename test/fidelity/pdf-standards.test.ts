/** Every kind of document meets PDF/A-3a and PDF/UA-1 by veraPDF, is read as it was filed, and holds the filing it was made from. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOutCompilation } from '../../src/compilation/index.js';
import type { PagedDocument, PlacedText } from '../../src/layout/index.js';
import { layOutBlank, type Resources, renderDocument } from '../../src/pipeline.js';
import { sharedTempFolder } from '../temp-folder.js';
import { corpus, corpusResources, layOutCorpus, singleDocuments, summaryDocuments } from './corpus.js';

const has = (tool: string): boolean => spawnSync('which', [tool]).status === 0;
const hasJava = has('javac') && existsSync('/usr/share/java/jaxb-api.jar');
const hasPoppler = has('pdfinfo') && has('pdfdetach');
const inCi = process.env.CI === 'true';
const validator = resolve('test/tools/pdf-standards/pdf-standards.sh');
/** What the form does not say of the filing it belongs to: the report is about it. */
const report = corpus.map((one) => ({
  ...one,
  name: `${one.file} report`,
  form: 'check-report',
  project: null,
  options: {},
}));

const folder = sharedTempFolder('standards');
let resources: Resources;
beforeAll(async () => {
  resources = await corpusResources();
});

const written: string[] = [];
async function write(document: PagedDocument): Promise<string> {
  const file = join(folder, `${written.length}.pdf`);
  writeFileSync(file, await renderDocument(document, 'pdf', resources, { wordFlow: false }));
  written.push(file);
  return file;
}

function blank(form: string): PagedDocument {
  const { value } = layOutBlank({ form, options: {}, profile: 'table', missingGlyphs: 'error' }, resources);
  if (value === null) throw new Error(`${form} has no blank form`);
  return value;
}

async function compilation(): Promise<PagedDocument> {
  const filings = corpus.map(({ filing, file }) => ({
    filing,
    file,
    documents: filing.projects.map((_, project) => ({ form: 'project-target', project })),
  }));
  const request = {
    form: 'compilation',
    options: {},
    profile: 'table',
    missingGlyphs: 'error',
    filings,
  } as const;
  const { value } = await layOutCompilation(request, resources);
  if (value === null) throw new Error('the compilation is not made');
  return value;
}

describe.skipIf(!hasJava && !inCi)('PDF/A-3a and PDF/UA-1', () => {
  it('are met by forms, summaries, reports, blank forms and a compilation, in both profiles', async () => {
    for (const document of [...summaryDocuments, ...singleDocuments, ...report])
      await write(layOutCorpus(document, resources));
    for (const document of summaryDocuments) await write(layOutCorpus(document, resources, 'gbt9704'));
    for (const [form, pack] of resources.packs) if (pack.blank !== null) await write(blank(form));
    await write(await compilation());
    const { stdout, status } = spawnSync(validator, ['3a,ua1', ...written], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    expect(stdout).toContain(`${written.length} files, 3a,ua1: 0 not met`);
    expect(status).toBe(0);
  }, 300_000);
});

describe.skipIf(!hasPoppler && !inCi)('a reader', () => {
  it('finds the text of each cell once, in order, whole', async () => {
    for (const document of singleDocuments.filter((_, index) => index % 7 === 0)) {
      const paged = layOutCorpus(document, resources);
      const file = await write(paged);
      const structure = execFileSync('pdfinfo', ['-struct-text', file], {
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      });
      const found = [...structure.matchAll(/^\s*"(.*)"$/gm)].map(([, text = '']) => text.replace(/\s/gu, ''));
      const texts = paged.pages.flatMap(({ items }) =>
        items.flatMap((item): readonly PlacedText[] =>
          item.kind === 'text'
            ? [item.text]
            : item.cells.filter(({ repeated }) => !repeated).map(({ text }) => text),
        ),
      );
      const words = texts.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join(''));
      expect(found.join(''), document.name).toBe(words.join('').replace(/\s/gu, ''));
    }
  });

  it('takes the filing out again', async () => {
    const [document] = singleDocuments;
    if (document === undefined) throw new Error('a document');
    const paged = layOutCorpus(document, resources);
    const target = join(folder, 'attached.json');
    execFileSync('pdfdetach', ['-save', '1', '-o', target, await write(paged)]);
    expect(readFileSync(target, 'utf8')).toBe(paged.attachments[0]?.json);
  });

  it('copies no blank that nobody wrote between hanzi and Latin', async () => {
    for (const document of singleDocuments.slice(0, 20)) {
      const text = execFileSync('pdftotext', ['-raw', await write(layOutCorpus(document, resources)), '-'], {
        encoding: 'utf8',
      });
      expect(text, document.name).toContain(`(${document.filing.year}年度)`);
    }
  });
});
