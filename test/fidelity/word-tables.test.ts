/** Tables of the Word files of every corpus document: readers that count row heights differently come to the same rows. */
import { beforeAll, describe, expect, it } from 'vitest';
import { borderWeight, type PagedDocument } from '../../src/layout/index.js';
import { type Resources, renderDocument } from '../../src/pipeline.js';
import { all, bodyOf, one, type XmlNode } from '../render/docx-reader.js';
import { corpusResources, layOutCorpus, singleDocuments, summaryDocuments } from './corpus.js';
import { tablesOf } from './soundness.js';

const millipointsPerTwip = 50;

let resources: Resources;
beforeAll(async () => {
  resources = await corpusResources();
});

const numberOf = (node: XmlNode | undefined, name: string): number => Number(node?.attributes[name] ?? 0);

function verticalMargins(table: XmlNode): readonly number[] {
  const margins = [...all(table, 'w:tblCellMar'), ...all(table, 'w:tcMar')].flatMap(
    ({ children }) => children,
  );
  return margins
    .filter(({ name }) => name === 'w:top' || name === 'w:bottom')
    .map((one) => numberOf(one, 'w:w'));
}

/** Row heights and the border over each, and the border under the last counted with the page's spare room. */
function heightOf(table: XmlNode): number {
  const heights = all(table, 'w:trHeight').map((one) => numberOf(one, 'w:val') * millipointsPerTwip);
  return heights.reduce((sum, height) => sum + height + borderWeight, 0);
}

/** Space over the first paragraph of each cell whose text is not centred, in millipoints. */
function topPaddings(table: XmlNode): readonly number[] {
  return all(table, 'w:tc')
    .filter((cell) => all(cell, 'w:vAlign').length === 0 && all(cell, 'w:t').length > 0)
    .map((cell) => numberOf(all(one(cell, 'w:p'), 'w:spacing')[0], 'w:before') * millipointsPerTwip);
}

/** Left and right of each cell's text, in millipoints: the cell's own or the table's. */
function sidePaddings(table: XmlNode): readonly (readonly number[])[] {
  const marginsOf = (node: XmlNode | undefined) =>
    ['w:left', 'w:right'].map((side) => {
      const margin = node?.children.find(({ name }) => name === side);
      return numberOf(margin, 'w:w') * millipointsPerTwip;
    });
  const ofTable = marginsOf(one(table, 'w:tblCellMar'));
  return all(table, 'w:tcPr').flatMap(({ children }) => {
    const merge = children.find(({ name }) => name === 'w:vMerge');
    if (merge !== undefined && merge.attributes['w:val'] !== 'restart') return [];
    const own = children.find(({ name }) => name === 'w:tcMar');
    return [own === undefined ? ofTable : marginsOf(own)];
  });
}

async function expectRows(document: PagedDocument): Promise<void> {
  const items = tablesOf(document);
  const tables = bodyOf(await renderDocument(document, 'docx', resources, { wordFlow: false })).filter(
    ({ name }) => name === 'w:tbl',
  );
  expect(tables).toHaveLength(items.length);
  for (const [index, table] of tables.entries()) {
    const item = items[index];
    if (item === undefined) throw new Error(`no table ${index}`);
    expect(verticalMargins(table)).toEqual([0, 0]);
    expect(heightOf(table)).toBeLessThanOrEqual(item.height);
    expect(heightOf(table)).toBeGreaterThan(item.height - item.rows.length * millipointsPerTwip - 1);
    expect(sidePaddings(table)).toEqual(item.cells.map(({ paddingX }) => [paddingX, paddingX]));
    for (const padding of topPaddings(table)) expect(padding).toBe(item.cellPadding.y - borderWeight);
  }
}

async function expectFlowingRows(document: PagedDocument): Promise<void> {
  const rows = tablesOf(document).flatMap((item) => item.rows);
  const own = rows.filter(({ repeated }) => !repeated).reduce((sum, { height }) => sum + height, 0);
  const tables = bodyOf(await renderDocument(document, 'docx', resources, { wordFlow: true })).filter(
    ({ name }) => name === 'w:tbl',
  );
  expect(tables.flatMap(verticalMargins).every((margin) => margin === 0)).toBe(true);
  expect(tables.reduce((sum, table) => sum + heightOf(table), 0)).toBeLessThanOrEqual(own);
}

describe('rows in Word', () => {
  it.each(['table', 'gbt9704'] as const)('are as high as ours with their borders (%s)', async (profile) => {
    for (const document of [...summaryDocuments, ...singleDocuments]) {
      await expectRows(layOutCorpus(document, resources, profile));
    }
  });

  it('are as high as ours where Word breaks pages', async () => {
    for (const document of summaryDocuments) await expectFlowingRows(layOutCorpus(document, resources));
  });
});
