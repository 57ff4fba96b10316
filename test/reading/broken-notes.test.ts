/** Notes of a form whose lines stand one under another, as on a PDF's page: the form's own words are named in no doubt. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, it } from 'vitest';
import { readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { documentOf, nationalFiling, shippedResources } from './world.js';

let resources: Resources;
let document = '';

beforeAll(async () => {
  resources = await shippedResources('packs/mof');
  const form = 'mof-project-monitor';
  const bytes = await documentOf('docx', nationalFiling(resources), form, resources, { withoutSource: true });
  document = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
});

/** What was not read, with this change of the notes' texts. */
async function unread(change: (text: string) => string): Promise<readonly unknown[]> {
  const end = document.lastIndexOf('</w:tbl>');
  const changed = document.slice(0, end) + document.slice(end).replace(/<w:t(?: [^>]*)?>[^<]+/gu, change);
  const bytes = zipSync({ 'word/document.xml': strToU8(changed) });
  const { filings, doubts } = await readBook(bytes, resources);
  const all = [...doubts, ...filings.flatMap((one) => one.doubts)];
  return all.filter(({ code }) => code === 'reading/unread-cell').map(({ parameters }) => parameters.found);
}

const lineEnd = '</w:t></w:r></w:p><w:p><w:r><w:t>';
const broken = (text: string) => text.replace(/([^<>]{30})(?=[^<>]{3})/gu, `$1${lineEnd}`);

it('lines of a note together are the form’s own words', async () => {
  expect(document.slice(document.lastIndexOf('</w:tbl>'))).toContain('偏差原因分析');
  expect(await unread(broken)).toEqual([]);
});

it('a line that is none of the note’s is named, with those that are left', async () => {
  const found = await unread((text) => broken(text).replace(lineEnd, `${lineEnd}另附决算报表${lineEnd}`));
  expect(found).toContain('另附决算报表');
});
