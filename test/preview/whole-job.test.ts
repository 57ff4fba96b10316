/** The whole job in Chromium, by mouse and by keyboard alone: a new filing, two projects of twelve indicators, a finding mended, saved, and out as PDF, Word and Excel. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PagesView, View } from '../../src/preview/index.js';
import { canBrowse, openBrowser, visit } from './browser.js';
import { startWorld, type World } from './world.js';

const groups = [
  ['产出指标', '数量指标'],
  ['产出指标', '质量指标'],
  ['产出指标', '时效指标'],
  ['产出指标', '成本指标'],
  ['效益指标', '经济效益指标'],
  ['效益指标', '社会效益指标'],
  ['效益指标', '生态效益指标'],
  ['效益指标', '可持续影响指标'],
  ['满意度指标', '服务对象满意度指标'],
] as const;

/** Twelve rows: every group, and the last one's three more. */
const rowsOf = (subject: string) =>
  Array.from({ length: 12 }, (_, at) => {
    const [level1, level2] = groups[Math.min(at, groups.length - 1)] ?? groups[0];
    return { level1, level2, name: `${subject}第${at + 1}项`, target: `≥${at + 80}(%)` };
  });
/** As a keyboard without the sign has it. */
const asTyped = (target: string): string => target.replace('≥', '>=');
const pasted = rowsOf('维护');
const typed = rowsOf('培训');

/** Values of a project in the order in which the form prints them; the dates are the wrong way round. */
const values = (name: string, start: string, end: string) =>
  [
    ['name', name],
    ['startDate', start],
    ['endDate', end],
    ['funding.total', '15'],
    ['funding.annual.total', '15'],
    ['funding.fiscal', '15'],
    ['funding.annual.fiscal', '15'],
    ['goals.overall', `${name}的总目标`],
    ['goals.annual', `${name}的年度目标`],
  ] as const;

/** How a page is worked: each step by one means only. */
interface Hands {
  /** A button, link or summary. */
  press(selector: string, text?: string): Promise<void>;
  /** The cell that shows the value is selected, and may be typed into. */
  goTo(path: string): Promise<void>;
  /** A row behind the selected one, which is selected then. */
  addRow(): Promise<void>;
  save(): Promise<void>;
}

describe.skipIf(!canBrowse)('the whole job', () => {
  let world: World;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    world = await startWorld({ samples: [] });
    ({ context, page, complaints } = await visit(browser, world.preview.url));
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(world.preview.url);
  });
  afterEach(async () => {
    await context.close();
    await world.close();
    expect(world.defects).toEqual([]);
    expect(complaints).toEqual([]);
  });

  const source = 'data/乙中心-2026.json';
  const onDisk = () => JSON.parse(readFileSync(join(world.folder, source), 'utf8'));
  const edited = async () =>
    JSON.parse(await (await world.ask(`/api/filing?${new URLSearchParams({ source })}`)).text());
  const cellCard = () => page.locator('#cell').textContent();

  /** The first page's cells of the project that is shown, in their order on the page. */
  async function cells(project: number): Promise<PagesView['pages'][number]['cells']> {
    const shown = new URLSearchParams({ source, form: 'project-target', project: `${project}` });
    const view: View = JSON.parse(await (await world.ask(`/api/view?${shown}`)).text());
    const query = new URLSearchParams({ document: view.document?.id ?? '', from: '1', to: '1' });
    const { pages }: PagesView = JSON.parse(await (await world.ask(`/api/pages?${query}`)).text());
    return pages[0]?.cells ?? [];
  }

  const mouse: Hands = {
    press: (selector, text = '') => page.locator(selector, { hasText: text }).first().click(),
    async goTo(path) {
      const isThere = async () => {
        const cell = (await cells(Number(/\d+/.exec(path)?.[0]))).find(({ sources }) =>
          sources.some((one) => one.path === path),
        );
        const sheet = page.locator('.sheet svg').first();
        await sheet.scrollIntoViewIfNeeded();
        const box = await sheet.boundingBox();
        if (cell === undefined || box === null) return false;
        const scale = box.width / 595.3;
        // What the editor of the last cell covers is clicked all the same.
        const position = {
          x: (cell.x + cell.width / 2) * scale,
          y: (cell.y + cell.height / 2) * scale,
        };
        await sheet.click({ position, force: true });
        return ((await cellCard()) ?? '').includes(path);
      };
      await expect.poll(isThere, { timeout: 10_000 }).toBe(true);
    },
    addRow: () => page.locator('.row-tools [data-action=add]').click(),
    save: () => page.locator('#save').click(),
  };

  /** Goes on with Tab, or back, until the focus is there. */
  async function tabTo(selector: string, text: string, key: 'Tab' | 'Shift+Tab'): Promise<boolean> {
    const query = `((at) => at?.matches(${JSON.stringify(selector)}) && at.textContent.includes(${JSON.stringify(text)}))(document.activeElement)`;
    for (let step = 0; step < 80; step += 1) {
      if ((await page.evaluate(query)) === true) return true;
      await page.keyboard.press(key);
    }
    return false;
  }

  const keyboard: Hands = {
    async press(selector, text = '') {
      await page.locator(selector, { hasText: text }).first().waitFor({ state: 'attached' });
      // Out of the cell: the pages have the focus, and Tab goes from there.
      if ((await page.locator('.cell-editor:not([hidden])').count()) > 0) await page.keyboard.press('Escape');
      const isReached = (await tabTo(selector, text, 'Tab')) || (await tabTo(selector, text, 'Shift+Tab'));
      expect(isReached, selector).toBe(true);
      await page.keyboard.press('Enter');
    },
    async goTo(path) {
      const isHere = async () => ((await cellCard()) ?? '').includes(path);
      if (await isHere()) return;
      const isInCell = async () => page.evaluate(`document.activeElement?.closest('.cell-editor') !== null`);
      for (let step = 0; step < 120 && !(await isHere()); step += 1) {
        if (await isInCell()) await page.keyboard.press('Tab');
        else {
          expect(await tabTo('#pages', '', 'Shift+Tab')).toBe(true);
          await page.keyboard.press('Enter');
        }
      }
      expect(await isHere(), path).toBe(true);
    },
    addRow: () => page.keyboard.press('Control+Enter'),
    save: () => page.keyboard.press('Control+s'),
  };

  /** Then on to the next cell, or the one below; at the end of the form Enter stays. */
  async function type(hands: Hands, path: string, text: string, end: 'Tab' | 'Enter' = 'Tab') {
    await hands.goTo(path);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    await page.keyboard.press(end);
  }

  async function fill(hands: Hands, project: number, name: string, start: string, end: string) {
    for (const [key, text] of values(name, start, end))
      await type(hands, `projects[${project}].${key}`, text);
  }

  async function begin(hands: Hands): Promise<void> {
    await hands.press('#start-blank');
    await page.locator('#start-form').waitFor();
    for (const text of ['乙中心', '2026', '某某局', '设备']) {
      await page.keyboard.type(text);
      if (text !== '设备') await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.locator('.sheet text', { hasText: '设备' }).first().waitFor();
    expect(readdirSync(join(world.folder, 'data'))).toEqual(['乙中心-2026.json']);
  }

  async function paste(hands: Hands): Promise<void> {
    const table = pasted.map(({ level1, level2, name, target }) => [level1, level2, name, target].join('\t'));
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(table.join('\r\n'))})`);
    await hands.goTo('projects[0].indicators[0].name');
    // A paste into an open value is text, into a selected cell it is rows.
    if ((await page.locator('.cell-editor.open').count()) > 0) await page.keyboard.press('Escape');
    await page.keyboard.press('Control+v');
    await expect.poll(async () => (await edited()).projects[0].indicators).toEqual(pasted);
  }

  async function typeRows(hands: Hands): Promise<void> {
    for (const [index, { name, target }] of typed.entries()) {
      const row = `projects[1].indicators[${index}]`;
      if (index >= groups.length) {
        await hands.goTo(`projects[1].indicators[${index - 1}].target`);
        await hands.addRow();
        await expect.poll(async () => (await edited()).projects[1].indicators.length).toBe(index + 1);
      }
      await type(hands, `${row}.name`, name);
      const isLast = index >= groups.length - 1;
      await type(hands, `${row}.target`, asTyped(target), isLast ? 'Enter' : 'Tab');
    }
    await expect.poll(async () => (await edited()).projects[1].indicators).toEqual(typed);
  }

  async function download(hands: Hands, format: string): Promise<Uint8Array> {
    await hands.press('#download summary');
    const [file] = await Promise.all([page.waitForEvent('download'), hands.press(`#get-${format}`)]);
    return Uint8Array.from(readFileSync(await file.path()));
  }

  const partOf = (book: Uint8Array, name: RegExp): string =>
    Object.entries(unzipSync(book))
      .filter(([path]) => name.test(path))
      .map(([, bytes]) => strFromU8(bytes))
      .join('');

  it.each([
    ['mouse', mouse],
    ['keyboard', keyboard],
  ] as const)(
    'is done by %s',
    async (_, hands) => {
      await begin(hands);
      await fill(hands, 0, '设备维护', '2026-11-30', '2026-02-01');
      await paste(hands);
      await hands.press('.mending', '对调两个日期');
      await expect.poll(async () => (await edited()).projects[0].startDate).toBe('2026-02-01');
      await hands.press('.project-tools [data-action=add]');
      await page.locator('.sheet text', { hasText: '新项目' }).first().waitFor();
      await fill(hands, 1, '技能培训', '2026-03-01', '2026-10-31');
      await typeRows(hands);
      await hands.save();
      await expect.poll(() => onDisk().projects[1]?.indicators).toEqual(typed);
      expect(onDisk()).toEqual(await edited());
      const funding = { total: '150000.00', fiscal: '150000.00' };
      expect(onDisk()).toMatchObject({
        year: 2026,
        unit: { name: '乙中心', department: '某某局' },
        projects: [
          { name: '设备维护', startDate: '2026-02-01', endDate: '2026-11-30', funding, indicators: pasted },
          { name: '技能培训', startDate: '2026-03-01', endDate: '2026-10-31', funding, indicators: typed },
        ],
      });
      const pdf = await download(hands, 'pdf');
      expect(strFromU8(pdf.slice(-8), true)).toContain('%%EOF');
      expect(execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' })).toContain('技能培训');
      expect(partOf(await download(hands, 'docx'), /^word\/document\.xml$/)).toContain('技能培训');
      expect(partOf(await download(hands, 'xlsx'), /^xl\/(?:sharedStrings|worksheets\/)/)).toContain(
        '技能培训',
      );
    },
    // On two cores beside other browsers it takes twice its 25 seconds, and more.
    180_000,
  );
});
