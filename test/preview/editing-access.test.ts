/** Editing for everyone: axe in every state of it, and its tools on narrow screens. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults } from './axe.js';
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

  it('leaves axe nothing serious to say, whatever is being edited', async () => {
    const page = await open(1440, 900);
    const click = (text: string) =>
      page.locator('.sheet text', { hasText: text }).first().click({ force: true });
    const states: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['an amount', () => click('150,000.00')],
      ['a refusal', () => page.keyboard.type('x')],
      ['a choice', () => page.keyboard.press('Escape').then(() => click('经常性项目'))],
      ['a date', () => page.keyboard.press('Escape').then(() => click('2024-01-01'))],
      ['a target', () => page.keyboard.press('Escape').then(() => click('≤260.00'))],
      ['suggestions', () => page.keyboard.press('Escape').then(() => click('工作装备单套成本'))],
      ['unsaved', () => page.keyboard.type('改')],
      [
        'a conflict',
        async () => {
          const path = join(world.folder, 'data', declaration);
          // The name here, too, so that something is to be chosen.
          const theirs = readFileSync(path, 'utf8').replace('劳动关系', '劳务关系');
          writeFileSync(path, theirs.replace('工作装备单套成本', '工作装备成本'));
          await page.keyboard.press('Control+s');
          await page.locator('dialog.conflict tr.both').waitFor();
        },
      ],
      [
        'copying',
        () =>
          page
            .locator('#decide-later')
            .click()
            .then(() => page.locator('#copy-projects').click()),
      ],
    ];
    const found: string[] = [];
    for (const [state, enter] of states) {
      await enter();
      await page.waitForTimeout(250);
      found.push(...(await faults(page)).map((fault) => `${state}: ${fault}`));
    }
    expect(found).toEqual([]);
    await page.context().close();
  });

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
});
