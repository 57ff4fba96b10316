/** The PDF as a reader sees it: qpdf finds no fault, and each cell's words stand inside its borders and nowhere else. */
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CellFragment, Page } from '../../src/layout/index.js';
import { type Resources, renderDocument } from '../../src/pipeline.js';
import { sharedTempFolder } from '../temp-folder.js';
import {
  type CorpusDocument,
  corpusResources,
  layOutCorpus,
  singleDocuments,
  summaryDocuments,
} from './corpus.js';

const hasTools = ['pdftotext', 'qpdf'].every((tool) => spawnSync('which', [tool]).status === 0);
const folder = sharedTempFolder('pdf');
let resources: Resources;
beforeAll(async () => {
  resources = await corpusResources();
});

/** Edges in points from the page's upper left corner. */
interface Word {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly text: string;
}

const wordPattern =
  /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

function wordsOfPages(file: string): readonly (readonly Word[])[] {
  const listing = execFileSync('pdftotext', ['-bbox', file, '-'], {
    encoding: 'utf8',
    maxBuffer: 256_000_000,
  });
  return listing
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(wordPattern)].map(([, left, top, right, bottom, text = '']) => ({
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
        text: text.replace(/&\w+;/g, (entity) => entities[entity] ?? entity),
      })),
    );
}

const isInside = (word: Word, { x, y, width, height }: CellFragment): boolean => {
  const middle = (word.top + word.bottom) * 500;
  return word.left * 1000 >= x && word.right * 1000 <= x + width && middle >= y && middle <= y + height;
};

const withoutSpaces = (text: string): string => text.replace(/\s/g, '');

/** Each cell holds its own words; what is left on the page is the titles and the footer. */
function expectCells(page: Page, words: readonly Word[]): void {
  const left = new Set(words);
  for (const fragment of page.items.flatMap((item) => (item.kind === 'table' ? item.cells : []))) {
    const own = words.filter((word) => isInside(word, fragment));
    for (const word of own) left.delete(word);
    const expected = fragment.text.paragraphs.map((paragraph) => withoutSpaces(paragraph.text)).join('');
    expect(own.map((word) => withoutSpaces(word.text)).join('')).toBe(expected);
  }
  const outside = page.items.flatMap((item) => (item.kind === 'text' ? item.text.paragraphs : []));
  const expected = [...outside, ...(page.footer?.paragraphs ?? [])].map((paragraph) =>
    withoutSpaces(paragraph.text),
  );
  expect([...left].map((word) => withoutSpaces(word.text)).join('')).toBe(expected.join(''));
}

async function check(documents: readonly CorpusDocument[]): Promise<void> {
  for (const [index, document] of documents.entries()) {
    const paged = layOutCorpus(document, resources);
    const file = join(folder, `${index}.pdf`);
    const bytes = await renderDocument(paged, 'pdf', resources, { wordFlow: false });
    writeFileSync(file, bytes);
    execFileSync('qpdf', ['--check', file]);
    const pages = wordsOfPages(file);
    expect(pages).toHaveLength(paged.pages.length);
    for (const [number, page] of paged.pages.entries()) expectCells(page, pages[number] ?? []);
    const again = await renderDocument(layOutCorpus(document, resources), 'pdf', resources, {
      wordFlow: false,
    });
    expect(Buffer.compare(bytes, again), document.name).toBe(0);
  }
}

describe.skipIf(!hasTools && process.env.CI !== 'true')('PDF pages', () => {
  it('hold each value in its own cell, as single forms', () => check(singleDocuments), 240_000);
  it('hold each value in its own cell, as summaries', () => check(summaryDocuments), 240_000);
});
