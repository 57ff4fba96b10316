/** A filing that cannot be read is put right on the page: values at their places, keys, kinds, and lines of broken JSON. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { View } from '../../src/preview/index.js';
import { faults as axeFaults } from './axe.js';
import { canBrowse, openBrowser, visit } from './browser.js';
import { root, sampleNames, startWorld, type World } from './world.js';

const name = '坏.json';
const source = `data/${name}`;
const sound = JSON.parse(readFileSync(join(root, 'samples', sampleNames.few), 'utf8'));
const [project] = sound.projects;

/** Every kind of fault that reading tells of. */
const wrong = {
  ...sound,
  year: '20x4',
  unit: { name: sound.unit.name, departmant: '甲局' },
  projects: [
    {
      ...project,
      nature: 5,
      startDate: '2024-13-01',
      funding: { ...project.funding, total: '十五万块' },
      goals: '一段话',
      indicators: [{ ...project.indicators[0], name: ['x'] }, '坏的一行', ...project.indicators.slice(1)],
    },
  ],
};

let world: World;
beforeAll(async () => {
  world = await startWorld({ samples: [] });
});
afterAll(async () => {
  await world.close();
  expect(world.defects).toEqual([]);
});
const path = () => join(world.folder, source);
const view = async (): Promise<View> =>
  JSON.parse(await (await world.ask(`/api/view?${new URLSearchParams({ source })}`)).text());

describe('faults of a filing', () => {
  it('come with what stands there, what is usual there, and what is meant where that is known', async () => {
    writeFileSync(path(), JSON.stringify(wrong, null, 2));
    const { faults, document } = await view();
    expect(document).toBeNull();
    expect(
      faults.map(({ value, mendings }) => [
        value?.path ?? null,
        value?.typed ?? null,
        mendings.map(({ label }) => label),
      ]),
    ).toEqual([
      ['year', '20x4', []],
      [null, null, ['改为 department']],
      ['projects[0].nature', '5', ['改为“5”']],
      ['projects[0].startDate', '2024-13-01', []],
      ['projects[0].funding.total', '十五万块', []],
      [null, null, ['清空这一处']],
      ['projects[0].indicators[0].name', '', []],
      [null, null, ['删去这一行']],
    ]);
    expect(faults[1]?.part?.text.trim()).toBe('"departmant": "甲局"');
  });

  it('are said beside the page and in the list in the same words, which are none of JSON', async () => {
    const text = JSON.stringify({ ...wrong, projects: [...wrong.projects, '坏的项目'] }, null, 2);
    writeFileSync(path(), text.replace('"year": "20x4",', '"year": "20x4",\n  "year": 2024,'));
    const { faults, findings } = await view();
    const said = [
      '年度写了两次（第 2、3 行），请只留一个',
      '不认识“departmant”这一项；是不是 department（主管部门）？',
      '“5”要作为文字写',
      '没有这一天：“2024-13-01”，请核对年、月、日',
      '“十五万块”不是金额：请写数字，如 150000 或 15万，最多 15 位整数、6 位小数',
      '“一段话”放错了地方：项目绩效目标由几项组成，不能只写一个值',
      '三级指标只能写一个值',
      '“坏的一行”放错了地方：绩效指标由几项组成，不能只写一个值',
      '“坏的项目”放错了地方：项目由几项组成，不能只写一个值',
    ];
    expect(faults.map(({ message }) => message)).toEqual(said);
    expect(findings.map(({ message }) => message)).toEqual(said);
  });

  it('of broken JSON are lines, with the caret where it breaks and punctuation that is known', async () => {
    const text = JSON.stringify(sound, null, 2).replace('"year": 2024,', '"year"： 2024,');
    writeFileSync(path(), text);
    const { faults } = await view();
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ value: null, part: { text: '  "year"： 2024,', caret: 8 } });
    expect(faults[0]?.mendings.map(({ label }) => label)).toEqual(['： 改为 :']);
  });

  it('of a file that is no text are not put right here', async () => {
    writeFileSync(path(), Buffer.from([0x7b, 0xb2, 0xe2, 0xca, 0xd4, 0x7d]));
    expect((await view()).faults).toEqual([]);
    const body = JSON.stringify({
      revision: 0,
      gesture: null,
      command: { kind: 'part', at: 0, was: '', text: '{' },
    });
    const answer = await world.ask(`/api/edit?${new URLSearchParams({ source })}`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({
      kind: 'refused',
      diagnostics: [{ code: 'preview/no-text' }],
    });
  });
});

describe.skipIf(!canBrowse)('a filing that cannot be read', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: readonly string[];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    ({ context, page, complaints } = await visit(browser, world.preview.url));
  });
  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
    await world.ask(`/api/give-up?${new URLSearchParams({ source })}`, { method: 'POST' });
  });
  const open = async (text: string): Promise<void> => {
    writeFileSync(path(), text);
    await page.goto(`${world.preview.url}#${new URLSearchParams({ source })}`);
    await page.locator('.faults li').first().waitFor();
  };
  const entry = (text: string) => page.locator('.faults li', { hasText: text });
  const count = () => page.locator('.faults li').count();

  it('is put right fault by fault, by keyboard, until the page appears; undone to the first bytes', async () => {
    const text = JSON.stringify(wrong, null, 2);
    await open(text);
    expect(await count()).toBe(8);
    // The list scrolls, and not the window.
    expect(await page.evaluate('document.documentElement.scrollHeight - innerHeight')).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await entry('不是年份').locator('input').fill('2024');
    await page.keyboard.press('Enter');
    await expect.poll(count).toBe(7);
    // The keyboard is at the fault that came into its place.
    expect(await page.evaluate(`document.activeElement?.closest('.faults li') !== null`)).toBe(true);
    await entry('departmant').locator('.mending').click();
    await expect.poll(count).toBe(6);
    await entry('项目性质').locator('.mending').click();
    await expect.poll(count).toBe(5);
    for (const [label, typed] of [
      ['没有这一天', '2024-01-01'],
      ['不是金额', '15万'],
      ['三级指标', '报刊订阅'],
    ] as const) {
      const before = await count();
      await entry(label).locator('input').fill(typed);
      await page.keyboard.press('Enter');
      await expect.poll(count).toBe(before - 1);
    }
    await entry('项目绩效目标').locator('.mending').click();
    await expect.poll(count).toBe(1);
    await entry('指标 2').locator('.mending').click();
    await page.waitForSelector('.sheet svg');
    expect(await page.locator('.faults').isHidden()).toBe(true);
    await page.keyboard.press('Control+s');
    await expect
      .poll(() => JSON.parse(readFileSync(path(), 'utf8')).projects[0])
      .toMatchObject({
        nature: '5',
        startDate: '2024-01-01',
        funding: { total: '150000.00' },
        goals: null,
        indicators: [{ name: '报刊订阅' }, project.indicators[1], ...project.indicators.slice(2)],
      });
    for (let step = 0; step < 8; step += 1) await page.locator('#undo').click();
    const filing = async () => (await world.ask(`/api/filing?${new URLSearchParams({ source })}`)).text();
    await expect.poll(filing).toBe(text);
  });

  it('of broken JSON is put right by its line, by what is known, or as a whole text', async () => {
    const text = JSON.stringify(sound, null, 2);
    await open(text.replace('"year": 2024,', '"year": 2024').replace('"projects":', '"projects"：'));
    expect(await page.locator('.faults mark').first().textContent()).not.toBe('');
    expect(await axeFaults(page)).toEqual([]);
    await page.locator('.faults .mending', { hasText: '： 改为 :' }).click();
    await expect.poll(() => page.locator('.faults .mending').count()).toBe(0);
    await page.locator('#open-text').click();
    const area = page.locator('dialog.whole-text textarea');
    expect(await axeFaults(page)).toEqual([]);
    await area.fill((await area.inputValue()).replace('"year": 2024', '"year": 2024,'));
    await page.locator('#take-text').click();
    await page.waitForSelector('.sheet svg');
    const edited = await (await world.ask(`/api/filing?${new URLSearchParams({ source })}`)).text();
    expect(edited).toBe(text);
  });

  it('takes a line as it is typed', async () => {
    const text = JSON.stringify(sound, null, 2);
    await open(text.replace('"year": 2024,', '"year": 2 "y": 4,O24,'));
    const line = page.locator('.faults input.code');
    // Both faults are in this line.
    expect(await count()).toBe(2);
    await line.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('  "year": 2024,');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.sheet svg');
  });
});
