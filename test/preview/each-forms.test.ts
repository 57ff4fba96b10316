/** A form for each item of a declared list: its items are chosen like projects, and are none. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualDefinition } from '../own-pack.js';
import { canBrowse, openBrowser, visit } from './browser.js';
import { startWorld, type World } from './world.js';

const pack = {
  'fields.json': JSON.stringify({
    regions: { label: '区域', list: { name: '区域名称', goal: { label: '目标', kind: 'text' } } },
  }),
  'region/form.json': JSON.stringify({
    ...usualDefinition,
    id: 'region',
    title: '分区域目标表',
    scope: 'each',
    each: 'regions',
    when: 'regions',
  }),
  'region/form.hbs': `<form title="分区域：{{plain item.name}}">
<h1>分区域目标表</h1>
<table columns="2">
<tr><td class="label">区域</td><td class="value">{{item.name}}</td></tr>
<tr><td class="label">目标</td><td class="text">{{item.goal}}</td></tr>
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
    const files = { 'a.json': Buffer.from(JSON.stringify(filing, null, 2)) };
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
    expect(await page.getByText('还没有一行').count()).toBe(0);
    await page.locator('#forms button', { hasText: '申报表' }).first().click();
    await page.locator('.sheet text', { hasText: '乙项目' }).waitFor();
    expect(await page.locator('.project-tools').isVisible()).toBe(true);
    await context.close();
    expect(complaints).toEqual([]);
  });
});
