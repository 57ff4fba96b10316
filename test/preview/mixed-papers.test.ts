/** The page in Chromium: a vendor's summary of mixed paper, its list upright and its forms across. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canBrowse, openBrowser, visit } from './browser.js';
import { sampleNames, startWorld, type World } from './world.js';

const { manyProjects } = sampleNames;

describe.skipIf(!canBrowse)('pages of mixed paper', () => {
  let world: World;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    world = await startWorld({ samples: [manyProjects], ownPacks: ['project-target'] });
    const definition = join(world.folder, 'packs', 'project-target', 'form.json');
    writeFileSync(definition, readFileSync(definition, 'utf8').replace('"portrait"', '"landscape"'));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  beforeEach(async () => {
    ({ context, page, complaints } = await visit(browser, world.preview.url));
    await page.goto(`${world.preview.url}#source=data/${manyProjects}&form=project-target-summary`);
    await page.waitForSelector('.sheet svg');
  });
  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
    expect(world.defects).toEqual([]);
  });

  /** Width over height of each that is painted, in its own box and in its picture. */
  const shapes = (selector: string): Promise<readonly [number, number][]> =>
    page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].flatMap((one) => {
      const box = one.getBoundingClientRect();
      const view = one.querySelector('svg')?.viewBox.baseVal;
      return view ? [[box.width / box.height, view.width / view.height]] : [];
    })`);

  it('have each its own shape, on the desk and among the thumbnails', async () => {
    await page.locator('#tab-thumbnails').click();
    for (const selector of ['.sheet', '.thumbnails .picture']) {
      await expect.poll(async () => (await shapes(selector)).length).toBeGreaterThan(1);
      const found = await shapes(selector);
      for (const [box, picture] of found) expect(Math.abs(box - picture)).toBeLessThan(0.02);
      expect(found[0]?.[0]).toBeCloseTo(210 / 297, 1);
      expect(found[1]?.[0]).toBeCloseTo(297 / 210, 1);
    }
  });

  it('stand in the middle, the widest as wide as the desk', async () => {
    const [upright, across] = await Promise.all(
      [0, 1].map((at) => page.locator('.sheet').nth(at).boundingBox()),
    );
    const middle = (box: typeof upright) => (box?.x ?? 0) + (box?.width ?? 0) / 2;
    expect(middle(upright)).toBeCloseTo(middle(across), 0);
    const desk = await page.evaluate<number>(`document.querySelector('#pages').clientWidth`);
    expect(across?.width).toBeCloseTo(desk - 56, 0);
  });

  it('are gone to by number, and keep their place when zoomed', async () => {
    const box = page.locator('#page');
    const last = await page.locator('.sheet').count();
    for (const number of [last, 4, 2]) {
      await box.fill(String(number));
      await box.press('Enter');
      await page
        .locator('.sheet')
        .nth(number - 1)
        .locator('svg')
        .waitFor();
      const offset = await page.evaluate<number>(
        `document.querySelectorAll('.sheet')[${number - 1}].getBoundingClientRect().top - document.querySelector('#pages').getBoundingClientRect().top`,
      );
      // The last page may not come up as far as the others do.
      expect(offset).toBeGreaterThanOrEqual(27);
      if (number < last - 2) expect(offset).toBeLessThan(30);
    }
    await page.locator('body').press('+');
    await expect.poll(() => box.inputValue()).toBe('2');
  });

  it('take a click where the cell is', async () => {
    const sheet = page.locator('.sheet').nth(1);
    await sheet.locator('svg').waitFor();
    await sheet.locator('text', { hasText: '项目名称' }).first().click();
    const [mark, text] = await Promise.all([
      sheet.locator('.mark.selected').boundingBox(),
      sheet.locator('text', { hasText: '项目名称' }).first().boundingBox(),
    ]);
    expect(mark && text && mark.x <= text.x && mark.x + mark.width >= text.x + text.width).toBe(true);
    expect(mark && text && mark.y <= text.y && mark.y + mark.height >= text.y + text.height).toBe(true);
  });
});
