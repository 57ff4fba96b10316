/** Word tables whose columns are told by the widths of cells: spans left out, grids that say nothing, tables torn in parts with columns of their own. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { wordContent } from '../../src/attached/index.js';
import { readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { documentOf, nationalFiling, nationalForms, shippedResources } from './world.js';

let resources: Resources;
const documents = new Map<string, string>();

beforeAll(async () => {
  resources = await shippedResources('packs/mof');
  const filing = nationalFiling(resources);
  for (const form of nationalForms) {
    const bytes = await documentOf('docx', filing, form, resources, { withoutSource: true });
    documents.set(form, strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()));
  }
});

async function read(document: string) {
  const { filings, doubts } = await readBook(zipSync({ 'word/document.xml': strToU8(document) }), resources);
  const all = [...doubts, ...filings.flatMap((one) => one.doubts)];
  return { filings: filings.map(({ filing }) => filing), doubts: all.map(({ code, path }) => [code, path]) };
}

const withoutSpans = (document: string) => document.replace(/<w:gridSpan [^>]*>/gu, '');
const withoutGrid = (document: string) => document.replace(/<w:tblGrid>.*?<\/w:tblGrid>/gu, '');
const evenGrid = (document: string) => document.replace(/<w:gridCol [^>]*>/gu, '<w:gridCol w:w="1000"/>');

/** Widths as shares of the table's, each rounded. */
function inShares(document: string): string {
  const total = Number(/<w:tblW w:w="(\d+)"/u.exec(document)?.[1]);
  return document.replace(
    /<w:tcW w:w="(\d+)" w:type="dxa"\/>/gu,
    (_, width: string) => `<w:tcW w:w="${Math.round((Number(width) / total) * 5000)}" w:type="pct"/>`,
  );
}

/** As programs write that make Word files of PDFs: each width a bit off. */
function uneven(document: string): string {
  let cells = 0;
  return document.replace(/<w:tcW w:w="(\d+)"/gu, (_, width: string) => {
    cells += 1;
    return `<w:tcW w:w="${Number(width) + ([6, -5, 3, -7, 2][cells % 5] ?? 0)}"`;
  });
}

/** The last two rows in a table of their own, whose grid has only the columns that they need. */
function torn(document: string): string {
  const rows = document.split('<w:tr>');
  const at = rows.length - 2;
  const widths = [...(rows[at] ?? '').matchAll(/<w:tcW w:w="(\d+)"/gu)].map(([, width]) => width);
  const grid = `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  return [
    rows.slice(0, at).join('<w:tr>'),
    `</w:tbl><w:p/><w:tbl>${grid}<w:tr>`,
    rows.slice(at).map(withoutSpans).join('<w:tr>'),
  ].join('');
}

describe.each([
  ['whose cells have no spans', withoutSpans],
  ['without spans and grid', (document: string) => withoutGrid(withoutSpans(document))],
  ['without spans, in a grid of even columns', (document: string) => evenGrid(withoutSpans(document))],
  ['without spans, in shares of the width', (document: string) => inShares(withoutSpans(document))],
  ['without spans, of widths that are a bit off', (document: string) => uneven(withoutSpans(document))],
  ['with spans in a grid of even columns', evenGrid],
])('a table %s', (_, change) => {
  it.each(nationalForms)('is read as with them: %s', async (form) => {
    const document = documents.get(form) ?? '';
    expect(change(document)).not.toBe(document);
    expect(await read(change(document))).toEqual(await read(document));
  });
});

it.each(['mof-project-monitor', 'mof-project-self-evaluation', 'mof-core-indicators-101'])(
  'a table torn in two is read by the columns of both: %s',
  async (form) => {
    const document = documents.get(form) ?? '';
    const [whole, parts] = [await read(document), await read(torn(document))];
    expect(JSON.stringify(parts.filings)).toContain('农户满意度');
    const [{ projects: [was] = [] } = {}, { projects: [is] = [] } = {}] = [
      Object(whole.filings[0]),
      Object(parts.filings[0]),
    ];
    const columns = ({ level1, level2, ...others }: Record<string, unknown>) => others;
    expect(is.indicators.map(columns)).toEqual(was.indicators.map(columns));
  },
);

it('tables of other widths, and cells without one, stay as they are', async () => {
  const row = (...widths: readonly string[]) =>
    `<w:tr>${widths.map((width) => `<w:tc><w:tcPr>${width}</w:tcPr><w:p><w:r><w:t>字</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`;
  const wide = (width: number) => `<w:tcW w:w="${width}" w:type="dxa"/>`;
  const tables = [
    row(wide(1000), wide(2000)) + row(wide(3000)),
    row(wide(500), wide(500)),
    row(wide(1000), '') + row(''),
  ];
  const body = tables.map((rows) => `<w:tbl>${rows}</w:tbl>`).join('');
  const document = `<w:document><w:body>${body}</w:body></w:document>`;
  const content = await wordContent(zipSync({ 'word/document.xml': strToU8(document) }));
  expect(content?.cells.map(({ row: at, column, columnSpan }) => [at, column, columnSpan])).toEqual([
    [0, 0, 1],
    [0, 1, 1],
    [1, 0, 2],
    [2, 0, 1],
    [2, 1, 1],
    [3, 0, 1],
    [3, 1, 1],
    [4, 0, 1],
  ]);
});

it.each(['w:w="-5"', 'w:w="x"', 'w:w="1e999"', 'w:w="0"', ''])(
  'a width that says nothing does no harm: %s',
  async (width) => {
    const document = withoutSpans(documents.get('mof-region-target-163') ?? '');
    const { filings } = await read(document.replace(/<w:tcW w:w="\d+"/u, `<w:tcW ${width}`));
    expect(filings).toHaveLength(1);
  },
);

it('a table of rows with many cells, all of widths of their own, is read without delay', async () => {
  let width = 100;
  const cell = () => {
    width = (width * 7919 + 61) % 100_003;
    return `<w:tc><w:tcPr><w:tcW w:w="${width + 70}" w:type="dxa"/></w:tcPr><w:p/></w:tc>`;
  };
  const rows = [20_000, 20_001].map((count) => Array.from({ length: count }, cell).join(''));
  const table = `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
  const document = `<w:document><w:body>${table.repeat(2)}</w:body></w:document>`;
  const begun = Date.now();
  const content = await wordContent(zipSync({ 'word/document.xml': strToU8(document) }));
  expect(content?.cells).toHaveLength(80_002);
  expect(Date.now() - begun).toBeLessThan(10_000);
});
