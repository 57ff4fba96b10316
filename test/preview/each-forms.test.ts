/** A form for each item of a declared list: its items are chosen like projects, and are none. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualDefinition } from '../own-pack.js';
import { faults } from './axe.js';
import { canBrowse, openBrowser, visit } from './browser.js';
import { startWorld, type World } from './world.js';

const pack = {
  'fields.json': JSON.stringify({
    regions: {
      label: '区域',
      list: {
        name: '区域名称',
        goal: { label: '目标', kind: 'text' },
        measures: { label: '措施', list: { name: '措施名称', target: '目标值' } },
      },
    },
    risks: { label: '风险', list: { name: '风险名称' } },
  }),
  'region/form.json': JSON.stringify({
    ...usualDefinition,
    id: 'region',
    title: '分区域目标表',
    scope: 'each',
    each: 'regions',
    when: 'regions',
    options: { risks: { type: 'boolean', default: false, description: '列出风险' } },
  }),
  'region/form.hbs': `<form title="分区域：{{plain item.name}}">
<h1>分区域目标表</h1>
<table columns="2">
<tr><td class="label">区域</td><td class="value">{{item.name}}</td></tr>
<tr><td class="label">目标</td><td class="text">{{item.goal}}</td></tr>
<tr><td class="head">措施</td><td class="head">目标值</td></tr>
{{#each item.measures as |row|}}
<tr><td class="text">{{row.name}}</td><td class="value">{{row.target}}</td></tr>
{{/each}}
{{#if options.risks}}
{{#each risks as |risk|}}
<tr><td class="label">风险</td><td class="text">{{risk.name}}</td></tr>
{{/each}}
{{/if}}
</table>
</form>`,
};
const filing = {
  year: 2024,
  unit: { name: '某省厅' },
  projects: [{ name: '甲项目' }, { name: '乙项目' }],
  regions: [
    { name: '东区', goal: '全覆盖' },
    { name: '西区', goal: '过半' },
  ],
};

describe.skipIf(!canBrowse)('forms for each item of a list', () => {
  let world: World;
  let browser: Browser;
  beforeAll(async () => {
    const begun = { ...filing, projects: [], forms: ['region'], regions: [] };
    const files = {
      'a.json': Buffer.from(JSON.stringify(filing, null, 2)),
      'b.json': Buffer.from(JSON.stringify(begun, null, 2)),
      'c.json': Buffer.from(JSON.stringify({ year: 2024, unit: filing.unit, projects: [] }, null, 2)),
    };
    world = await startWorld({ samples: [], files, ownPacks: ['project-target'] });
    mkdirSync(join(world.folder, 'packs', 'region'), { recursive: true });
    for (const [name, text] of Object.entries(pack)) writeFileSync(join(world.folder, 'packs', name), text);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    expect(world.defects).toEqual([]);
  });

  it('lists the items, and offers nothing that acts on projects', async () => {
    const { context, page, complaints } = await visit(browser, world.preview.url);
    const query = new URLSearchParams({ source: 'data/a.json', form: 'region' });
    await page.goto(`${world.preview.url}#${query}`);
    await page.locator('.sheet text', { hasText: '东区' }).waitFor();
    await page.locator('#projects button', { hasText: '西区' }).click();
    await page.locator('.sheet text', { hasText: '过半' }).waitFor();
    expect(await page.locator('.project-tools').isVisible()).toBe(false);
    expect(await page.locator('#projects-heading').textContent()).toBe('区域');
    expect(await page.locator('.edit-hint button').allTextContents()).toEqual(['措施还没有一行，加第一行']);
    await page.locator('#forms button', { hasText: '申报表' }).first().click();
    await page.locator('.sheet text', { hasText: '乙项目' }).waitFor();
    expect(await page.locator('.project-tools').isVisible()).toBe(true);
    await context.close();
    expect(complaints).toEqual([]);
  });

  it('are chosen where the filing names none, and begun with their first item', async () => {
    const { context, page, complaints } = await visit(browser, world.preview.url);
    await page.goto(`${world.preview.url}#${new URLSearchParams({ source: 'data/c.json' })}`);
    await page.locator('#notice', { hasText: '还没有项目' }).waitFor();
    await page.locator('#choose-forms').click();
    const dialog = page.getByRole('dialog', { name: '这份数据要交哪些表' });
    expect(await dialog.locator('input:checked').count()).toBe(0);
    expect(await faults(page)).toEqual([]);
    await dialog.getByLabel('分区域目标表').check();
    await dialog.getByRole('button', { name: '就这些' }).click();
    await page.getByRole('button', { name: '区域还没有一行，加第一行' }).click();
    await page.locator('#cell', { hasText: '区域名称' }).waitFor();
    await page.keyboard.type('南区');
    await page.keyboard.press('Enter');
    await page.locator('#forms button', { hasText: '分区域目标表' }).waitFor();
    await page.keyboard.press('Control+s');
    const saved = () => JSON.parse(readFileSync(join(world.folder, 'data', 'c.json'), 'utf8'));
    await expect.poll(saved).toMatchObject({ forms: ['region'], regions: [{ name: '南区' }] });
    await context.close();
    expect(complaints).toEqual([]);
  });

  it('has each of the lists begun that its form prints, also that of the items', async () => {
    const { context, page, complaints } = await visit(browser, world.preview.url);
    await page.goto(`${world.preview.url}#${new URLSearchParams({ source: 'data/b.json' })}`);
    for (const [list, words] of [
      ['区域', '北区'],
      ['措施', '巡查'],
    ] as const) {
      await page.getByRole('button', { name: `${list}还没有一行，加第一行` }).click();
      await page.locator('#cell', { hasText: `${list}名称` }).waitFor();
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await page.locator('.sheet text', { hasText: words }).waitFor();
    }
    expect(await page.locator('.edit-hint button').count()).toBe(0);
    await page.keyboard.press('Control+s');
    const saved = () => JSON.parse(readFileSync(join(world.folder, 'data', 'b.json'), 'utf8')).regions;
    await expect.poll(saved).toMatchObject([{ name: '北区', measures: [{ name: '巡查' }] }]);
    await context.close();
    expect(complaints).toEqual([]);
  });
});
