/** The start: new filings, last year's, samples, workbooks that are dropped; on the server and on the page. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isTableFile } from '../../src/batch/index.js';
import type { BeginRequest, SourcesView, SourceView, View } from '../../src/preview/index.js';
import { canBrowse, openBrowser, visit } from './browser.js';
import { root, sampleNames, startWorld, type World } from './world.js';

const book = (name: string): Buffer<ArrayBuffer> =>
  readFileSync(join(root, 'test', 'reading', 'foreign', name));
const { few } = sampleNames;

let world: World;
beforeAll(async () => {
  world = await startWorld({ samples: [] });
});
afterAll(async () => {
  expect(world.defects).toEqual([]);
  await world.close();
});
afterEach(() => {
  for (const name of files()) rmSync(join(world.folder, 'data', name));
});

const files = (): readonly string[] => readdirSync(join(world.folder, 'data')).sort();
const post = (path: string, body: string | Uint8Array<ArrayBuffer>) =>
  world.ask(path, { method: 'POST', body });
const begin = async (request: BeginRequest): Promise<SourceView> => {
  const answer = await post('/api/begin', JSON.stringify(request));
  expect(answer.status).toBe(201);
  return JSON.parse(await answer.text());
};
const drop = (name: string, body: string | Uint8Array<ArrayBuffer>) =>
  post(`/api/drop?${new URLSearchParams({ name })}`, body);
const viewOf = async (source: string): Promise<View> =>
  JSON.parse(await (await world.ask(`/api/view?${new URLSearchParams({ source })}`)).text());

const blank = { kind: 'blank', year: 2026, unit: '甲中心', department: null, project: '运行维护' } as const;

describe('a new filing', () => {
  it('lies in the folder, can be shown, and overwrites none', async () => {
    const first = await begin(blank);
    const second = await begin({ ...blank, department: '某局' });
    expect([first.id, second.id]).toEqual(['data/甲中心-2026.json', 'data/甲中心-2026-2.json']);
    expect(files()).toEqual(['甲中心-2026-2.json', '甲中心-2026.json']);
    const view = await viewOf(second.id);
    expect(view).toMatchObject({ form: 'project-target', project: 0 });
    expect(view.document?.pages).toBe(1);
  });

  it('stays in the folder whatever its unit is called', async () => {
    expect((await begin({ ...blank, unit: '../../外面/..' })).id).toMatch(/^data\/[^/]+\.json$/);
    expect(files()).toHaveLength(1);
  });

  it('has a name that every file system takes, however long its unit’s is, with the year whole', async () => {
    const unit = '单'.repeat(190);
    const names = [await begin({ ...blank, unit }), await begin({ ...blank, unit })].map(({ name }) => name);
    for (const name of names) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(names.map((name) => name.slice(-12))).toEqual(['单单-2026.json', '-2026-2.json']);
    expect(JSON.parse(readFileSync(join(world.folder, names[0] ?? ''), 'utf8')).unit.name).toBe(unit);
    const { id } = await begin({ ...blank, unit: '\u0000甲\u202e中心' });
    expect(id).toBe('data/甲中心-2026.json');
    expect((await viewOf(id)).filing?.unit).toBe('甲中心');
  });

  it.each([
    '',
    '[]',
    '{"kind":"blank"}',
    JSON.stringify({ ...blank, year: '2026' }),
    JSON.stringify({ ...blank, unit: ' ' }),
    JSON.stringify({ ...blank, unit: '\u200b\u202e' }),
    JSON.stringify({ ...blank, year: 20_260 }),
    '{"kind":"other","source":"x"}',
  ])('is refused where it lacks what it needs: %s', async (body) => {
    expect((await post('/api/begin', body)).status).toBe(400);
    expect(files()).toEqual([]);
  });

  it('of the next year has year and dates moved on, under the next year’s name', async () => {
    const name = '单位-2024.json';
    writeFileSync(join(world.folder, 'data', name), readFileSync(join(root, 'samples', few)));
    expect((await begin({ kind: 'next-year', source: `data/${name}` })).id).toBe('data/单位-2025.json');
    const { year, projects } = JSON.parse(readFileSync(join(world.folder, 'data', '单位-2025.json'), 'utf8'));
    expect(year).toBe(2025);
    expect(projects[0].endDate).toMatch(/^2025-/);
  });

  it('of a source that is none is refused', async () => {
    for (const kind of ['next-year', 'keep'])
      expect((await post('/api/begin', JSON.stringify({ kind, source: 'data/没有.json' }))).status).toBe(422);
  });
});

describe('samples', () => {
  it('are listed, and shown without being written', async () => {
    const { samples } = JSON.parse(await (await world.ask('/api/samples')).text());
    expect(samples).toContainEqual(expect.objectContaining({ name: few, year: '2024' }));
    const shown = await begin({ kind: 'sample', name: few });
    expect(shown).toMatchObject({ name: few, isDropped: true });
    expect(files()).toEqual([]);
    const outside = await post('/api/begin', JSON.stringify({ kind: 'sample', name: '../package.json' }));
    expect(outside.status).toBe(422);
  });
});

describe('a workbook that is dropped', () => {
  it('is shown as a filing, with its doubts and their places, and is kept only when asked', async () => {
    const answer = await drop('各表.xlsx', book('00-flat.xlsx'));
    expect(answer.status).toBe(201);
    const source: SourceView = JSON.parse(await answer.text());
    expect(source).toMatchObject({ name: '各表.json', isDropped: true });
    const view = await viewOf(source.id);
    expect(view.filing?.projects.length).toBeGreaterThan(0);
    expect(view.document).not.toBeNull();
    const doubts = view.findings.filter(({ code }) => code.startsWith('reading/'));
    expect(doubts.some(({ message }) => /^\S+![A-Z]+\d+：/.test(message))).toBe(true);
    expect(files()).toEqual([]);
    const kept = await begin({ kind: 'keep', source: source.id });
    await begin({ kind: 'keep', source: source.id });
    expect(files()).toEqual(['各表-2.json', '各表.json']);
    expect((await viewOf(kept.id)).filing).toEqual(view.filing);
  });

  it('may be a Word file, or a PDF that says what it lacks', async () => {
    const word = readFileSync(join(root, 'test', 'reading', 'foreign-word', '01-flat.docx'));
    const answer = await drop('表.docx', Uint8Array.from(word));
    expect(answer.status).toBe(201);
    const source: SourceView = JSON.parse(await answer.text());
    expect((await viewOf(source.id)).filing?.projects).toHaveLength(5);
    const refused = await drop(
      '别人的.pdf',
      '%PDF-1.4 1 0 obj <</Type /Catalog>> endobj trailer <</Root 1 0 R>>',
    );
    expect(refused.status).toBe(422);
    expect(JSON.parse(await refused.text()).diagnostics[0].message).toContain('没有附填报数据');
  });

  it.each([
    ['no book', '坏的.xlsx', Buffer.from('PK\u0003\u0004 not a zip')],
    ['without a form', '空的.xls', Buffer.from('')],
  ])('is refused in words where it is %s', async (_, name, bytes) => {
    const answer = await drop(name, bytes);
    expect(answer.status).toBe(422);
    const { diagnostics } = JSON.parse(await answer.text());
    expect(diagnostics[0]).toMatchObject({ severity: 'error', file: name });
    expect(diagnostics[0].message).toMatch(/\p{Script=Han}/u);
  });
});

describe.skipIf(!canBrowse)('the start of the page', () => {
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    // What was dropped before is remembered.
    await world.close();
    world = await startWorld({ samples: [] });
    ({ page, complaints } = await visit(browser, world.preview.url));
    await page.goto(world.preview.url);
  });
  afterEach(async () => {
    await page.context().close();
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
  });

  it('makes a new filing in three steps, by keyboard alone', async () => {
    await page.locator('#start-blank').waitFor();
    await page.locator('#start-blank').focus();
    await page.keyboard.press('Enter');
    await page.locator('#start-form').waitFor();
    await page.keyboard.type('乙中心');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2026');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('设备维护');
    await page.keyboard.press('Enter');
    await page.locator('.sheet text', { hasText: '设备维护' }).first().waitFor();
    expect(files()).toEqual(['乙中心-2026.json']);
    expect(await page.locator('#start').isVisible()).toBe(false);
  });

  it('opens all files that are read, and no others', async () => {
    const accepted = (await page.locator('#file').getAttribute('accept')) ?? '';
    const endings = accepted.split(',').filter((one) => one.startsWith('.'));
    const tables = endings.filter((one) => isTableFile(`表${one}`));
    expect(endings.filter((one) => !tables.includes(one))).toEqual(['.json', '.jsonc']);
    const known = 'xlsx xlsm xls et ods docx doc pdf ofd html htm xml csv tsv'.split(' ');
    expect([...tables].sort()).toEqual(known.map((one) => `.${one}`).sort());
    for (const one of known) expect(isTableFile(`表.${one}`)).toBe(true);
  });

  it('shows a sample, begins from last year’s, and offers the start again', async () => {
    await page.locator('#start-samples').click();
    await page.locator('.start-list button', { hasText: few }).click();
    await page.locator('.sheet svg').waitFor();
    expect(files()).toEqual([]);
    await page.locator('#save').dblclick();
    await expect.poll(files).toEqual([few]);
    await page.locator('#sources [aria-current]', { hasText: few }).waitFor();
    await page.locator('#begin').click();
    await page.locator('#start-lastYear').click();
    await page.locator('.start-list button', { hasText: few }).first().dblclick();
    await page.locator('#subtitle', { hasText: '2025' }).waitFor();
    expect(files()).toHaveLength(2);
    // Without an address one comes to the folder's own, not to what was looked at last.
    await page.locator('#begin').click();
    await page.locator('#start-samples').click();
    await page.locator('.start-list button', { hasText: sampleNames.unit }).click();
    await page.locator('#sources [aria-current]', { hasText: sampleNames.unit }).waitFor();
    await page.goto('about:blank');
    await page.goto(world.preview.url);
    await page.locator('#sources [aria-current]', { hasText: few }).waitFor();
  });

  it('takes a workbook that is dropped on the page, and says why where it cannot', async () => {
    await page.locator('#file').setInputFiles({
      name: '坏的.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('PK no book'),
    });
    await page
      .locator('.start-fault, #notice', { hasText: /\p{Script=Han}/u })
      .first()
      .waitFor();
    const data = await page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File([Uint8Array.from(atob('${book('00-flat.xlsx').toString('base64')}'), (one) => one.charCodeAt(0))], '各表.xlsx')); return data; })()`,
    );
    await page.dispatchEvent('body', 'drop', { dataTransfer: data });
    await page.locator('.sheet svg').waitFor();
    await page
      .locator('#findings .finding', { hasText: /![A-Z]+\d+：/ })
      .first()
      .waitFor();
  });
});

describe('a preview of a file that is read', () => {
  const sourcesOf = async (target: string, bytes: Uint8Array): Promise<SourcesView> => {
    const beside = { 'a.json': readFileSync(join(root, 'samples', few)) };
    const world = await startWorld({ samples: [], files: { [target]: bytes, ...beside }, target });
    const sources = (await (await world.ask('/api/sources')).json()) as SourcesView;
    const view = await world.ask(`/api/view?source=${sources.sources[0]?.id ?? ''}`);
    if (sources.sources.length > 0) expect(JSON.parse(await view.text()).document.pages).toBeGreaterThan(0);
    await world.close();
    return sources;
  };

  it('shows its filing, as dropping it does', async () => {
    const { sources, first, diagnostics, folder } = await sourcesOf('表.xlsx', book('00-merged.xlsx'));
    expect(sources).toMatchObject([{ name: '表.json', isDropped: true }, { name: 'data/a.json' }]);
    expect(first).toBe(sources[0]?.id);
    expect(diagnostics).toEqual([]);
    expect(folder).toMatch(/data$/);
  });

  it('says why it cannot be shown', async () => {
    const { sources, diagnostics } = await sourcesOf('坏的.xlsx', Buffer.from('PK\u0003\u0004 not a zip'));
    expect(sources).toMatchObject([{ name: 'data/a.json' }]);
    expect(diagnostics[0]).toMatchObject({ severity: 'error', file: '坏的.xlsx' });
  });
});
