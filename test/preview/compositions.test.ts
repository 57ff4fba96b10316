/** Five hundred compositions of an input method in Chromium, over texts, long texts, amounts and targets: no character is lost or doubled. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PagesView, View } from '../../src/preview/index.js';
import { canBrowse, openBrowser, visit } from './browser.js';
import { root, sampleNames, startWorld, type World } from './world.js';

const source = 'data/一个项目.json';
const form = 'project-target-declaration';

/** How a composition ends: the word is chosen, its letters are taken as they are, it is given up, another cell is clicked. */
type Ending = 'chosen' | 'letters' | 'given up' | 'left';

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Composition {
  readonly letters: string;
  readonly word: string;
  readonly ending: Ending;
}

/** Words of every kind: beyond the basic plane, punctuation, digits of both widths, one letter and many. */
const texts: readonly (readonly [letters: string, word: string])[] = [
  ['ld', '劳动'],
  ['jy', '就业'],
  ['x', '𠮷'],
  ['shq', '社区𪚥事务'],
  ['dh', '，'],
  ['yh', '“保障”'],
  ['1', '１'],
  ['2024', '2024'],
  ['btff', '补贴发放'],
  ['ng', '𫠝'],
  ['jh', '。'],
  ['znzjh', '指南针计划（试行）'],
];
const numbers: readonly (readonly [letters: string, word: string])[] = [
  ['1', '1'],
  ['23', '23'],
  ['4', '４'],
  ['506', '506'],
];

/** Cells, and what composed words come to in the filing. */
const cells = [
  { path: 'projects[0].name', words: texts, value: (typed: string) => typed, read: (it: Filing) => it.name },
  {
    path: 'projects[0].goals.annual',
    words: texts,
    value: (typed: string) => typed,
    read: (it: Filing) => it.goals.annual,
  },
  {
    path: 'projects[0].indicators[0].name',
    words: texts,
    value: (typed: string) => typed,
    read: (it: Filing) => it.indicators[0]?.name,
  },
  {
    path: 'projects[0].indicators[0].target',
    // Digits alone would be a number with the unit that stands there.
    words: texts.filter(([, word]) => !/\d/.test(word)),
    value: (typed: string) => typed,
    read: (it: Filing) => it.indicators[0]?.target,
  },
  {
    path: 'projects[0].funding.total',
    words: numbers,
    value: (typed: string) => `${Number(typed.normalize('NFKC'))}.00`,
    read: (it: Filing) => it.funding.total,
  },
] as const;

interface Filing {
  readonly name: string;
  readonly funding: { readonly total: string };
  readonly goals: { readonly annual: string };
  readonly indicators: readonly { readonly name: string; readonly target: string }[];
}

/** Numbers below one, the same ones at each run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe.skipIf(!canBrowse)('compositions', () => {
  let world: World;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let keys: CDPSession;
  let complaints: readonly string[];

  beforeAll(async () => {
    world = await startWorld({ samples: [] });
    const sample = JSON.parse(readFileSync(join(root, 'samples', sampleNames.declaration), 'utf8'));
    const [project] = sample.projects;
    writeFileSync(join(world.folder, source), JSON.stringify({ ...sample, projects: [project] }, null, 2));
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    expect(world.defects).toEqual([]);
  });
  beforeEach(async () => {
    ({ context, page, complaints } = await visit(browser, world.preview.url));
    keys = await context.newCDPSession(page);
    await page.goto(`${world.preview.url}#${new URLSearchParams({ source, form })}`);
    await page.waitForSelector('.sheet svg');
  });
  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
    await world.ask(`/api/give-up?source=${source}`, { method: 'POST' });
  });

  const filing = async (): Promise<Filing> =>
    JSON.parse(await (await world.ask(`/api/filing?source=${source}`)).text()).projects[0];

  /** Where the cell that shows the value stands now, on the first page. */
  async function placeOf(path: string): Promise<Place> {
    const query = new URLSearchParams({ source, form, project: '0' });
    const view: View = JSON.parse(await (await world.ask(`/api/view?${query}`)).text());
    const first = new URLSearchParams({ document: view.document?.id ?? '', from: '1', to: '1' });
    const { pages }: PagesView = JSON.parse(await (await world.ask(`/api/pages?${first}`)).text());
    const cell = pages[0]?.cells.find(({ sources }) => sources.some((one) => one.path === path));
    if (cell === undefined) throw new Error(`no cell shows ${path}`);
    const sheet = page.locator('.sheet svg').first();
    const width = (await sheet.boundingBox())?.width ?? 0;
    const scale = width / (view.document?.papers[0]?.width ?? 1);
    return { x: (cell.x + cell.width / 2) * scale, y: (cell.y + cell.height / 2) * scale };
  }

  /**
   * The press may meet the page just as it is drawn anew. `place`: where the page shows the cell, as `placeOf` gave it before
   * a composition: while that goes on, the server knows of edits that the page does not show yet.
   */
  async function click(path: string, place: Place | null = null): Promise<void> {
    const isSelected = async () => {
      const position = place ?? (await placeOf(path));
      await page.locator('.sheet svg').first().click({ position, force: true });
      return ((await page.locator('#cell').textContent()) ?? '').includes(path);
    };
    await expect.poll(isSelected, { timeout: 20_000 }).toBe(true);
  }

  /** Resolves once the page shows the document as the server has it. */
  async function shownAsServed(): Promise<void> {
    const wordsOf = (text: string) => text.replace(/\s/g, '');
    const served = async () => {
      const query = new URLSearchParams({ source, form, project: '0' });
      const view: View = JSON.parse(await (await world.ask(`/api/view?${query}`)).text());
      const first = new URLSearchParams({ document: view.document?.id ?? '', from: '1', to: '1' });
      const { pages }: PagesView = JSON.parse(await (await world.ask(`/api/pages?${first}`)).text());
      return wordsOf((pages[0]?.svg ?? '').replace(/<[^>]*>/g, ''));
    };
    const shown = async () => wordsOf((await page.locator('.sheet svg').first().textContent()) ?? '');
    await expect.poll(async () => (await shown()) === (await served()), { timeout: 20_000 }).toBe(true);
  }

  const process = { key: 'Process', code: 'KeyA', windowsVirtualKeyCode: 229 } as const;
  const press = () => keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...process });

  /** As pinyin comes: keys that belong to the input method, the letters one by one, and the end. What is in the input by then is given back. */
  async function compose({ letters, word, ending }: Composition): Promise<string> {
    const steps: Promise<unknown>[] = [];
    for (let typed = 1; typed <= letters.length; typed += 1) {
      steps.push(press());
      const text = letters.slice(0, typed);
      steps.push(keys.send('Input.imeSetComposition', { text, selectionStart: typed, selectionEnd: typed }));
      steps.push(keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...process }));
    }
    const left = { chosen: word, letters, 'given up': '', left: letters }[ending];
    // The space, the Enter or the Esc is the input method's.
    if (ending !== 'left') steps.push(press());
    const none = { text: '', selectionStart: 0, selectionEnd: 0 };
    if (ending === 'given up') steps.push(keys.send('Input.imeSetComposition', none));
    else if (ending !== 'left') steps.push(keys.send('Input.insertText', { text: left }));
    await Promise.all(steps);
    return left;
  }

  it.each([1, 2, 3, 4])(
    'lose and double nothing, a hundred and twenty-five of them in turns over all kinds of cells (%i)',
    async (seed) => {
      const random = dice(seed);
      let composed = 0;
      for (let round = 0; composed < 125; round += 1) {
        const cell = cells[round % cells.length] ?? cells[0];
        await click(cell.path);
        await page.keyboard.press('Escape');
        let typed = '';
        // No amount has more digits.
        const most = cell.words === numbers ? 4 : 15;
        const count = Math.min(125 - composed, 4 + Math.floor(random() * (most - 3)));
        for (let index = 0; index < count; index += 1) {
          const [letters, word] = cell.words[Math.floor(random() * cell.words.length)] ?? ['a', '啊'];
          const chance = random();
          const ending = chance < 0.7 || typed === '' ? 'chosen' : chance < 0.85 ? 'letters' : 'given up';
          typed += await compose({ letters, word, ending });
        }
        composed += count;
        const isLeft = round % 3 === 2;
        if (isLeft) {
          await expect
            .poll(async () => cell.read(await filing()), { timeout: 20_000 })
            .toBe(cell.value(typed));
          await shownAsServed();
          const { path } = cells[(round + 1) % cells.length] ?? cells[0];
          const place = await placeOf(path);
          const [letters, word] = cell.words[0] ?? ['a', '啊'];
          typed += await compose({ letters, word, ending: 'left' });
          await click(path, place);
        } else await page.keyboard.press('Enter');
        const wanted = cell.value(typed);
        await expect.poll(async () => cell.read(await filing()), { timeout: 20_000 }).toBe(wanted);
      }
    },
    120_000,
  );
});
