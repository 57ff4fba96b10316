/** The fill-in book of a form with fields of its own: lists of choices, marks, sums, and what is required left to be filled in. */
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillInBook } from '../../src/fill-in/index.js';
import { readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { readSpreadsheet, type SheetCell } from '../../src/spreadsheet/index.js';
import { resourcesWithPack, usualDefinition } from '../own-pack.js';
import { sharedTempFolder } from '../temp-folder.js';

const amount = (label: string) => ({ label, kind: 'amount' });
const fields = {
  projects: {
    list: {
      code: { label: '项目代码', required: true },
      kind: { label: '项目属性', kind: 'choice', values: ['新增', '延续'], required: true },
      budget: {
        label: '预算',
        fields: { total: amount('预算总额'), salaries: amount('人员经费'), running: amount('公用经费') },
      },
      steps: { label: '进度', list: { name: '内容', cost: { ...amount('金额'), required: true } } },
      spent: amount('进度金额合计'),
    },
  },
};
const rule = { of: 'projects', message: '不等，请核对', source: '自定' };
const definition = {
  ...usualDefinition,
  id: 'own-form',
  title: '自备项目表',
  scope: 'project',
  dateStyle: '2024.01.01',
  checks: [
    { ...rule, equal: ['budget.total', { sum: ['budget.salaries', 'budget.running'] }] },
    { ...rule, equal: [{ sum: 'steps.cost' }, 'spent'] },
  ],
};
const pair = (label: string, path: string) =>
  `<td class="label">${label}</td><td class="value">{{project.${path}}}</td>`;
const template = `<form title="自备项目表">
<h1>自备项目表</h1>
<p class="subtitle">({{year}}年度)</p>
<table columns="4">
  <col width="25"/><col width="25"/><col width="25"/><col width="25"/>
  <tr>${pair('项目名称', 'name')}${pair('项目代码', 'code')}</tr>
  <tr>${pair('项目属性', 'kind')}${pair('预算总额(元)', 'budget.total')}</tr>
  <tr>${pair('人员经费(元)', 'budget.salaries')}${pair('公用经费(元)', 'budget.running')}</tr>
  <tr>${pair('进度金额合计(元)', 'spent')}<td class="value" colspan="2"></td></tr>
  <tr><td class="head" colspan="2">进度内容</td><td class="head" colspan="2">进度金额(元)</td></tr>
{{#each project.steps as |step|}}
  <tr><td class="value" colspan="2">{{step.name}}</td><td class="value" colspan="2">{{step.cost}}</td></tr>
{{/each}}
</table>
</form>
`;

const folder = sharedTempFolder('declared-book');
let resources: Resources;
beforeAll(async () => {
  resources = await resourcesWithPack(folder, { fields, definition, template });
});

async function blankBook(): Promise<Uint8Array> {
  const { value } = await fillInBook(
    { packs: [...resources.packs.values()], filing: null, projects: 1 },
    resources,
  );
  if (value === null) throw new Error('the book is made');
  return value;
}

async function cellsOf(book: Uint8Array): Promise<readonly SheetCell[]> {
  const { value } = await readSpreadsheet(book);
  return value?.sheets[1]?.cells ?? [];
}

describe('the blank book of a form with fields of its own', () => {
  it('leaves what is required to be filled in, and marks it', async () => {
    const book = await blankBook();
    const texts = (await cellsOf(book)).map(({ shown }) => shown);
    expect(texts).toEqual(expect.arrayContaining(['项目名称 *', '项目代码 *', '项目属性 *', '人员经费(元)']));
    expect(texts.filter((text) => /~|^1$|新增/u.test(text))).toEqual([]);
    const { filings, doubts } = await readBook(book, resources);
    expect([filings, doubts]).toEqual([[], []]);
  });

  it('offers the choices that are declared, and takes no others', async () => {
    const parts = unzipSync(await blankBook());
    const sheet = strFromU8(parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
    const rule = /<dataValidation [^>]*type="list"[^>]*>/u.exec(sheet)?.[0] ?? '';
    expect(rule).toContain('errorStyle="stop"');
    const strings = strFromU8(parts['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(strings).toMatch(/新增[\s\S]*延续/u);
  });

  it('adds up what its checks say is a sum: of other places, and of a column with its spare rows', async () => {
    const sheet = strFromU8(unzipSync(await blankBook())['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
    const formulas = [...sheet.matchAll(/<f>([^<]*)<\/f>/gu)].map(([, formula = '']) =>
      formula.replaceAll('&quot;', '"'),
    );
    expect(formulas).toHaveLength(2);
    expect(formulas[0]).toMatch(/^IF\(COUNT\(B\d+,D\d+\)=0,"",SUM\(B\d+,D\d+\)\)$/u);
    expect(formulas[1]).toMatch(/^IF\(COUNT\(C\d+:C\d+\)=0,"",SUM\(C\d+:C\d+\)\)$/u);
  });
});
