/** The tools of editing on narrow screens, and an open value that can be read and is seen whole on them. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse, openBrowser, visit } from './browser.js';
import { sampleNames, startWorld, type World } from './world.js';

const { declaration, few } = sampleNames;

describe.skipIf(!canBrowse)('editing for everyone', () => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    world = await startWorld({ samples: [declaration, few] });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  async function open(width: number, height: number): Promise<Page> {
    const { page } = await visit(browser, world.preview.url);
    await page.setViewportSize({ width, height });
    await page.goto(`${world.preview.url}#source=data/${declaration}&form=project-target-declaration`);
    await page.waitForSelector('.sheet svg');
    return page;
  }

  it.each([
    [1440, 900],
    [1024, 768],
    [800, 600],
    [400, 800],
  ])('has its tools in view at %i × %i', async (width, height) => {
    const page = await open(width, height);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    for (const id of ['undo', 'redo', 'save']) {
      const box = await page.locator(`#${id}`).boundingBox();
      expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    }
    await page.context().close();
  });

  it('shows an open value in letters of a readable size on a phone, without moving the page', async () => {
    const page = await open(400, 800);
    const sheet = () => page.locator('.sheet').first().boundingBox();
    const before = await sheet();
    const isOpen = async (): Promise<boolean> => {
      await page.locator('.sheet text', { hasText: '150,000.00' }).first().click({ force: true });
      return (await page.locator('.cell-editor.open').count()) > 0;
    };
    await expect.poll(isOpen).toBe(true);
    const size = await page.evaluate<string>(
      "getComputedStyle(document.querySelector('.cell-editor.open input')).fontSize",
    );
    expect(Number.parseFloat(size)).toBeGreaterThanOrEqual(16);
    expect(await sheet()).toEqual(before);
    await page.context().close();
  });
});
