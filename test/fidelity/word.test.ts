/** Word against PDF: LibreOffice breaks every corpus document where ours is broken, with the same words on each page. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PagedDocument, ProfileId } from '../../src/layout/index.js';
import { type Resources, renderDocument } from '../../src/pipeline.js';
import {
  type CorpusDocument,
  corpusResources,
  layOutCorpus,
  singleDocuments,
  summaryDocuments,
} from './corpus.js';

const hasTools = ['soffice', 'pdftotext'].every((tool) => spawnSync('which', [tool]).status === 0);
/** LibreOffice has been seen to stop silently after some hundreds of files in one call. */
const lot = 12;

/** A summary holds every project's form, so single forms need no conversion of their own. */
const documents: readonly CorpusDocument[] = [
  ...summaryDocuments,
  ...singleDocuments.filter((document) => document.project === null),
];
const gbt9704 = documents.filter((document) => document.options.list !== 'true');

const folder = mkdtempSync(join(tmpdir(), 'jibiao-word-'));
let resources: Resources;
beforeAll(async () => {
  resources = await corpusResources();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function write(document: CorpusDocument, profile: ProfileId, name: string): Promise<PagedDocument> {
  const paged = layOutCorpus(document, resources, profile);
  for (const format of ['pdf', 'docx'] as const) {
    writeFileSync(
      join(folder, `${name}.${format}`),
      await renderDocument(paged, format, resources, { wordFlow: false }),
    );
  }
  return paged;
}

/** What stands on each page in white for Word's navigation pane: the bookmarks of forms among others. */
function unseenWords({ outline, pages }: PagedDocument): readonly string[] {
  return pages.map(({ number }) =>
    outline
      .filter(({ level, page }) => level > 1 && page === number)
      .map(({ title }) => title)
      .join(''),
  );
}

function convert(names: readonly string[]): void {
  const target = join(folder, 'converted');
  mkdirSync(target, { recursive: true });
  for (let start = 0; start < names.length; start += lot) {
    const files = names.slice(start, start + lot).map((name) => join(folder, `${name}.docx`));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', target, ...files], {
      env: { ...process.env, FONTCONFIG_FILE: resolve('test/fidelity/fonts.conf') },
      stdio: 'ignore',
    });
  }
  expect(readdirSync(target).filter((file) => names.includes(file.replace(/\.pdf$/, '')))).toHaveLength(
    names.length,
  );
}

/** The characters of each page in code order: equal where the same rows stand on it. */
function pagesOf(file: string, unseen: readonly string[] = []): readonly string[] {
  const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 64_000_000 });
  const pages = text.split('\f').slice(0, -1);
  return pages.map((page, index) => [...`${page}${unseen[index] ?? ''}`.replace(/\s/g, '')].sort().join(''));
}

async function compare(chosen: readonly CorpusDocument[], profile: ProfileId): Promise<void> {
  const names = chosen.map((_, index) => `${profile}-${index}`);
  const laid: PagedDocument[] = [];
  for (const [index, document] of chosen.entries())
    laid.push(await write(document, profile, `${profile}-${index}`));
  convert(names);
  for (const [index, name] of names.entries()) {
    const word = pagesOf(join(folder, 'converted', `${name}.pdf`));
    const document = laid[index];
    const unseen = document === undefined ? [] : unseenWords(document);
    expect(word, chosen[index]?.name).toEqual(pagesOf(join(folder, `${name}.pdf`), unseen));
  }
}

describe.skipIf(!hasTools && process.env.CI !== 'true')('Word pages', () => {
  it('equal the PDF’s', () => compare(documents, 'table'), 240_000);
  it('equal the PDF’s under GB/T 9704 margins', () => compare(gbt9704, 'gbt9704'), 240_000);
});
