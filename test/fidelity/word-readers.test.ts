/** What other people's readers find in the Word files: every value, every page number, departments and units as headings. */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertToHtml } from 'mammoth';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PagedDocument } from '../../src/layout/index.js';
import { type Resources, renderDocument } from '../../src/pipeline.js';
import { sharedTempFolder } from '../temp-folder.js';
import { corpusResources, layOutCorpus, singleDocuments, summaryDocuments } from './corpus.js';
import { tablesOf } from './soundness.js';
import { compilationDocument } from './word-documents.js';

const runs = (command: string, ...options: readonly string[]): boolean =>
  spawnSync(command, options).status === 0;
const python = '/usr/bin/python3';
const hasPython = runs(python, '-c', 'import docx');
const hasPandoc = runs('pandoc', '--version');
const isCi = process.env.CI === 'true';

const folder = sharedTempFolder('readers');
const file = (name: string): string => join(folder, `${name}.docx`);
let documents: readonly (readonly [name: string, document: PagedDocument])[];

beforeAll(async () => {
  const resources: Resources = await corpusResources();
  const [summary] = summaryDocuments.filter(({ options }) => options.list === 'true');
  const units = singleDocuments.filter(({ project }) => project === null);
  const chosen = [...(summary === undefined ? [] : [summary]), ...units];
  documents = [
    ...chosen.map((one, index) => [`form-${index}`, layOutCorpus(one, resources)] as const),
    ['compilation', (await compilationDocument(resources)).document],
  ];
  for (const [name, document] of documents) {
    writeFileSync(file(name), await renderDocument(document, 'docx', resources, { wordFlow: false }));
  }
}, 60_000);
const plain = (text: string): string => text.replace(/\s/gu, '');
const plainOfHtml = (html: string): string =>
  plain(
    html
      .replace(/<[^>]+>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&'),
  );

/** The text of every cell, page numbers of lists included. */
function cellTexts(document: PagedDocument): readonly string[] {
  const cells = tablesOf(document).flatMap((table) => table.cells);
  return [...new Set(cells.map(({ text }) => plain(text.paragraphs.map((one) => one.text).join(''))))];
}

/** The rows of lists that show page numbers: number, name, …, page. */
function listedRows(document: PagedDocument): readonly string[] {
  return tablesOf(document).flatMap((table) => {
    const rows = table.cells
      .filter(({ text }) => text.paragraphs.some(({ pageReferences }) => pageReferences.length > 0))
      .map(({ row }) => row);
    return rows.map((row) =>
      table.cells
        .filter((cell) => cell.row === row)
        .toSorted((a, b) => a.column - b.column)
        .map(({ text }) => plain(text.paragraphs.map((one) => one.text).join('')))
        .join(''),
    );
  });
}

function expectAll(document: PagedDocument, read: string): void {
  for (const text of [...cellTexts(document), ...listedRows(document)]) expect(read).toContain(text);
}

/** The headings of a compilation in HTML, those on its first pages apart. */
function headings(html: string, document: PagedDocument): readonly string[] {
  const found = [...html.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/gs)];
  const own = document.outline.filter(({ page }) => page > 3);
  return found.slice(-own.length).map(([, level, inner = '']) => `${level} ${plainOfHtml(inner)}`);
}

const expectedHeadings = ({ outline }: PagedDocument): readonly string[] =>
  outline.filter(({ page }) => page > 3).map(({ level, title }) => `${level} ${plain(title)}`);

describe('mammoth', () => {
  it('shows every value and page number, and a compilation’s departments, units and forms as headings', async () => {
    for (const [name, document] of documents) {
      const { value } = await convertToHtml({ path: file(name) });
      expectAll(document, plainOfHtml(value));
      if (name === 'compilation') expect(headings(value, document)).toEqual(expectedHeadings(document));
    }
  });
});

describe.skipIf(!hasPandoc && !isCi)('pandoc', () => {
  it('shows every value and page number, and a compilation’s departments, units and forms as headings', () => {
    for (const [name, document] of documents) {
      const html = execFileSync('pandoc', ['-f', 'docx', '-t', 'html', '--wrap=none', file(name)], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      expectAll(document, plainOfHtml(html));
      if (name === 'compilation') expect(headings(html, document)).toEqual(expectedHeadings(document));
    }
  });
});

/** Cells of a row, each once although python-docx gives a merged one for each of its slots; footers last. */
const script = `
import sys, docx
document = docx.Document(sys.argv[1])
for table in document.tables:
    for row in table.rows:
        seen = []
        for cell in row.cells:
            if not any(cell._tc is one for one in seen):
                seen.append(cell._tc)
                sys.stdout.write(cell.text)
for section in document.sections:
    sys.stdout.write("".join(paragraph.text for paragraph in section.footer.paragraphs))
`;

describe.skipIf(!hasPython && !isCi)('python-docx', () => {
  it('shows every value and page number, in lists and in the footer', () => {
    for (const [name, document] of documents) {
      const read = execFileSync(python, ['-c', script, file(name)], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
      });
      expectAll(document, plain(read));
      expect(plain(read)).toContain(`第1页共${document.pages.length}页`);
    }
  });
});
