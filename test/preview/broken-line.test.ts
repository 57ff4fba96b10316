/** Typing on while the server is down: killed and started anew on its port, asleep, or its answers lost on the way. Nothing is lost, nothing comes twice. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tempFolder } from '../temp-folder.js';
import { canBrowse, openBrowser } from './browser.js';
import { root, sampleNames } from './world.js';

const source = sampleNames.declaration;

describe.skipIf(!canBrowse)('a line to the server that breaks', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let folder: string;
  let port: number;
  let server: ChildProcess;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    folder = tempFolder('line');
    copyFileSync(join(root, 'samples', source), join(folder, source));
    port = await freePort();
    await start();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    await page.goto(
      `http://127.0.0.1:${port}/#${new URLSearchParams({ source, form: 'project-target-declaration' })}`,
    );
    await page.waitForSelector('.sheet svg');
  });
  afterEach(async () => {
    await context.close();
    server.kill('SIGKILL');
  });

  /** The built program. */
  async function start(): Promise<void> {
    const env = { ...process.env, XDG_STATE_HOME: join(folder, 'state'), CI: 'true' };
    const args = [join(root, 'dist/cli.js'), 'preview', source, '--port', String(port)];
    server = spawn(process.execPath, args, { cwd: folder, env });
    await new Promise((resolve) => server.stdout?.once('data', resolve));
  }

  async function kill(): Promise<void> {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await ended;
  }

  const path = () => join(folder, source);
  const saved = () => JSON.parse(readFileSync(path(), 'utf8')).projects[0];
  const click = (text: string) =>
    page.locator('.sheet text', { hasText: text }).first().click({ force: true });
  const held = () => page.locator('.unsent .held').allTextContents();
  /** What stands over the cells of values that are held. */
  const over = async () => (await page.locator('.held-value').allTextContents()).sort();
  const paper = (text: string) => page.locator('.sheet text', { hasText: text }).first();

  async function save(): Promise<void> {
    await page.keyboard.press('Control+s');
    await page.locator('.edit-state', { hasText: '已保存' }).waitFor();
  }

  it('keeps what is typed, says so, and hands it in once the server is there again', async () => {
    const before = readFileSync(path(), 'utf8');
    await click('劳动关系');
    await page.keyboard.press('End');
    await page.keyboard.type('甲');
    await paper('甲').waitFor();
    await kill();
    await page.keyboard.type('乙丙');
    await page.keyboard.press('Enter');
    await click('150,000.00');
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await click('工作装备单套成本');
    await page.keyboard.type('断线时写的');
    await expect
      .poll(held)
      .toEqual([
        expect.stringMatching(/“.*甲乙丙”$/),
        expect.stringMatching(/“1234”$/),
        expect.stringMatching(/“工作装备单套成本断线时写的”$/),
      ]);
    await page.keyboard.press('Enter');
    expect(await over()).toEqual([
      '1234',
      `${JSON.parse(before).projects[0].name}甲乙丙`,
      '工作装备单套成本断线时写的',
    ]);
    await click('工作装备单套成本');
    expect(
      await page.locator('.cell-editor.open textarea, .cell-editor.open input').first().inputValue(),
    ).toBe('工作装备单套成本断线时写的');
    await page.keyboard.press('End');
    await start();
    await page.locator('.unsent').waitFor({ state: 'hidden', timeout: 20_000 });
    await expect.poll(over).toEqual([]);
    await page.keyboard.type('，连上再写');
    await paper('连上再写').waitFor();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('#cell').textContent()).toContain('（空）');
    await save();
    const { name, funding, indicators } = saved();
    expect(name).toBe(`${JSON.parse(before).projects[0].name}甲乙丙`);
    expect(funding.annual.total).toBe('1234.00');
    const given = JSON.parse(before).projects[0].indicators;
    expect(indicators).toHaveLength(given.length + 1);
    expect(indicators[1].name).toBe('工作装备单套成本断线时写的，连上再写');
    const isAllUndone = async () => {
      await page.keyboard.press('Control+z');
      return page.locator('#undo').isDisabled();
    };
    await expect.poll(isAllUndone, { timeout: 20_000 }).toBe(true);
    await save();
    expect(readFileSync(path(), 'utf8')).toBe(before);
  }, 60_000);

  it('does nothing twice where the answer was lost, and all once where the request was', async () => {
    const rows = () => page.locator('.sheet text', { hasText: '（个）' }).count();
    expect(await rows()).toBe(0);
    const given = saved().indicators.length;
    let lost: 'answer' | 'request' | null = null;
    await page.route('**/api/edit*', async (route) => {
      const now = lost;
      lost = null;
      if (now === 'answer') await route.fetch();
      await (now === null ? route.continue() : route.abort('connectionreset'));
    });
    await click('工作装备单套成本');
    await page.keyboard.press('Escape');
    for (const what of ['answer', 'request'] as const) {
      lost = what;
      await page.keyboard.press('Control+Enter');
      await page.locator('.unsent').waitFor();
      await page.locator('.unsent').waitFor({ state: 'hidden' });
      await click('工作装备单套成本');
      lost = what;
      await page.keyboard.press('End');
      await page.keyboard.type('二');
      await page.keyboard.press('Enter');
      await page.locator('.unsent').waitFor();
      await page.locator('.unsent').waitFor({ state: 'hidden' });
      await click('工作装备单套成本');
      await page.keyboard.press('Escape');
    }
    await save();
    expect(saved().indicators).toHaveLength(given + 2);
    expect(saved().indicators[1].name).toBe('工作装备单套成本二二');
  }, 60_000);

  it('hands in what was typed while the machine slept', async () => {
    await click('劳动关系');
    server.kill('SIGSTOP');
    await page.keyboard.press('End');
    await page.keyboard.type('睡');
    await page.keyboard.press('Enter');
    await context.setOffline(true);
    await click('150,000.00');
    await page.keyboard.type('77');
    await page.keyboard.press('Enter');
    await expect.poll(held, { timeout: 20_000 }).toHaveLength(2);
    await context.setOffline(false);
    server.kill('SIGCONT');
    await page.locator('.unsent').waitFor({ state: 'hidden', timeout: 20_000 });
    await save();
    expect(saved().name).toMatch(/[^睡]睡$/);
    expect(saved().funding.annual.total).toBe('77.00');
  }, 60_000);

  it('takes nothing in where the file has changed meanwhile, and says what was typed until that is read', async () => {
    await click('劳动关系');
    await kill();
    await page.keyboard.press('End');
    await page.keyboard.type('没存上的');
    await expect.poll(held).toHaveLength(1);
    const theirs = readFileSync(path(), 'utf8').replace('劳动关系', '劳务关系');
    writeFileSync(path(), theirs);
    await start();
    await page.locator('.unsent', { hasText: '没有存上' }).waitFor({ timeout: 20_000 });
    expect(await held()).toEqual([expect.stringMatching(/“.*没存上的”$/)]);
    await paper('劳务关系').waitFor();
    expect(readFileSync(path(), 'utf8')).toBe(theirs);
    await page.locator('.unsent button').click();
    expect(await page.locator('.unsent').isVisible()).toBe(false);
  }, 60_000);
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
