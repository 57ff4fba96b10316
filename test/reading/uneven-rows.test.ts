/** Tables that do not tell which of their cells are wide: what may stand under another head is read with a doubt. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, it } from 'vitest';
import { readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { documentOf, leavesOf, nationalFiling, nationalForms, shippedResources } from './world.js';

let resources: Resources;
/** Of each form: its Word document's XML. */
const documents = new Map<string, string>();

beforeAll(async () => {
  resources = await shippedResources('packs/mof');
  const filing = nationalFiling(resources);
  for (const form of nationalForms) {
    const bytes = await documentOf('docx', filing, form, resources, { withoutSource: true });
    documents.set(form, strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()));
  }
});

const asWord = (document: string) => zipSync({ 'word/document.xml': strToU8(document) });
const bare = (document: string) => document.replace(/<w:(?:gridSpan|tcW|gridCol) [^>]*>/gu, '');

const wordsIn = (xml: string) =>
  [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)]
    .map(([one]) => [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, text]) => text).join(''))
    .join('<br>');

/** Of each row the cells' texts, without those that go on from above: as of a page without spans. */
const rowsOf = (document: string) =>
  [...document.matchAll(/<w:tr[ >].*?<\/w:tr>/gsu)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)]
      .filter(([cell]) => !/<w:vMerge\/>/u.test(cell))
      .map(([cell]) => `<td>${wordsIn(cell)}</td>`)
      .join(''),
  );

function page(document: string, tables: readonly string[]): Uint8Array {
  const above = wordsIn(document.split('<w:tbl>')[0] ?? '');
  return strToU8(
    `<html><head><meta charset="utf-8"></head><body><p>${above}</p>${tables.join('')}</body></html>`,
  );
}
const asRow = (cells: string) => `<tr>${cells}</tr>`;
const asTable = (rows: string) => `<table>${rows}</table>`;
const asOneTable = (document: string) => page(document, [asTable(rowsOf(document).map(asRow).join(''))]);
const asTableEach = (document: string) =>
  page(
    document,
    rowsOf(document).map((row) => asTable(asRow(row))),
  );

async function read(bytes: Uint8Array) {
  const { filings, doubts } = await readBook(bytes, resources);
  const [one] = filings;
  return {
    leaves: leavesOf(one?.filing),
    doubts: [...doubts, ...(one?.doubts ?? [])],
    isRead: one !== undefined,
  };
}

it.each(
  nationalForms.flatMap((form) => [
    {
      form,
      how: 'a Word table without spans and widths',
      write: (document: string) => asWord(bare(document)),
    },
    { form, how: 'a page without spans', write: asOneTable },
    { form, how: 'a page of a table for each row', write: asTableEach },
  ]),
)('$form as $how: each leaf is right or named', async ({ form, write }) => {
  const document = documents.get(form) ?? '';
  const told = await read(asWord(document));
  const { leaves, doubts, isRead } = await read(write(document));
  const isNamed = (path: string) =>
    doubts.some((one) => one.path !== null && (path.startsWith(one.path) || one.path.startsWith(path)));
  const silent = [...new Set([...told.leaves.keys(), ...leaves.keys()])].filter(
    (path) =>
      isRead &&
      !path.startsWith('forms') &&
      String(told.leaves.get(path) ?? '') !== String(leaves.get(path) ?? '') &&
      !isNamed(path),
  );
  expect(silent).toEqual([]);
});

it('names each entry whose row has not as many cells as the heads, and no other', async () => {
  const form = 'mof-core-indicators-101';
  const { doubts } = await read(asWord(bare(documents.get(form) ?? '')));
  const uneven = doubts.flatMap(({ code, path }) => (code === 'reading/uneven-row' ? [path] : []));
  expect(uneven).toEqual([0, 1, 2].map((index) => `projects[0].indicators[${index}]`));
});

it('tables that tell their spans, or whose rows have as many cells, are read without such a doubt', async () => {
  for (const form of nationalForms) {
    const document = documents.get(form) ?? '';
    for (const bytes of [asWord(document), asWord(document.replace(/<w:tcW [^>]*>/gu, ''))]) {
      const { doubts } = await read(bytes);
      expect(doubts.filter(({ code }) => code === 'reading/uneven-row')).toEqual([]);
    }
  }
});
