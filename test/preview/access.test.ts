/** The page for everyone: axe in every state, narrow screens, enlarged text, colours of the reader's own. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults } from './axe.js';
import { canBrowse, openBrowser, visit } from './browser.js';
import { sampleNames, startWorld, type World } from './world.js';

describe.skipIf(!canBrowse)('the page for everyone', () => {
  let world: World;
  let browser: Browser;

  beforeAll(async () => {
    world = await startWorld({ samples: [sampleNames.manyProjects, sampleNames.unit] });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  async function open(width: number, height: number): Promise<Page> {
    const { page } = await visit(browser, world.preview.url);
    await page.setViewportSize({ width, height });
    await page.goto(`${world.preview.url}#source=data/${sampleNames.manyProjects}`);
    await page.waitForSelector('.sheet svg');
    return page;
  }

  it('has nothing serious for axe to say, whatever is open', async () => {
    const page = await open(1440, 900);
    const states: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['a form', async () => null],
      ['a cell', () => page.locator('#findings .finding').first().click()],
      ['all findings', () => page.locator('#of-all').click()],
      ['thumbnails', () => page.locator('#tab-thumbnails').click()],
      ['downloads', () => page.locator('#download summary').click()],
      ['finding words', () => page.keyboard.press('Control+f')],
      ['keys', () => page.locator('#help').click()],
      ['English', () => page.keyboard.press('Escape').then(() => page.locator('#language').click())],
    ];
    for (const [state, enter] of states) {
      await enter();
      expect([state, await faults(page, state === 'a form')]).toEqual([state, []]);
    }
    await page.context().close();
  });

  it.each([
    [1440, 900],
    [1024, 768],
    [800, 600],
    // A window of 1440 × 900 at 200 %.
    [720, 450],
    [400, 800],
  ])('can be used at %i × %i', async (width, height) => {
    const page = await open(width, height);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    for (const id of ['previous', 'zoom-in', 'fit-page', 'print', 'language', 'help']) {
      const box = await page.locator(`#${id}`).boundingBox();
      expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    }
    const paper = await page.locator('.sheet').first().boundingBox();
    expect(paper?.width).toBeGreaterThan(Math.min(600, width * 0.7));
    const drawers: readonly (readonly [string, string])[] = [
      ['#show-left', '#left'],
      ['#show-right', '#right'],
    ];
    for (const [button, side] of drawers) {
      if (await page.locator(side).isVisible()) continue;
      await page.locator(button).click();
      await page.locator(side).waitFor();
      const inside = await page.evaluate(
        `document.querySelector('${side}').contains(document.activeElement)`,
      );
      expect(inside).toBe(true);
      await page.keyboard.press('Escape');
      await page.locator(side).waitFor({ state: 'hidden' });
    }
    expect(await faults(page)).toEqual([]);
    await page.context().close();
  });

  it('on narrow screens closes what was opened last with Escape: the dialog, then the side', async () => {
    const page = await open(400, 800);
    await page.locator('#show-left').click();
    const dialog = page.locator('dialog.choose-forms');
    for (const _ of [1, 2]) {
      await page.locator('#choose-forms').click();
      await dialog.waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(await page.locator('#left').isVisible()).toBe(true);
    }
    await page.keyboard.press('Escape');
    await page.locator('#left').waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('on narrow screens shows the cell of a finding that was chosen', async () => {
    const page = await open(400, 800);
    await page.locator('#show-right').click();
    await page.locator('#findings .finding').first().click();
    await page.locator('#right').waitFor({ state: 'hidden' });
    await page.locator('.mark.selected').waitFor();
    await page.context().close();
  });

  it('has tabs that answer to arrows, and one stop for both', async () => {
    const page = await open(1440, 900);
    await page.locator('#tab-choices').focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#tab-thumbnails').getAttribute('aria-selected')).toBe('true');
    await page.locator('#thumbnails [aria-current]').waitFor();
    expect(await page.locator('#tab-choices').getAttribute('tabindex')).toBe('-1');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('#choices').isVisible()).toBe(true);
    await page.context().close();
  });

  it('keeps marks, shapes and paper in colours of the reader', async () => {
    const page = await open(1440, 900);
    await page.emulateMedia({ forcedColors: 'active' });
    await page.locator('#findings .finding').first().click();
    await page.locator('.mark.selected').waitFor();
    const styles = await page.evaluate<readonly string[]>(`[
      getComputedStyle(document.querySelector('.sheet')).backgroundColor,
      getComputedStyle(document.querySelector('.mark.found:not(.selected)')).outlineStyle,
      getComputedStyle(document.querySelector('.mark.selected')).outlineStyle,
      getComputedStyle(document.querySelector('.severity'), '::before').backgroundColor,
      getComputedStyle(document.querySelector('[role=tab][aria-selected=true]')).outlineStyle,
    ]`);
    expect(styles[0]).toBe('rgb(255, 255, 255)');
    expect(styles.slice(1, 3)).toEqual(['dashed', 'double']);
    expect(styles[3]).not.toBe('rgba(0, 0, 0, 0)');
    expect(styles[4]).toBe('solid');
    await page.context().close();
  });

  it('shows a page whole, and the widest one at the window’s width', async () => {
    const page = await open(1440, 900);
    const box = () => page.locator('.sheet').first().boundingBox();
    await page.locator('#fit-page').click();
    expect((await box())?.height).toBeLessThan(900);
    await page.keyboard.press('0');
    expect((await box())?.height).toBeGreaterThan(1000);
    await page.keyboard.press('9');
    expect((await box())?.height).toBeLessThan(900);
    await page.context().close();
  });
});
