/** Editing on the page in Chromium: by mouse and by keyboard, with an input method, undone, saved, in conflict, in two windows. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { View } from '../../src/preview/index.js';
import { canBrowse, openBrowser, visit } from './browser.js';
import { root, sampleNames, startWorld, type World } from './world.js';

const { declaration, few } = sampleNames;

describe.skipIf(!canBrowse)('editing on the page', () => {
  let world: World;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    world = await startWorld({ samples: [declaration, few] });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    expect(world.defects).toEqual([]);
  });
  beforeEach(async () => {
    ({ context, page, complaints } = await visit(browser, world.preview.url));
  });
  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
    // Each test begins with the samples as they are.
    for (const name of [declaration, few]) {
      await world.ask(`/api/give-up?source=data/${name}`, { method: 'POST' });
      writeFileSync(pathOf(name), readFileSync(join(root, 'samples', name)));
    }
  });

  const pathOf = (name: string): string => join(world.folder, 'data', name);
  const textOf = (name: string): string => readFileSync(pathOf(name), 'utf8');
  const editedText = async (name: string): Promise<string> =>
    (await world.ask(`/api/filing?source=data/${name}`)).text();
  const edited = async (name: string) => JSON.parse(await editedText(name));

  async function open(source: string, form: string, on = page): Promise<void> {
    await on.goto(`${world.preview.url}#${new URLSearchParams({ source: `data/${source}`, form })}`);
    await on.waitForSelector('.sheet svg');
  }

  const paper = (text: string, on = page) => on.locator('.sheet text', { hasText: text }).first();
  /** Pages may be drawn anew between finding a text and pressing on it. */
  const click = async (text: string, on = page): Promise<void> => {
    const isClicked = async () => {
      const pressed = paper(text, on).click({ force: true, timeout: 2000 });
      return pressed.then(
        () => true,
        () => false,
      );
    };
    await expect.poll(isClicked, { timeout: 20_000 }).toBe(true);
  };
  const editor = () => page.locator('.cell-editor.open');

  it('opens a value with a click, follows each key, and goes back with Escape', async () => {
    await open(declaration, 'project-target-declaration');
    await click('150,000.00');
    await page.keyboard.type('1200');
    await paper('1,200.00').waitFor();
    expect((await edited(declaration)).projects[0].funding.annual.total).toBe('1200.00');
    await page.locator('.finding.error').first().waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#undo').isDisabled()).toBe(true);
    expect(await editedText(declaration)).toBe(textOf(declaration));
    expect(await editor().count()).toBe(0);
  });

  it('says of the selected cell what it is as it is typed, and keeps the input over it where its row moves', async () => {
    await open(declaration, 'project-target-declaration');
    await click('工作装备单套成本');
    const yOf = async (selector: string) => (await page.locator(selector).first().boundingBox())?.y ?? 0;
    // The pages may be scrolled meanwhile.
    const top = async () => (await yOf('.cell-editor')) - (await yOf('.sheet'));
    await page.keyboard.press('End');
    await page.keyboard.type('甲');
    await expect.poll(() => page.locator('#cell').textContent()).toContain('工作装备单套成本甲');
    const before = await top();
    await page.keyboard.press('Escape');
    const query = new URLSearchParams({ source: `data/${declaration}`, form: 'project-target-declaration' });
    const { editing }: View = JSON.parse(await (await world.ask(`/api/view?${query}`)).text());
    const command = { kind: 'type', paths: ['projects[0].name'], typed: '很长的名称'.repeat(8), unit: '元' };
    const body = JSON.stringify({ revision: editing.revision, gesture: null, command });
    await world.ask(`/api/edit?${query}`, { method: 'POST', body });
    await expect.poll(top).toBeGreaterThan(before + 20);
  });

  it('begins a project anew where the last one was removed', async () => {
    const { year, unit, projects } = JSON.parse(textOf(few));
    writeFileSync(pathOf(few), JSON.stringify({ year, unit, projects: projects.slice(0, 1) }, null, 2));
    await open(few, 'project-target');
    const tool = (action: string) => page.locator(`.project-tools [data-action=${action}]`);
    await tool('remove').click();
    await page.locator('#notice', { hasText: '还没有项目' }).waitFor();
    expect(await tool('remove').isDisabled()).toBe(true);
    await tool('add').click();
    await paper('新项目').waitFor();
    expect(await tool('remove').isDisabled()).toBe(false);
    expect((await edited(few)).projects).toHaveLength(1);
  });

  it('turns to the form of the first project that a filing of the unit is given', async () => {
    writeFileSync(pathOf(few), readFileSync(join(root, 'samples', sampleNames.unit)));
    await open(few, 'unit-target-declaration');
    const tool = (action: string) => page.locator(`.project-tools [data-action=${action}]`);
    expect(await tool('remove').isDisabled()).toBe(true);
    await tool('add').click();
    await paper('新项目').waitFor();
    expect((await edited(few)).projects).toHaveLength(1);
    expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('form')).not.toBe(
      'unit-target-declaration',
    );
    await page.keyboard.type('设备更新');
    await paper('设备更新').waitFor();
  });

  it('fills in each value of a cell that shows several, and gives it a further one', async () => {
    writeFileSync(pathOf(few), readFileSync(join(root, 'samples', sampleNames.unit)));
    await open(few, 'unit-target-declaration');
    const duties = async () => (await edited(few)).unitTarget.duties;
    const before: readonly string[] = await duties();
    await click(before[1]?.slice(0, 8) ?? '');
    const inputs = page.locator('.cell-editor.open textarea');
    expect(await inputs.count()).toBe(before.length);
    await inputs.nth(1).fill('改过的职责');
    await expect.poll(duties).toEqual(before.with(1, '改过的职责'));
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await duties()).length).toBe(before.length + 1);
    await expect.poll(() => page.locator('.cell-editor textarea').count()).toBe(before.length + 1);
    await page.keyboard.type('新的职责');
    await expect.poll(async () => (await duties()).at(-1)).toBe('新的职责');
  });

  it('says what is wrong while it is typed, and stays until it is right', async () => {
    await open(declaration, 'project-target-declaration');
    await click('150,000.00');
    await page.keyboard.type('12x');
    await page.locator('.editor-message', { hasText: '不是金额' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await editor().count()).toBe(1);
    await click('劳动关系');
    expect(await editor().locator('input').inputValue()).toBe('12x');
    await page.keyboard.press('Backspace');
    await expect.poll(() => page.locator('.editor-message').textContent()).toBe('');
    await page.keyboard.press('Enter');
    await expect.poll(() => editor().count()).toBe(0);
    expect((await edited(declaration)).projects[0].funding.annual.total).toBe('12.00');
  });

  it('keeps a refused value in sight when its cell is left: at the cell and in the list, to be put right or dropped', async () => {
    await open(declaration, 'project-target-declaration');
    const listed = page.locator('.finding.error', { hasText: '没有采用' });
    await click('150,000.00');
    await page.keyboard.type('12x');
    await page.locator('#projects button').nth(1).click();
    await page.locator('#subtitle', { hasText: '万人就业项目' }).waitFor();
    await page.locator('#projects button').first().locator('.count.error').waitFor();
    await page.reload();
    await page.locator('#projects button').first().click();
    await page.locator('.mark.refused').waitFor();
    await paper('150,000.00').waitFor();
    await listed.click();
    await expect.poll(() => editor().locator('input').inputValue()).toBe('12x');
    await page.locator('.editor-message', { hasText: '不是金额' }).waitFor();
    await page.keyboard.press('Control+s');
    await page.locator('#status', { hasText: '1 处写的没有采用' }).waitFor({ state: 'attached' });
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await listed.waitFor({ state: 'detached' });
    expect((await edited(declaration)).projects[0].funding.annual.total).toBe('12.00');
    await click('2024-01-01');
    await page.keyboard.type('2024-13-01');
    await page.locator('.let-go').click();
    await listed.waitFor({ state: 'detached' });
    expect(await page.locator('.mark.refused').count()).toBe(0);
    expect((await edited(declaration)).projects[0].startDate).toBe('2024-01-01');
  });

  it('goes on with Tab as soon as it is right, however late the server answers', async () => {
    await open(declaration, 'project-target-declaration');
    await page.route('**/api/edit*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    await click('2024-01-01');
    await page.keyboard.type('2024-3-');
    await page.locator('.editor-message', { hasText: '不是日期' }).waitFor();
    await page.keyboard.type('1');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2024-11-30');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await edited(declaration)).projects[0], { timeout: 20_000 })
      .toMatchObject({ startDate: '2024-03-01', endDate: '2024-11-30' });
  });

  it('opens a cell with what was typed into it last, however late the answer to that comes', async () => {
    await page.route('**/api/edit*', async (route) => {
      const response = await route.fetch();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.fulfill({ response });
    });
    await open(few, 'project-target');
    await click('经常性项目');
    await page.locator('.ticks-input label', { hasText: '一次性项目' }).click();
    // Left and opened again, before the page shows it.
    await page.keyboard.press('Tab');
    await click('经常性项目');
    expect(await page.getByRole('checkbox', { name: '一次性项目' }).isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    const category = async () => (await edited(few)).projects[0].category;
    await expect.poll(category, { timeout: 10_000 }).toContain('一次性项目');
    await page.unroute('**/api/edit*');
  });

  it('is done by keyboard alone: cell to cell, any key, blank, undo, redo, save', async () => {
    const before = textOf(declaration);
    await open(declaration, 'project-target-declaration');
    await page.locator('#pages').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('新的项目');
    await page.keyboard.press('Tab');
    await page.keyboard.press('F2');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Delete');
    await expect
      .poll(async () => (await edited(declaration)).projects[0])
      .toMatchObject({ name: '新的项目', nature: '一次性项目', category: null });
    for (const _ of [1, 2, 3]) await page.keyboard.press('Control+z');
    await expect.poll(() => editedText(declaration)).toBe(before);
    for (const _ of [1, 2, 3]) await page.keyboard.press('Control+y');
    await page.keyboard.press('Control+s');
    await expect.poll(() => JSON.parse(textOf(declaration)).projects[0].category).toBe(null);
    expect(JSON.parse(textOf(declaration)).projects[0].name).toBe('新的项目');
    await page.locator('.edit-state', { hasText: '已保存' }).waitFor();
  });

  it('ticks boxes', async () => {
    await open(few, 'project-target');
    await click('经常性项目');
    await page.locator('.ticks-input label', { hasText: '一次性项目' }).click();
    await expect.poll(async () => (await edited(few)).projects[0].category).toContain('一次性项目');
    for (const key of ['Escape', 'Enter', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Space', 'Enter'])
      await page.keyboard.press(key);
    await expect.poll(async () => (await edited(few)).projects[0].category).toBe(null);
  });

  it('edits dates, targets, long texts and merged labels', async () => {
    await open(declaration, 'project-target-declaration');
    await click('2024-01-01');
    await page.keyboard.type('2024年2月3日');
    await page.keyboard.press('Enter');
    await paper('2024-02-03').waitFor();
    await click('≤260.00');
    await page.locator('.target-input .operator').selectOption('<');
    await page.locator('.target-input .quantity').fill('300');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await edited(declaration)).projects[0].indicators[0].target)
      .toBe('<300(元/人/案)');
    expect((await edited(declaration)).projects[0].startDate).toBe('2024-02-03');
    await click('≤2500.00');
    await page.locator('.target-input .quantity').fill('每月10日');
    await page.keyboard.press('Enter');
    await click('2024年计划在');
    await page.keyboard.type('完。');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('第二段');
    await page.keyboard.press('Enter');
    await click('经济成本指标');
    await page.keyboard.type('社会成本指标');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () =>
        (await edited(declaration)).projects[0].indicators.map((row: { level2: string }) => row.level2),
      )
      .toEqual(expect.arrayContaining(['社会成本指标']));
    const [project] = (await edited(declaration)).projects;
    expect(project.indicators[1].target).toBe('每月10日');
    expect(project.goals.annual).toMatch(/完。\n第二段$/);
    expect(project.indicators.filter((row: { level2: string }) => row.level2 === '经济成本指标')).toEqual([]);
  });

  it('shows the difference where the file has changed on disk, and keeps what is chosen', async () => {
    await open(few, 'project-target');
    const name: string = JSON.parse(textOf(few)).projects[0].name;
    await click(name);
    await page.keyboard.press('End');
    await page.keyboard.type('（改）');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await edited(few)).projects[0].name).toBe(`${name}（改）`);
    const theirs = textOf(few).replace(name, `${name}（他）`);
    writeFileSync(pathOf(few), theirs);
    await page.keyboard.press('Control+s');
    await page.locator('dialog.conflict td.changed', { hasText: '（他）' }).waitFor();
    await page.locator('#decide-later').click();
    expect(textOf(few)).toBe(theirs);
    await page.keyboard.press('Control+s');
    await page.locator('#keep-mine').click();
    await expect.poll(() => JSON.parse(textOf(few)).projects[0].name).toBe(`${name}（改）`);
  });

  it('joins both sides where each is right, chosen place by place, and shows it in a second window', async () => {
    await open(few, 'project-target');
    const other = await context.newPage();
    await open(few, 'project-target', other);
    const { name, goals }: { name: string; goals: { annual: string } } = JSON.parse(textOf(few)).projects[0];
    await click(name);
    await page.keyboard.press('End');
    await page.keyboard.type('（改）');
    await page.keyboard.press('Enter');
    await paper('（改）', other).waitFor();
    const theirs = JSON.parse(textOf(few));
    theirs.projects[0].name = `${name}（他）`;
    theirs.projects[0].goals.annual = `他们的目标。${goals.annual}`;
    writeFileSync(pathOf(few), JSON.stringify(theirs, null, 2));
    await page.keyboard.press('Control+s');
    await page.locator('dialog.conflict tr.both').waitFor();
    expect(await page.locator('#join-both').isDisabled()).toBe(true);
    await page.locator('dialog.conflict tr.both input[value=mine]').check();
    await page.locator('#join-both').click();
    for (const window of [page, other]) {
      await paper('他们的目标', window).waitFor();
      await paper('（改）', window).waitFor();
    }
    expect(JSON.parse(textOf(few))).toEqual(theirs);
    await page.keyboard.press('Control+s');
    theirs.projects[0].name = `${name}（改）`;
    await expect.poll(() => JSON.parse(textOf(few))).toEqual(theirs);
    await other.close();
  });

  it('adds, copies, moves and removes rows by key and by button', async () => {
    const before = textOf(declaration);
    const names = async () =>
      (await edited(declaration)).projects[0].indicators.slice(0, 4).map((row: { name: string }) => row.name);
    const first: readonly string[] = await (async () => (await names()).slice(0, 3))();
    await open(declaration, 'project-target-declaration');
    await click('工作装备单套成本');
    await page.keyboard.press('Control+Enter');
    await expect.poll(names).toEqual([first[0], first[1], null, first[2]]);
    await expect.poll(() => page.locator('#cell').textContent()).toContain('（空）');
    await page.keyboard.type('加的一行');
    await page.keyboard.press('Tab');
    await page.keyboard.type('≥85%');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await edited(declaration)).projects[0].indicators[2])
      .toMatchObject({ level2: '经济成本指标', name: '加的一行', target: '≥85(%)' });
    await click('加的一行');
    await page.locator('.row-tools [data-action=up]').click();
    await expect.poll(names).toEqual([first[0], '加的一行', first[1], first[2]]);
    await page.keyboard.press('Control+d');
    await expect.poll(names).toEqual([first[0], '加的一行', '加的一行', first[1]]);
    await page.locator('.row-tools [data-action=remove]').dblclick();
    await expect.poll(names).toEqual([first[0], '加的一行', first[1], first[2]]);
    for (let step = 0; step < 6; step += 1) await page.locator('#undo').click();
    await expect.poll(() => editedText(declaration)).toBe(before);
  });

  it('takes twelve rows that are pasted at once', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(declaration, 'project-target-declaration');
    await click('≤260.00');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowLeft');
    const rows = Array.from({ length: 12 }, (_, at) => `粘贴的指标${at + 1}\t=${at + 1}(个)`).join('\r\n');
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(`${rows}\r\n`)})`);
    await page.keyboard.press('Control+v');
    await paper('粘贴的指标12').waitFor();
    const { indicators } = (await edited(declaration)).projects[0];
    expect(indicators[12]).toEqual({
      level1: '成本指标',
      level2: '经济成本指标',
      name: '粘贴的指标12',
      target: '=12(个)',
    });
    await page.keyboard.press('Control+z');
    await expect.poll(() => editedText(declaration)).toBe(textOf(declaration));
  });

  it('takes tables of the web and of word processors, which may come without a plain text and with merged cells', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const copy = (html: string) =>
      page.evaluate(
        `navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([${JSON.stringify(html)}], { type: 'text/html' }) })])`,
      );
    const rows = async () => (await edited(declaration)).projects[0].indicators;
    await open(declaration, 'project-target-declaration');
    // A clerk clicks the cell, which opens it, and pastes.
    await click('经济成本指标');
    await copy(`<h1>指标</h1><table>
      <tr><th>二级指标</th><th>三级指标</th><th>指标值</th></tr>
      <tr><td rowspan="2"><p>数量</p><p>指标</p></td><td>网页的
        指标1</td><td>≥1(个)</td></tr>
      <tr><td>网页的指标2<br>第二行</td><td>≥2(个)</td></tr>
      <tr><td>质量指标</td><td colspan="2">网页的指标3</td></tr></table>`);
    const before = (await rows()).length;
    await page.keyboard.press('Control+v');
    await paper('网页的指标3').waitFor();
    await page.locator('#status', { hasText: '表格外面的文字没有贴入' }).waitFor({ state: 'attached' });
    const found = (await rows()).filter(({ name }: { name: string }) => name.startsWith('网页的'));
    expect(await rows()).toHaveLength(before + 3);
    expect(found).toMatchObject([
      { level2: '数量\n指标', name: '网页的 指标1', target: '≥1(个)' },
      { level2: '数量\n指标', name: '网页的指标2\n第二行', target: '≥2(个)' },
      { level2: '质量指标', name: '网页的指标3' },
    ]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => editedText(declaration)).toBe(textOf(declaration));
    // What is no table is a text, also of the web alone, and of one cell.
    await click('工作装备单套成本');
    await copy('<table><tr><td>　一格 </td></tr></table>');
    await page.keyboard.press('Control+v');
    await paper('工作装备单套成本一格').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => editedText(declaration)).toBe(textOf(declaration));
  });

  it('adds, copies, orders and removes projects, and copies from another filing', async () => {
    await open(declaration, 'project-target-declaration');
    const names = async (): Promise<readonly string[]> =>
      (await edited(declaration)).projects.slice(0, 3).map((one: { name: string }) => one.name);
    const [first, second] = await names();
    const act = (action: string) => page.locator(`.project-tools [data-action=${action}]`).click();
    await act('add');
    await paper('新项目').waitFor();
    await act('up');
    await expect.poll(names).toEqual(['新项目', first, second]);
    await act('duplicate');
    await expect.poll(names).toEqual(['新项目', '新项目（2）', first]);
    // The hand of those who click everything twice.
    await page.locator('.project-tools [data-action=remove]').dblclick();
    await expect.poll(names).toEqual(['新项目', first, second]);
    await page.locator('#copy-projects').click();
    // The other filing is of another unit.
    const dialog = page.locator('dialog.copy-projects');
    expect(await dialog.locator('.subtle').textContent()).toMatch(
      /没有去年的数据（.*事务受理服务中心 2023）/,
    );
    expect(
      await dialog.locator('optgroup').evaluateAll((all) => all.map((one) => one.getAttribute('label'))),
    ).toEqual(['别的数据']);
    await dialog.locator('input[type=checkbox]').first().check();
    await page.locator('#copy-chosen').click();
    const copied: string = JSON.parse(textOf(few)).projects[0].name;
    await expect.poll(async () => (await names()).includes(copied)).toBe(true);
    await page.locator('#subtitle', { hasText: copied }).waitFor();
  });

  it('copies from last year’s filing of the same unit, which comes before all others', async () => {
    const last = { ...JSON.parse(textOf(declaration)), year: 2023 };
    last.projects = [{ ...last.projects[0], name: '去年的项目' }];
    writeFileSync(pathOf('去年.json'), JSON.stringify(last));
    await open(declaration, 'project-target-declaration');
    await page.locator('#copy-projects').click();
    const dialog = page.locator('dialog.copy-projects');
    await dialog.locator('label', { hasText: '去年的项目' }).waitFor();
    expect(
      await dialog.locator('optgroup').evaluateAll((all) => all.map((one) => one.getAttribute('label'))),
    ).toEqual(['去年的（同一单位）', '别的数据']);
    expect(await dialog.locator('.subtle').count()).toBe(0);
    await dialog.locator('input[type=checkbox]').check();
    await page.locator('#copy-chosen').click();
    await page.locator('#subtitle', { hasText: '去年的项目' }).waitFor();
    rmSync(pathOf('去年.json'));
  });

  it('shows a key after one answer of the server, and asks for suggestions behind it', async () => {
    await open(declaration, 'project-target-declaration');
    const offered = page.waitForResponse((response) => response.url().includes('/api/suggestions'));
    await click('工作装备单套成本');
    await offered;
    const asked: URL[] = [];
    page.on('request', (request) => asked.push(new URL(request.url())));
    await page.keyboard.press('End');
    await page.keyboard.type('甲');
    await paper('工作装备单套成本甲').waitFor();
    await expect.poll(() => asked.some(({ pathname }) => pathname === '/api/suggestions')).toBe(true);
    expect(asked[0]?.pathname).toBe('/api/edit');
    // The page in sight has come with the edit; those after it are fetched for when they are scrolled to.
    const apart = asked.filter(({ pathname }) => pathname === '/api/pages');
    expect(apart.map(({ searchParams }) => searchParams.get('from'))).not.toContain('1');
  });

  it('suggests indicators by first letters, with their usual target', async () => {
    await open(declaration, 'project-target-declaration');
    await click('工作装备单套成本');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.locator('#cell').textContent()).toContain('（空）');
    await page.keyboard.type('ldzmyd');
    await expect
      .poll(() => page.locator('.suggestions li').allTextContents())
      .toEqual(['劳动者满意度≥85.00(%)']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await edited(declaration)).projects[0].indicators[2])
      .toMatchObject({ name: '劳动者满意度', target: '≥85.00(%)' });
  });

  it('mends a finding at a click, and takes it back', async () => {
    const text = textOf(declaration);
    const swapped = text
      .replace('"startDate": "2024-01-01"', '"startDate": "2024-12-30"')
      .replace('"endDate": "2024-12-31"', '"endDate": "2024-01-02"');
    writeFileSync(pathOf(declaration), swapped);
    await open(declaration, 'project-target-declaration');
    await page.locator('.mending', { hasText: '对调两个日期' }).click();
    await expect
      .poll(async () => (await edited(declaration)).projects[0])
      .toMatchObject({ startDate: '2024-01-02', endDate: '2024-12-30' });
    await expect.poll(() => page.locator('.mending', { hasText: '对调两个日期' }).count()).toBe(0);
    await page.locator('#undo').click();
    await expect.poll(() => editedText(declaration)).toBe(swapped);
    await page.locator('.mending', { hasText: '对调两个日期' }).waitFor();
  });

  it('is seen in a second window, and survives the closing of both', async () => {
    await open(declaration, 'project-target-declaration');
    const other = await context.newPage();
    await open(declaration, 'project-target-declaration', other);
    await click('劳动关系');
    await page.keyboard.type('两窗一名');
    await page.keyboard.press('Enter');
    await paper('两窗一名', other).waitFor();
    await click('150,000.00', other);
    await other.keyboard.type('7');
    await other.keyboard.press('Enter');
    await paper('7.00').waitFor();
    await page.close();
    await other.close();
    page = await context.newPage();
    await open(declaration, 'project-target-declaration');
    await paper('两窗一名').waitFor();
    expect(await page.locator('#save').isEnabled()).toBe(true);
    await page.locator('#undo').click();
    await page.locator('#undo').click();
    await expect.poll(() => editedText(declaration)).toBe(textOf(declaration));
  });

  it('leaves with Escape what a second window has typed in the same cell since', async () => {
    await open(declaration, 'project-target-declaration');
    const other = await context.newPage();
    await open(declaration, 'project-target-declaration', other);
    // Under load a press may land beside the name: then it is pressed again.
    const pressName = (text: string, on: Page) =>
      expect
        .poll(async () => {
          await click(text, on);
          return on.locator('#cell').textContent();
        })
        .toMatch(/项目名称/);
    await pressName('劳动关系', page);
    await page.keyboard.type('此窗先改');
    await paper('此窗先改', other).waitFor();
    await pressName('此窗先改', other);
    await other.keyboard.press('Control+a');
    await other.keyboard.type('彼窗后改');
    await other.keyboard.press('Enter');
    await paper('彼窗后改').waitFor({ state: 'attached' });
    await page.bringToFront();
    // The cell is opened again before the answer comes.
    await page.route('**/api/edit?*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('#cell').textContent()).toContain('彼窗后改');
    // What is typed next begins with what stands there now.
    const input = page.locator('.cell-editor.open textarea, .cell-editor.open input');
    await expect.poll(() => input.inputValue()).toBe('彼窗后改');
    expect((await edited(declaration)).projects[0].name).toBe('彼窗后改');
    await page.unroute('**/api/edit?*');
  });

  it('types into no other row where rows were moved elsewhere while the cell is open', async () => {
    await open(few, 'project-target');
    const namesOf = ({ projects: [first] }: { projects: { indicators: { name: string }[] }[] }) =>
      first?.indicators.map(({ name }) => name).slice(0, 4);
    const [one, two, three] = namesOf(JSON.parse(textOf(few))) ?? [];
    const says = () => page.locator('[role=status]', { hasText: '先合上了' }).waitFor();
    await click(`${three}`);
    await page.keyboard.press('End');
    await page.keyboard.type('甲');
    await paper(`${three}甲`).waitFor({ state: 'attached' });
    const query = new URLSearchParams({ source: `data/${few}`, form: 'project-target' });
    const view: View = JSON.parse(await (await world.ask(`/api/view?${query}`)).text());
    const command = { kind: 'row', list: 'projects[0].indicators', action: 'duplicate', index: 0 };
    const body = JSON.stringify({ revision: view.editing.revision, gesture: null, command });
    await world.ask(`/api/edit?${query}`, { method: 'POST', body });
    await says();
    await page.keyboard.type('乙');
    expect(await editor().count()).toBe(0);
    expect(namesOf(await edited(few))).toEqual([one, one, two, `${three}甲`]);
    await world.ask(`/api/give-up?source=data/${few}`, { method: 'POST' });
    // Another program removes the first row of a file in which nothing is unsaved.
    await paper(`${three}甲`).waitFor({ state: 'detached' });
    await click(`${three}`);
    const { projects, ...rest } = JSON.parse(textOf(few));
    const [first, ...others] = projects;
    const shorter = { ...first, indicators: first.indicators.slice(1) };
    writeFileSync(pathOf(few), JSON.stringify({ ...rest, projects: [shorter, ...others] }, null, 2));
    await says();
    await page.keyboard.type('丙');
    expect(namesOf(await edited(few))?.slice(0, 2)).toEqual([two, three]);
  });

  it('takes Enter for a line end in a long text on a telephone, which has no other', async () => {
    const phone = await browser.newContext({
      viewport: { width: 400, height: 800 },
      hasTouch: true,
      isMobile: true,
    });
    const on = await phone.newPage();
    await open(few, 'project-target', on);
    const goal = JSON.parse(textOf(few)).projects[0].goals.annual;
    await click(goal.slice(0, 4), on);
    await on.locator('.cell-editor.open textarea').waitFor();
    await on.keyboard.press('Control+End');
    await on.keyboard.press('Enter');
    await on.keyboard.type('次年');
    await expect.poll(async () => (await edited(few)).projects[0].goals.annual).toBe(`${goal}\n次年`);
    await phone.close();
  });

  it('lets go of the edits of a file that was removed, and shows what else there is', async () => {
    writeFileSync(pathOf('gone.json'), textOf(few));
    await open('gone.json', 'project-target');
    await click('党风廉政建设');
    await page.keyboard.type('删了');
    await page.keyboard.press('Enter');
    await paper('删了').waitFor();
    rmSync(pathOf('gone.json'));
    await page.locator('#drop-gone').click();
    await page.locator('#sources', { hasNotText: 'gone' }).waitFor();
    await paper('删了').waitFor({ state: 'detached' });
    await page.locator('.sheet text').first().waitFor();
    expect(await page.locator('#drop-gone').count()).toBe(0);
    expect(await page.locator('#save').isDisabled()).toBe(true);
    await expect.poll(() => page.locator('#notice').isVisible()).toBe(false);
  });

  describe('with an input method', () => {
    let keys: CDPSession;
    beforeEach(async () => {
      keys = await context.newCDPSession(page);
    });

    it('leaves Enter, Tab and Escape to the composition, and redraws nothing meanwhile', async () => {
      await open(declaration, 'project-target-declaration');
      await click('劳动关系');
      await keys.send('Input.imeSetComposition', { text: 'lao', selectionStart: 3, selectionEnd: 3 });
      const drawn = await page.locator('.sheet svg').first().elementHandle();
      const { editing: now }: View = JSON.parse(
        await (await world.ask(`/api/view?source=data/${declaration}`)).text(),
      );
      await world.ask(`/api/edit?source=data/${declaration}`, {
        method: 'POST',
        body: JSON.stringify({
          revision: now.revision,
          gesture: null,
          command: { kind: 'type', paths: ['projects[0].goals.annual'], typed: '别处改的', unit: '元' },
        }),
      });
      for (const key of ['Enter', 'Tab', 'Escape'])
        await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 });
      await page.waitForTimeout(200);
      expect(await drawn?.evaluate((svg) => svg.isConnected)).toBe(true);
      expect(await editor().count()).toBe(1);
      await keys.send('Input.insertText', { text: '劳' });
      await paper('别处改的').waitFor();
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await edited(declaration)).projects[0].name).toBe('劳动关系劳');
    });
  });
});
