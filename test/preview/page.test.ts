/** The page in Chromium: open, switch, live reload, error and recovery, findings and cells, keys, hostile texts. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canBrowse, openBrowser, visit } from './browser.js';
import { root, sampleNames, startWorld, type World } from './world.js';

const { declaration, few, manyProjects } = sampleNames;

describe.skipIf(!canBrowse)('the page', () => {
  let world: World;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    world = await startWorld({ samples: [declaration, few, manyProjects], ownPacks: ['project-target'] });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  beforeEach(async () => {
    ({ context, page, complaints } = await visit(browser, world.preview.url));
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  });
  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });

  const samplePath = (name: string): string => join(world.folder, 'data', name);
  const sampleText = (name: string): string => readFileSync(join(root, 'samples', name), 'utf8');

  async function open(source: string, more: Readonly<Record<string, string>> = {}): Promise<void> {
    const query = new URLSearchParams({ source: `data/${source}`, ...more });
    await page.goto(`${world.preview.url}#${query}`);
    await page.waitForSelector('.sheet svg');
  }

  const paper = (text: string) => page.locator('.sheet text', { hasText: text }).first();

  it('opens with the first filing and its first page, in the faces of the document', async () => {
    await page.goto(world.preview.url);
    await page.waitForSelector('.sheet svg');
    const families = await page.evaluate<string[][]>(
      '[...document.fonts].map((face) => [face.family, face.status])',
    );
    expect(families.length).toBeGreaterThan(0);
    for (const [family, status] of families) {
      expect(family).toMatch(/^jibiao-/);
      expect(status).toBe('loaded');
    }
    expect(await page.locator('#sources [aria-current]').count()).toBe(1);
    expect(await page.title()).toContain('绩表');
  });

  it('switches filing, form, project, profile and options', async () => {
    await open(manyProjects);
    await page.getByRole('button', { name: '物业管理项目' }).click();
    await page.locator('#subtitle', { hasText: '物业管理项目' }).waitFor();
    await paper('物业管理项目').waitFor();
    await page.getByRole('button', { name: '项目绩效目标汇总表' }).click();
    await paper('合计').waitFor();
    expect(await page.locator('#projects-section').isVisible()).toBe(false);
    await page.getByRole('button', { name: few }).click();
    await page.locator('#title', { hasText: '财政项目支出绩效目标表' }).waitFor();
    await paper('指标1：').waitFor();
    await page.locator('summary', { hasText: '等同的命令' }).click();
    await page.getByLabel('页面版式').selectOption('gbt9704');
    await page.locator('#command', { hasText: '--profile gbt9704' }).waitFor();
    await page.locator('#option-numbering').uncheck();
    await page.locator('#command', { hasText: '--set numbering=false' }).waitFor();
    await expect.poll(() => page.locator('.sheet text', { hasText: '指标1：' }).count()).toBe(0);
    await page.reload();
    const command = page.locator('#command', { hasText: '--set numbering=false' });
    await command.waitFor({ state: 'attached' });
  });

  it('shows a saved filing at once, and keeps page and zoom', async () => {
    await open(declaration, { form: 'project-target-summary' });
    await page.locator('#page').fill('4');
    await page.keyboard.press('Enter');
    await page.keyboard.press('+');
    await paper('万人就业项目').waitFor();
    const where = () =>
      page.evaluate<readonly unknown[]>(`[
        document.getElementById('pages').scrollTop,
        document.getElementById('zoom').textContent,
        document.getElementById('page').value,
      ]`);
    const before = await where();
    expect(before[2]).toBe('4');
    const path = samplePath(declaration);
    const text = readFileSync(path, 'utf8');
    writeFileSync(`${path}.new`, text.replaceAll('万人就业项目', '千人就业项目'));
    renameSync(`${path}.new`, path);
    await paper('千人就业项目').waitFor();
    expect(await where()).toEqual(before);
    writeFileSync(path, text);
    await paper('万人就业项目').waitFor();
  });

  it('shows the page that is there after a number that is none', async () => {
    await open(declaration, { form: 'project-target-summary' });
    const box = page.locator('#page');
    for (const [typed, key, shown] of [
      ['abc', 'Enter', '1'],
      ['0', 'Enter', '1'],
      ['7', 'Escape', '1'],
      ['3', 'Enter', '3'],
      ['', 'Enter', '3'],
    ] as const) {
      await box.fill(typed);
      await page.keyboard.press(key);
      await expect.poll(() => box.inputValue()).toBe(shown);
    }
  });

  it('keeps the last good pages, greyed, while the filing is broken, and says where it is', async () => {
    await open(few);
    const path = samplePath(few);
    const text = sampleText(few);
    await page.locator('#notice').waitFor({ state: 'hidden' });
    writeFileSync(path, text.replace('"year"', '"year" 2024,'));
    await page.locator('.faults', { hasText: few }).locator('li', { hasText: '第' }).first().waitFor();
    expect(await page.locator('#notice').textContent()).toContain('上一次正确的页面');
    expect(await page.locator('.sheets.old .sheet svg').count()).toBeGreaterThan(0);
    writeFileSync(path, text.replace('"year"', '"yaer"'));
    await page.locator('.faults li', { hasText: 'yaer' }).first().waitFor();
    writeFileSync(path, text);
    await page.locator('#notice').waitFor({ state: 'hidden' });
    expect(await page.locator('.sheets.old').count()).toBe(0);
  });

  it('offers nothing of the filing before for one that cannot be read', async () => {
    const path = samplePath('broken.json');
    writeFileSync(path, '{"unit": {"name": ');
    await open(few);
    await page.locator('#forms button').first().waitFor();
    await page.getByRole('button', { name: 'broken.json' }).click();
    await page.locator('.faults', { hasText: 'broken.json' }).waitFor();
    expect(await page.locator('#forms button, #projects button').count()).toBe(0);
    rmSync(path);
  });

  it('does the same for a template', async () => {
    await open(few);
    const path = join(world.folder, 'packs', 'project-target', 'form.hbs');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, `${text}\n{{#if}}`);
    await page.locator('#notice', { hasText: 'form.hbs 第' }).waitFor();
    expect(await page.locator('.sheets.old .sheet svg').count()).toBeGreaterThan(0);
    writeFileSync(path, text.replaceAll('其他资金', '别的资金'));
    await paper('别的资金').waitFor();
    await page.locator('#notice').waitFor({ state: 'hidden' });
    writeFileSync(path, text);
    await paper('主管部门').waitFor();
  });

  it('goes from a finding to its cell, and from the cell to its finding', async () => {
    await open(manyProjects);
    const finding = page.locator('#findings .finding', { hasText: '主管部门栏填的是项目名称' });
    await finding.click();
    const mark = page.locator('.mark.selected');
    await mark.waitFor();
    const [markBox, textBox] = [await mark.boundingBox(), await paper('政府零星维修').boundingBox()];
    expect(markBox && textBox && markBox.x + markBox.width > textBox.x).toBe(true);
    const details = page.locator('#cell');
    expect(await details.textContent()).toContain('projects[0].department');
    expect(await page.locator('#findings [aria-current]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'hidden' });
    await page.locator('.sheet text', { hasText: '浦江镇机关事务管理所' }).first().click({ force: true });
    await details.waitFor();
    expect(await details.textContent()).toMatch(/unit\.name|implementer/);
    expect(await details.textContent()).toMatch(/模板行.*第.*行/);
  });

  it('turns to the project that a finding is about, and selects its cell', async () => {
    await open(manyProjects);
    await page.locator('#of-all').click();
    expect(await page.locator('#findings .group').allTextContents()).toContain('2 政府大楼运转项目');
    const entry = page.locator('#findings [data-path^="projects[1]"]').first();
    const subject = await entry.locator('.subject').textContent();
    await entry.click();
    await page.locator('#projects [aria-current]', { hasText: '政府大楼运转项目' }).waitFor();
    await page.locator('.mark.selected').waitFor();
    const current = page.locator('#findings [aria-current]');
    expect(await current.locator('.subject').textContent()).toBe(subject);
  });

  it('goes back to what was shown before', async () => {
    await open(manyProjects);
    await page.getByRole('button', { name: '物业管理项目' }).click();
    await page.locator('#subtitle', { hasText: '物业管理项目' }).waitFor();
    await page.getByRole('button', { name: '项目绩效目标汇总表' }).click();
    await page.locator('#title', { hasText: '汇总表' }).waitFor();
    await page.goBack();
    await page.locator('#subtitle', { hasText: '物业管理项目' }).waitFor();
    await page.goBack();
    await page.locator('#subtitle', { hasText: '政府零星维修' }).waitFor();
    await page.goForward();
    await page.locator('#subtitle', { hasText: '物业管理项目' }).waitFor();
  });

  it('shows of the findings and projects those that are asked for', async () => {
    await open(manyProjects);
    await page.locator('#project-search').fill('托管');
    expect(await page.locator('#projects li:visible').count()).toBe(1);
    await page.locator('#project-search').fill('');
    await page.locator('#of-all').click();
    const all = await page.locator('#findings .finding').count();
    await page.locator('#counts .note').click();
    const notes = await page.locator('#findings .finding').count();
    expect(notes).toBeGreaterThan(0);
    expect(notes).toBeLessThan(all);
    expect(await page.locator('#findings .finding.note').count()).toBe(notes);
    await page.locator('#counts .note').click();
    await page.locator('#finding-search').fill('主管部门');
    for (const text of await page.locator('#findings .finding').allTextContents())
      expect(text).toContain('主管部门');
  });

  it('leaves the list of findings where it is when a cell is shown', async () => {
    await open(manyProjects);
    const first = page.locator('#findings .finding').first();
    const before = await first.boundingBox();
    await first.click();
    await page.locator('#cell').waitFor();
    expect(await first.boundingBox()).toEqual(before);
  });

  it('can be used by keyboard alone', async () => {
    await open(declaration, { form: 'project-target-summary' });
    await page.locator('#pages').focus();
    const pageNumber = () => page.locator('#page').inputValue();
    await page.keyboard.press('PageDown');
    await expect.poll(pageNumber).toBe('2');
    await page.keyboard.press('ArrowRight');
    await expect.poll(pageNumber).toBe('3');
    await page.keyboard.press('End');
    await expect.poll(pageNumber).toBe('13');
    await page.keyboard.press('Home');
    await expect.poll(pageNumber).toBe('1');
    const zoom = () => page.locator('#zoom').textContent();
    const fitted = await zoom();
    await page.keyboard.press('-');
    await expect.poll(zoom).not.toBe(fitted);
    await page.keyboard.press('0');
    await expect.poll(zoom).toBe(fitted);
    await page.keyboard.press(']');
    await page.locator('#findings [aria-current]').waitFor();
    // The first is about the filing as a whole, which no cell shows.
    await page.keyboard.press(']');
    await page.locator('.mark.selected').waitFor();
    const first = await page.locator('#cell .printed').textContent();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => page.locator('#cell .printed').textContent()).not.toBe(first);
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await expect.poll(pageNumber).toBe('5');
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#sources button').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(
      await page
        .locator('#sources button')
        .nth(1)
        .evaluate((one) => one.matches(':focus')),
    ).toBe(true);
  });

  it('reaches every control by Tab, each with a name', async () => {
    await open(few);
    const session = await context.newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const controls = nodes.filter(
      ({ role, ignored }) =>
        !ignored && ['button', 'textbox', 'combobox', 'checkbox', 'tab', 'link'].includes(role?.value),
    );
    expect(controls.length).toBeGreaterThan(20);
    expect(controls.filter(({ name }) => !name?.value)).toEqual([]);
    const roles = nodes.map(({ role }) => role?.value);
    for (const role of ['table', 'row', 'columnheader', 'rowheader', 'cell', 'heading', 'main']) {
      expect(roles).toContain(role);
    }
  });

  it('is there in English', async () => {
    await open(few);
    await page.locator('#language').click();
    await page.getByText('Filings', { exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('#findings .message').first().textContent()).toMatch(/[a-z]{3}/);
  });

  it('saves files under their names, and copies the command', async () => {
    await open(few);
    for (const [id, ending] of [
      ['get-pdf', 'pdf'],
      ['get-docx', 'docx'],
      ['get-png', 'png'],
      ['get-zip', 'zip'],
    ] as const) {
      await page.locator('#download summary').click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`#${id}`).click()]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`^上海市.*\\.${ending}$`));
    }
    await page.locator('summary', { hasText: '等同的命令' }).click();
    await page.locator('#copy').click();
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toContain('jibiao render');
  });

  it('prints the document and nothing else, a page on each sheet', async () => {
    await open(declaration, { form: 'project-target-summary' });
    await page.evaluate('window.print = () => { window.hasPrinted = true; }');
    await page.keyboard.press('Control+p');
    await expect.poll(() => page.evaluate('window.hasPrinted')).toBe(true);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect([...pdf.matchAll(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/g)]).toHaveLength(13);
    expect([...pdf.matchAll(/\/MediaBox/g)]).toHaveLength(13);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('#printed').count()).toBe(0);
    // From the browser's own menu: a word in place of the pages that happen to be painted.
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#print-note').isVisible()).toBe(true);
    expect(await page.locator('.sheet').first().isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
  });

  it('takes a file in by its button, and says what is wrong with a bad one', async () => {
    await open(few);
    const text = sampleText(few).replaceAll('纪律检查委员会', '拖入的单位');
    await page
      .locator('#file')
      .setInputFiles({ name: '新的.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.locator('#subtitle', { hasText: '拖入的单位' }).waitFor();
    await page
      .locator('#file')
      .setInputFiles({ name: '坏的.json', mimeType: 'application/json', buffer: Buffer.from('[') });
    await page.locator('.faults', { hasText: '坏的.json' }).waitFor();
    expect(await page.locator('.sheet').count()).toBe(0);
  });

  it('keeps its width whatever names are long', async () => {
    const filing = JSON.parse(sampleText(few));
    filing.unit.name = '很长的单位名称'.repeat(30);
    filing.projects[0].name = '很长的项目名称'.repeat(30);
    writeFileSync(samplePath('long.json'), JSON.stringify(filing));
    await open('long.json');
    await page.locator('#subtitle', { hasText: '很长的项目名称' }).waitFor();
    for (const id of ['print', 'counts']) {
      const box = await page.locator(`#${id}`).boundingBox();
      expect((box?.x ?? 2000) + (box?.width ?? 0)).toBeLessThan(1440);
    }
    rmSync(samplePath('long.json'));
  });

  it('shows hostile texts as texts', async () => {
    const attack = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>&lt;`;
    const filing = JSON.parse(sampleText(few));
    filing.unit.name = attack;
    filing.projects[0].name = attack;
    filing.projects[0].goals.annual = `]]><svg onload="document.title='owned'"> ${attack}`;
    filing.projects[0].indicators[0].name = '"><a href="javascript:alert(1)">点我</a>';
    writeFileSync(samplePath('hostile.json'), JSON.stringify(filing));
    await open('hostile.json');
    await page.locator('#subtitle', { hasText: '<img src=x' }).waitFor();
    await page.locator('.sheet text').last().waitFor();
    const strange = 'img, iframe, script:not([src]), [onload], [onerror], a[href^="javascript"]';
    expect(await page.locator(strange).count()).toBe(0);
    expect(await page.title()).not.toBe('owned');
    expect(await page.locator('.sheet').first().textContent()).toContain('<script>');
  });

  it('finds words on pages that are not painted, one after the other, and goes back to the keys of the page', async () => {
    await open(manyProjects, { form: 'project-target-summary' });
    await page.locator('#pages').focus();
    await page.keyboard.press('Control+f');
    // The seventh project: in the list on the first page, and on its own form.
    await page.keyboard.type('租金返还');
    await expect.poll(() => page.locator('#find-count').textContent()).toMatch(/^1 \/ \d+$/);
    expect(await paper('租金返还完成率').count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await paper('租金返还完成率').waitFor();
    await page.locator('.mark.selected').waitFor();
    const chosen = page.locator('#find-count');
    const before = await chosen.textContent();
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => chosen.textContent()).not.toBe(before);
    await page.locator('#find-words').fill('没有这几个字');
    await expect.poll(() => chosen.textContent()).toBe('没有');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#find').isVisible()).toBe(false);
    await page.keyboard.press('Home');
    await expect.poll(() => page.locator('#page').inputValue()).toBe('1');
  });

  it('paints only what is near, and lets go of what is far', async () => {
    const filing = JSON.parse(sampleText(few));
    const [project] = filing.projects;
    filing.projects = Array.from({ length: 120 }, (_, index) => ({
      ...project,
      name: `第${index + 1}个项目`,
    }));
    writeFileSync(samplePath('many.json'), JSON.stringify(filing));
    await open('many.json', { form: 'project-target-summary' });
    const sheets = await page.locator('.sheet').count();
    expect(sheets).toBeGreaterThan(120);
    expect(await page.locator('.sheet svg').count()).toBeLessThan(8);
    await page.locator('#pages').focus();
    await page.keyboard.press('End');
    await paper('第120个项目').waitFor();
    expect(await page.locator('.sheet svg').count()).toBeLessThan(12);
    await page.keyboard.press('Home');
    const link = page.locator('.sheet a').last();
    const number = await link.textContent();
    await link.click();
    await expect.poll(() => page.locator('#page').inputValue()).toBe(number);
  });
});
