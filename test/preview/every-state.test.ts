/** axe in every state of the page, at every width, at 200 %, dark and in colours of the reader's own: nothing serious, nothing beyond the edge. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults } from './axe.js';
import { canBrowse, openBrowser } from './browser.js';
import { root, sampleNames, startWorld, type World } from './world.js';

const { declaration, manyProjects } = sampleNames;
const good = readFileSync(join(root, 'samples', declaration), 'utf8');
/** Values that are none. */
const faulty = good.replace('"150000.00"', '"十五万x"').replace('"year": 2024', '"year": "去年"');
/** No JSON at all. */
const broken = good.replace('"projects": [', '"projects": [，');
/** Dates the wrong way round, which a finding offers to swap. */
const swapped = good.replace('"startDate": "2024-01-01"', '"startDate": "2025-01-01"');

const form = 'project-target-declaration';

interface State {
  readonly name: string;
  /** Whether it looks otherwise at every width: the rest are seen on the widest and the narrowest page. */
  readonly isEverywhere?: true;
  /** The filing in whose page the state is entered; '' for the start. */
  readonly of: string;
  readonly enter: (page: Page, world: World) => Promise<unknown>;
  /** What is there then. */
  readonly shows: string;
}

/** Opens the cell, after what was open before is closed; pages may be drawn anew between finding a text and pressing on it. */
const edit =
  (text: string, typed = '') =>
  async (page: Page) => {
    await page.keyboard.press('Escape');
    const isOpen = async (): Promise<boolean> => {
      const shown = page.locator('.sheet text', { hasText: text }).first();
      await shown.click({ force: true, timeout: 2000 }).catch(() => null);
      return (await page.locator('.cell-editor.open').count()) > 0;
    };
    await expect.poll(isOpen, { timeout: 20_000 }).toBe(true);
    if (typed !== '') await page.keyboard.type(typed);
  };
/** On narrow screens the sides are behind buttons. */
async function open(page: Page, side: 'left' | 'right'): Promise<void> {
  const button = page.locator(`#show-${side}`);
  if ((await button.isVisible()) && !(await page.locator(`#${side}`).isVisible())) await button.click();
}

const states: readonly State[] = [
  {
    name: 'the start',
    of: '',
    enter: async () => null,
    shows: '#start-blank',
  },
  {
    name: 'a new filing',
    of: '',
    enter: (page) => page.locator('#start-blank').click(),
    shows: '#start-form input',
  },
  {
    name: 'samples',
    of: '',
    enter: async (page) => {
      await page.locator('.start-box > .plain').click();
      await page.locator('#start-samples').click();
    },
    shows: '.start-list button',
  },
  { name: 'a filing', isEverywhere: true, of: declaration, enter: async () => null, shows: '.sheet svg' },
  { name: 'a text', of: declaration, enter: edit('劳动关系'), shows: '.leaf.text textarea' },
  { name: 'a long text', of: declaration, enter: edit('年计划在'), shows: '.leaf.long textarea' },
  { name: 'an amount', of: declaration, enter: edit('150,000.00'), shows: '.leaf.amount input' },
  { name: 'a date', of: declaration, enter: edit('2024-01-01'), shows: '.leaf.date input' },
  { name: 'a choice', of: declaration, enter: edit('特定目标类'), shows: '.suggestions li' },
  { name: 'a target', of: declaration, enter: edit('≤260.00'), shows: '.leaf.target select' },
  {
    name: 'suggestions',
    isEverywhere: true,
    of: declaration,
    enter: async (page) => {
      await edit('工作装备单套成本')(page);
      await page.keyboard.press('Control+a');
      await page.keyboard.type('ldzmyd');
      await page.locator('.suggestions li').first().waitFor();
      await page.keyboard.press('ArrowDown');
    },
    shows: '.suggestions [aria-selected=true]',
  },
  {
    name: 'a refused value',
    isEverywhere: true,
    of: declaration,
    enter: edit('150,000.00', 'x'),
    shows: '.cell-editor.refused',
  },
  {
    name: 'a refused value in the list',
    of: declaration,
    enter: async (page) => {
      await open(page, 'right');
      await page.locator('.let-go').waitFor();
    },
    shows: '.let-go',
  },
  {
    name: 'a mending',
    of: '倒.json',
    enter: async (page) => {
      await open(page, 'right');
      await page.locator('.mending', { hasText: '对调' }).first().focus();
    },
    shows: '.mending',
  },
  {
    name: 'findings, searched and filtered',
    isEverywhere: true,
    of: manyProjects,
    enter: async (page) => {
      await open(page, 'right');
      await page.locator('#of-all').click();
      await page.locator('#counts button').first().click();
      await page.locator('#finding-search').fill('指标');
    },
    shows: '#counts [aria-pressed=true]',
  },
  {
    name: 'projects to copy',
    of: manyProjects,
    enter: async (page) => {
      await page.keyboard.press('Escape');
      await open(page, 'left');
      await page.locator('#copy-projects').click();
      await page.locator('dialog.copy-projects input').first().waitFor();
    },
    shows: 'dialog.copy-projects[open]',
  },
  {
    name: 'forms to choose',
    of: manyProjects,
    enter: async (page) => {
      await page.keyboard.press('Escape');
      await open(page, 'left');
      await page.locator('#choose-forms').click();
      await page.locator('dialog.choose-forms input').first().waitFor();
    },
    shows: 'dialog.choose-forms[open]',
  },
  {
    name: 'values that are none',
    isEverywhere: true,
    of: '错.json',
    enter: async () => null,
    shows: '.faults form',
  },
  { name: 'no JSON', of: '断.json', enter: async () => null, shows: '.faults mark' },
  {
    name: 'the whole text',
    of: '断.json',
    enter: (page) => page.locator('.faults .link').last().click(),
    shows: 'dialog.whole-text[open]',
  },
  {
    name: 'a conflict on disk',
    isEverywhere: true,
    of: '两边.json',
    enter: async (page, world) => {
      await edit('劳动关系', '改')(page);
      await page.locator('.edit-tools #save.unsaved').waitFor();
      writeFileSync(join(world.folder, 'data', '两边.json'), good.replace('劳动关系', '劳务关系'));
      await page.keyboard.press('Control+s');
    },
    shows: 'dialog.conflict tr.both',
  },
];

interface Setting {
  readonly name: string;
  readonly hasAll?: true;
  readonly options: BrowserContextOptions;
}

const settings: readonly Setting[] = [
  { name: '1440', hasAll: true, options: { viewport: { width: 1440, height: 900 } } },
  { name: '1024', options: { viewport: { width: 1024, height: 768 } } },
  { name: '800', options: { viewport: { width: 800, height: 600 } } },
  {
    name: '400',
    hasAll: true,
    options: { viewport: { width: 400, height: 800 }, hasTouch: true, isMobile: true },
  },
  { name: '200 %', options: { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 } },
  { name: 'dark', options: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' } },
  {
    name: 'forced colours',
    options: { viewport: { width: 1440, height: 900 }, forcedColors: 'active' },
  },
];

/** Elements that are open over the page and go beyond the window's edge. */
const beyond = `(() => {
  const shown = [...document.querySelectorAll('.cell-editor.open, .cell-editor.open .suggestions, .cell-editor.open .editor-message, dialog[open]')];
  const out = shown.filter((one) => {
    const { left, right, width } = one.getBoundingClientRect();
    return width > 0 && (left < 0 || right > innerWidth + 0.5);
  });
  const wide = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
  return [...wide, ...out.map(({ className }) => className)];
})()`;

describe.skipIf(!canBrowse)('every state of the page', () => {
  let world: World;
  let start: World;
  let browser: Browser;
  beforeAll(async () => {
    const file = (text: string) => new TextEncoder().encode(text);
    const files = {
      '错.json': file(faulty),
      '断.json': file(broken),
      '倒.json': file(swapped),
      '两边.json': file(good),
    };
    world = await startWorld({ samples: [declaration, manyProjects], files });
    start = await startWorld({ samples: [] });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    await start?.close();
  });

  it.each(settings)(
    'has nothing serious for axe to say and nothing beyond the edge: $name',
    async ({ options, hasAll }) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      const found: string[] = [];
      let shown: string | null = null;
      const visited = states.filter(({ isEverywhere }) => hasAll === true || isEverywhere === true);
      for (const { name, of, enter, shows } of visited) {
        const here = of === '' ? start : world;
        if (of !== shown) {
          await page.goto('about:blank');
          const query = new URLSearchParams({ source: `data/${of}`, form });
          await page.goto(of === '' ? here.preview.url : `${here.preview.url}#${query}`);
          await page
            .locator(of === '' ? '#start' : '.sheet svg, .faults form')
            .first()
            .waitFor();
          shown = of;
        }
        await enter(page, here);
        await page.locator(shows).first().waitFor({ timeout: 10_000 });
        found.push(
          ...(await page.evaluate<readonly string[]>(beyond)).map((one) => `${name}: ${one} is cut off`),
        );
        found.push(...(await faults(page)).map((fault) => `${name}: ${fault}`));
      }
      expect(found).toEqual([]);
      for (const name of [declaration, '两边.json'])
        await world.ask(`/api/give-up?source=data/${encodeURIComponent(name)}`, { method: 'POST' });
      writeFileSync(join(world.folder, 'data', '两边.json'), good);
      await context.close();
    },
    60_000,
  );
});
