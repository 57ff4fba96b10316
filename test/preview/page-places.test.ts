/** The page in Chromium: files dropped on it, faces that change, texts outside the grid. */
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canBrowse, openBrowser, visit } from './browser.js';
import { root, sampleNames, startWorld, type World } from './world.js';

const { few } = sampleNames;
const fontsFile = JSON.stringify({ roles: { 小标宋: ['标题.ttf'] } });

describe.skipIf(!canBrowse)('the page', () => {
  let world: World;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    world = await startWorld({ samples: [few], ownFonts: { '标题.ttf': 'song-bold' } });
    writeFileSync(join(world.folder, 'fonts', 'fonts.json'), fontsFile);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });
  beforeEach(async () => {
    ({ context, page, complaints } = await visit(browser, world.preview.url));
    await page.goto(`${world.preview.url}#source=data/${few}`);
    await page.waitForSelector('.sheet svg');
  });
  afterEach(async () => {
    await context.close();
    // What the server refuses is said in the console, too.
    expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
    expect(world.defects).toEqual([]);
  });

  const sampleText = readFileSync(join(root, 'samples', few), 'utf8');

  /** As a browser tells of a drag over the window and the drop: the file is in the event. */
  async function drop(name: string, content: string): Promise<void> {
    const transfer = await page.evaluateHandle(`(() => {
      const data = new DataTransfer();
      data.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)}));
      return data;
    })()`);
    await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
    await page.locator('#drop').waitFor({ state: 'visible' });
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await page.locator('#drop').waitFor({ state: 'hidden' });
  }

  it('shows a filing that is dropped on it', async () => {
    await drop('落下.json', sampleText.replaceAll('纪律检查委员会', '落下的单位'));
    await page.locator('#subtitle', { hasText: '落下的单位' }).waitFor();
    await page.locator('.sheet text', { hasText: '落下的单位' }).first().waitFor();
    await page.locator('#sources [aria-current]', { hasText: '落下.json' }).waitFor();
  });

  it('says of a dropped PDF that holds no filing why it cannot be shown', async () => {
    await drop('绩效目标表.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj');
    await page.locator('#notice', { hasText: '绩效目标表.pdf' }).waitFor();
  });

  it('makes no markup of a dropped file’s texts and name, sound or broken', async () => {
    const attack = `<img src=x onerror="document.title='owned'"><svg onload="document.title='owned'">`;
    const filing = JSON.parse(sampleText);
    filing.unit.name = attack;
    for (const project of filing.projects) project.name = attack;
    const name = `"><img src=x onerror=alert(1)>.json`;
    await drop(name, JSON.stringify(filing));
    await page.locator('#subtitle', { hasText: '<img src=x' }).waitFor();
    await page.locator('.sheet text', { hasText: '<img' }).first().waitFor();
    await page
      .locator('#sources [aria-current]', { hasText: '"><img src=x onerror=alert(1)>.json' })
      .waitFor();
    await drop(name, `{"year": 2024, "${attack.replaceAll('"', '\\"')}": 1}`);
    await page.locator('.faults', { hasText: '<img src=x' }).waitFor();
    const strange = 'img, iframe, script:not([src]), [onload], [onerror], a[href^="javascript"]';
    expect(await page.locator(strange).count()).toBe(0);
    expect(await page.title()).not.toBe('owned');
  });

  it('paints with a face of the user’s as soon as it is replaced, and again when it is put back', async () => {
    const title = page.locator('.sheet [role=heading] text').first();
    const family = () => title.getAttribute('font-family');
    const loaded = () => page.evaluate('[...document.fonts].map((face) => face.family)');
    const first = await family();
    const place = await page.locator('#pages').evaluate((pages) => pages.scrollTop);
    const put = (face: string): void => {
      const target = join(world.folder, 'fonts', '标题.ttf');
      copyFileSync(join(root, 'fonts', `${face}.ttf`), `${target}.new`);
      renameSync(`${target}.new`, target);
    };
    put('hei');
    await expect.poll(family).not.toBe(first);
    expect(await loaded()).toContain(await family());
    expect(await page.locator('#pages').evaluate((pages) => pages.scrollTop)).toBe(place);
    put('song-bold');
    await expect.poll(family).toBe(first);
    writeFileSync(join(world.folder, 'fonts', '标题.ttf'), 'no font');
    await page.locator('#findings .finding', { hasText: '标题.ttf' }).first().waitFor();
    put('song-bold');
    await expect
      .poll(() => page.locator('#findings .finding', { hasText: '标题.ttf' }).count(), { timeout: 5000 })
      .toBe(0);
  });

  it('says of a title, the year and a signature where they come from', async () => {
    const details = page.locator('#cell');
    await page.locator('.sheet text', { hasText: '年度)' }).first().click({ force: true });
    await details.waitFor();
    expect(await details.locator('h2').textContent()).toBe('年度');
    expect(await details.locator('code').allTextContents()).toEqual(['year']);
    expect(await details.textContent()).toMatch(/2024.*数据行.*第.*行.*模板行.*第.3.行/);
    await page.locator('.mark.selected').waitFor();
    await page.locator('.sheet text', { hasText: '财政项目支出绩效目标表' }).first().click({ force: true });
    await expect.poll(() => details.locator('.printed').textContent()).toBe('财政项目支出绩效目标表');
    expect(await details.locator('code').count()).toBe(0);
    await page.locator('#option-signature').check();
    const signature = page.locator('.sheet text', { hasText: '填报单位（盖章）' }).first();
    await signature.waitFor();
    await signature.click({ force: true });
    await expect.poll(() => details.locator('.printed').textContent()).toContain('填报单位（盖章）');
  });

  it('can be walked by keys from the title into the grid and back', async () => {
    const printed = () => page.locator('#cell .printed').textContent();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(printed).toBe('财政项目支出绩效目标表');
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(printed).toBe('(2024年度)');
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(printed).not.toBe('(2024年度)');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(printed).toBe('(2024年度)');
  });
});
