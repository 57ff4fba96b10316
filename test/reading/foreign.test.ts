/** Forms that other programs made: every leaf is read as expected, or named in a doubt. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { readSpreadsheet } from '../../src/spreadsheet/index.js';
import { asLines, asPage, asXml } from './sheets-as-text.js';
import { leavesOf, shippedResources } from './world.js';

const folder = 'test/reading/foreign';
const files = readdirSync(folder).filter((file) => file.endsWith('.xlsx'));
let resources: Resources;

beforeAll(async () => {
  resources = await shippedResources();
});

describe('a form made by another program', () => {
  it('is there to be read', () => expect(files).toHaveLength(6));

  it.each(files)('%s is read leaf by leaf', async (file) => {
    const { filings, doubts } = await readBook(readFileSync(`${folder}/${file}`), resources);
    const { form, ...expected } = JSON.parse(readFileSync(`${folder}/${file}.expect.json`, 'utf8'));
    expect(doubts).toEqual([]);
    expect(filings.map((filing) => filing.form)).toEqual([form]);
    expect(filings[0]?.filing).toMatchObject(expected);
    const unexpected = filings[0]?.doubts.filter(({ severity }) => severity !== 'note');
    expect(unexpected).toEqual([]);
    for (const path of leavesOf(expected).keys()) {
      const place = filings[0]?.places.get(path.replace(/category\[\d+\]$/u, 'category'));
      if (leavesOf(expected).get(path) !== null)
        expect([path, place]).toEqual([path, expect.stringMatching(/^.+![A-Z]+\d+$/u)]);
    }
  });
});

describe('a form that a system exports as text', () => {
  const writers = [
    ['as a web page', asPage],
    ['as XML of Excel 2003', asXml],
    ['as CSV', asLines],
  ] as const;
  const cases = files.flatMap((file) => writers.map(([how, write]) => ({ file, how, write })));

  // Several sheets are several files as CSV.
  it.each(cases.filter(({ file, write }) => write !== asLines || file.includes('flat')))(
    '$file $how is read as the workbook is',
    async ({ file, write }) => {
      const bytes = readFileSync(`${folder}/${file}`);
      const { value } = await readSpreadsheet(bytes);
      const written = Buffer.from(write(value?.sheets ?? []));
      const [book, text] = [await readBook(bytes, resources), await readBook(written, resources)];
      expect(text.filings.map(({ filing }) => filing)).toEqual(book.filings.map(({ filing }) => filing));
      expect(text.filings.map(({ doubts }) => doubts.filter(({ severity }) => severity !== 'note'))).toEqual(
        book.filings.map(() => []),
      );
      expect(text.doubts).toEqual([]);
    },
  );
});
