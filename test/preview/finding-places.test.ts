/** Findings about what another form prints: the page turns to that form, and its cell is selected. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, openBrowser, visit } from './browser.js';
import { root, sampleNames, startWorld, type World } from './world.js';

const name = '两种.json';
const source = `data/${name}`;
const sample = (file: string) => JSON.parse(readFileSync(join(root, 'samples', file), 'utf8'));

/** A project's form and the unit's two; the unit's target has a twin among its indicators, the self-evaluation no score. */
function filing() {
  const { unitTarget, ...unit } = sample(sampleNames.unit);
  const { projects } = sample(sampleNames.few);
  const { unitSelfEvaluation } = sample('pujin-shequ-shiwu-2023.json');
  const [first] = unitTarget.indicators;
  const indicators = [...unitTarget.indicators.slice(0, 3), first];
  return { ...unit, forms: [], projects, unitTarget: { ...unitTarget, indicators }, unitSelfEvaluation };
}

let world: World;
beforeAll(async () => {
  world = await startWorld({ samples: [] });
  writeFileSync(join(world.folder, 'data', name), JSON.stringify(filing()));
});
afterAll(async () => {
  await world.close();
  expect(world.defects).toEqual([]);
});

describe('the form that shows a value', () => {
  const where = async (path: string): Promise<unknown> =>
    (await world.ask(`/api/where?${new URLSearchParams({ source, path })}`)).json();

  it.each([
    ['unitTarget.indicators[3].name', { form: 'unit-target-declaration', project: null }],
    ['unitSelfEvaluation.indicators[0].score', { form: 'unit-self-evaluation', project: null }],
    ['projects[0].goals.annual', { form: 'project-target-declaration', project: 0 }],
    ['projects[99].goals.annual', null],
    ['nowhere', null],
    ['', null],
  ])('is found by its path: %s', async (path, form) => {
    expect(await where(path)).toEqual(form);
  });
});

describe.skipIf(!canBrowse)('a finding of the unit', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: readonly string[];
  beforeAll(async () => {
    browser = await openBrowser();
    ({ context, page, complaints } = await visit(browser, world.preview.url));
  });
  afterAll(async () => {
    await context?.close();
    await browser?.close();
    expect(complaints).toEqual([]);
  });

  const isInCell = () => page.evaluate(`document.activeElement?.closest('.cell-editor') !== null`);

  it('turns to the form that prints it and selects its cell, ready to be typed in', async () => {
    await page.goto(`${world.preview.url}#${new URLSearchParams({ source, form: 'project-target' })}`);
    await page.waitForSelector('.sheet svg');
    await page.locator('#of-all').click();
    for (const [path, title] of [
      ['unitTarget.indicators[3].level2', '单位整体支出绩效目标申报表'],
      ['unitSelfEvaluation.indicators[13].score', '部门(单位)整体支出绩效自评表'],
      ['unitTarget.budget.project', '单位整体支出绩效目标申报表'],
    ] as const) {
      await page.locator(`#findings .finding[data-path="${path}"]`).first().click();
      await page.locator('#title', { hasText: title }).waitFor();
      await page.locator('.mark.selected').waitFor();
      await expect.poll(() => page.locator('#cell').textContent()).toContain(path);
      await expect.poll(isInCell).toBe(true);
      expect(await page.locator('#findings [aria-current]').getAttribute('data-path')).toBe(path);
    }
  });
});
