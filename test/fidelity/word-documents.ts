/** Every kind of document that the samples give, as PDF and Word files, and what stands on each page of them. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import type { PagedDocument, ProfileId } from '../../src/layout/index.js';
import { layOutBlank, type Resources, renderDocument } from '../../src/pipeline.js';
import { compiled, samples } from '../compilation/world.js';
import { type CorpusDocument, layOutCorpus, singleDocuments, summaryDocuments } from './corpus.js';

export interface WordDocument {
  /** Of its files, without an extension. */
  readonly name: string;
  readonly document: PagedDocument;
}

/** A summary holds every project's form, so that only the units' forms need files of their own. */
const units = singleDocuments.filter(({ project }) => project === null);
const withSignature = [...units, ...summaryDocuments.slice(0, 4)].map(
  (one): CorpusDocument => ({ ...one, options: { ...one.options, signature: 'true' } }),
);

/** All samples' forms under a profile: with lists in one profile, without in the other. */
export function corpusDocuments(profile: ProfileId, resources: Resources): readonly WordDocument[] {
  const list = String(profile === 'table');
  const summaries = summaryDocuments.filter(({ options }) => options.list === list);
  return [...summaries, ...units, ...withSignature].map((one, index) => ({
    name: `${profile}-${index}`,
    document: layOutCorpus(one, resources, profile),
  }));
}

export function blankDocuments(profile: ProfileId, resources: Resources): readonly WordDocument[] {
  const forms = [...resources.packs.values()].filter(({ blank }) => blank !== null);
  return forms.map(({ id: form }) => {
    const { value } = layOutBlank({ form, options: {}, profile, missingGlyphs: 'error' }, resources);
    if (value === null) throw new Error(`no blank ${form}`);
    return { name: `${profile}-blank-${form}`, document: value };
  });
}

export async function compilationDocument(resources: Resources): Promise<WordDocument> {
  return {
    name: 'compilation',
    document: await compiled(samples, resources, { options: { issuer: '某某局' } }),
  };
}

export async function writeFiles({ name, document }: WordDocument, folder: string, resources: Resources) {
  for (const format of ['pdf', 'docx'] as const) {
    const bytes = await renderDocument(document, format, resources, { wordFlow: false });
    writeFileSync(join(folder, `${name}.${format}`), bytes);
  }
}

/** Text of a PDF's pages. */
export function pdfPages(file: string): readonly string[] {
  const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8', maxBuffer: 64_000_000 });
  return text.split('\f').slice(0, -1);
}

/** What stands on each page in white for Word's navigation pane: the bookmarks that no visible heading carries. */
export function unseenWords({ outline, pages }: PagedDocument): readonly string[] {
  const headed = new Set(
    pages.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'text' && item.heading !== null ? [item.heading.anchor] : [])),
    ),
  );
  return pages.map(({ number }) =>
    outline
      .filter(({ level, page, anchor }) => page === number && (level > 1 || !headed.has(anchor)))
      .map(({ title }) => title)
      .join(''),
  );
}

/** The characters of each page in code order: equal where the same rows stand on it. Blanks and the footer are left out. */
export function census(pages: readonly string[], unseen: readonly string[] = []): readonly string[] {
  return pages.map((page, index) => {
    const text = withoutFooter(plain(page)) + plain(unseen[index] ?? '');
    return [...text].sort().join('');
  });
}

function plain(text: string): string {
  return text.replace(/\s/gu, '').normalize('NFKC');
}

/** Readers give the footer before the page's text or after it. */
function withoutFooter(text: string): string {
  return text.replace(/第\d+页共\d+页$|^第\d+页共\d+页|—\d+—$|^—\d+—/u, '');
}

/** LibreOffice has been seen to stop silently after some hundreds of files in one call. */
const filesOfOneCall = 12;

/** The folder's Word files of these names as LibreOffice sets them, into its folder `converted`. */
export function convert(folder: string, names: readonly string[]): void {
  const target = join(folder, 'converted');
  mkdirSync(target, { recursive: true });
  for (let start = 0; start < names.length; start += filesOfOneCall) {
    const files = names.slice(start, start + filesOfOneCall).map((name) => join(folder, `${name}.docx`));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', target, ...files], {
      env: { ...process.env, FONTCONFIG_FILE: resolve('test/fidelity/fonts.conf') },
      stdio: 'ignore',
    });
  }
  expect(readdirSync(target)).toEqual(expect.arrayContaining(names.map((name) => `${name}.pdf`)));
}

/** The PDF's pages, with what stands unseen on Word's. */
export function expectedPages({ name, document }: WordDocument, folder: string): readonly string[] {
  return census(pdfPages(join(folder, `${name}.pdf`)), unseenWords(document));
}
