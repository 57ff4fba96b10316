/** Values in hidden rows and columns are read, and each is named at its path. */

import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { sampleFiling, shippedResources, workbookOf } from './world.js';

let resources: Resources;
let parts: Record<string, Uint8Array>;

beforeAll(async () => {
  resources = await shippedResources();
  const sample = sampleFiling('pujiang-fulian-2024.json');
  const filing = { ...sample, projects: sample.projects.slice(0, 1) };
  parts = unzipSync(await workbookOf(filing, 'project-target', resources));
});

const sheetPart = 'xl/worksheets/sheet1.xml';

/** Reads the form as another program would have it: without what it keeps, and changed. */
async function readChanged(change: (sheet: string) => string) {
  const sheet = new TextDecoder().decode(parts[sheetPart]);
  const { 'docProps/custom.xml': _, ...others } = parts;
  const changed = zipSync({ ...others, [sheetPart]: new TextEncoder().encode(change(sheet)) });
  const { filings, doubts } = await readBook(changed, resources);
  const all = [...(filings[0]?.doubts ?? []), ...doubts];
  return all.filter(({ code }) => /hidden|moved/u.test(code));
}

const hideRow = (row: number) => (sheet: string) =>
  sheet.replace(`<row r="${row}"`, `<row hidden="1" r="${row}"`);

describe('a hidden row', () => {
  it('of a list is named as an entry, and at the list where further ones would move', async () => {
    const found = await readChanged(hideRow(14));
    expect(found.map(({ code, severity, path }) => [code, severity, path])).toEqual([
      ['reading/hidden-value', 'warning', expect.stringMatching(/^projects\[0\]\.indicators\[\d+\]$/u)],
      ['reading/moved-rows', 'warning', 'projects[0].indicators'],
      ['reading/hidden-lines', 'note', null],
    ]);
  });

  it('over the lists is named at each of its values', async () => {
    const found = await readChanged(hideRow(3));
    expect(found.map(({ path, place }) => [path, place?.replace(/^.*!/u, '')])).toEqual([
      ['projects[0].name', 'B3'],
      ['projects[0].category', 'E3'],
      [null, 'A1'],
    ]);
  });
});

it('a hidden column is named at each of its values', async () => {
  const found = await readChanged((sheet) =>
    sheet.replace(/<col [^>]*min="6"/u, (tag) => tag.replace('<col ', '<col hidden="1" ')),
  );
  const targets = found.filter(({ path }) => path?.endsWith('.target'));
  expect(targets.length).toBeGreaterThan(3);
  expect(found.filter(({ code }) => code === 'reading/moved-rows')).toEqual([]);
});

it('nothing is said where nothing is hidden', async () => {
  expect(await readChanged((sheet) => sheet)).toEqual([]);
});
