/** Every corpus document as laid out: everything in its cell, nothing lost at a cut, no fault in line breaking. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Resources } from '../../src/pipeline.js';
import {
  type CorpusDocument,
  corpusResources,
  layOutCorpus,
  singleDocuments,
  summaryDocuments,
} from './corpus.js';
import { expectSound } from './soundness.js';

let resources: Resources;
beforeAll(async () => {
  resources = await corpusResources();
});

function check(documents: readonly CorpusDocument[], profile: 'table' | 'gbt9704'): void {
  for (const document of documents)
    expectSound(layOutCorpus(document, resources, profile), resources.memo.setter);
}

describe('every corpus document', () => {
  it('is sound as a single form', () => check(singleDocuments, 'table'));
  it('is sound as a single form under GB/T 9704 margins', () => check(singleDocuments, 'gbt9704'));
  it('is sound in a summary', () => check(summaryDocuments, 'table'));
});

describe('a summary', () => {
  it('lists the page on which each form begins', () => {
    for (const document of summaryDocuments.filter((one) => one.options.list === 'true')) {
      const { outline, pages } = layOutCorpus(document, resources);
      const starts = outline.slice(1).map((entry) => String(entry.page));
      const [list] = pages.flatMap((page) =>
        page.items.flatMap((item) => (item.kind === 'table' ? [item] : [])),
      );
      const numbers = list?.cells.flatMap((fragment) =>
        fragment.text.paragraphs.flatMap((paragraph) =>
          paragraph.pageReferences.map(({ start, end }) => paragraph.text.slice(start, end)),
        ),
      );
      expect(numbers).toEqual(starts);
    }
  });
});
