/** What a filing prints as Excel comes back as it was. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { sampleFiling, shippedResources, workbookOf } from './world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources();
});

const samples = readdirSync('samples');

describe('a form as Excel', () => {
  it.each(samples)('of %s is read back with every leaf and without a doubt', async (file) => {
    const filing = sampleFiling(file);
    const form = filing.projects.length > 0 ? 'project-target-summary' : (filing.forms[0] ?? '');
    const { filings, doubts } = await readBook(await workbookOf(filing, form, resources), resources);
    expect(doubts).toEqual([]);
    expect(filings.map((one) => one.doubts)).toEqual([[]]);
    const [json] = filings.map((one) => JSON.stringify(one.filing));
    const again = readFiling(Buffer.from(json ?? ''), { file });
    expect(again.diagnostics).toEqual([]);
    const { department: _department, ...unit } = filing.unit;
    expect({ ...again.value, forms: [] }).toMatchObject({ ...filing, unit, forms: [] });
    expect(readFileSync(`samples/${file}`).length).toBeGreaterThan(0);
  });
});
