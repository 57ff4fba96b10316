/** What is struck out in workbooks and web pages is read and named; what is marked as deleted is not read. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BookReading, readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { documentOf, nationalFiling, shippedResources } from './world.js';

let resources: Resources;
let book: Readonly<Record<string, Uint8Array>> = {};
const form = 'mof-region-target-163';
const goal = '管护 2 万亩，设施完好率 95% 以上';

beforeAll(async () => {
  resources = await shippedResources('packs/mof');
  const filing = nationalFiling(resources);
  book = unzipSync(await documentOf('xlsx', filing, form, resources, { withoutSource: true }));
});

const goalOf = ({ filings }: BookReading) => Object([filings[0]?.filing.projects].flat()[0]).goals.annual;

function struck({ filings, doubts }: BookReading) {
  return [...doubts, ...filings.flatMap((one) => one.doubts)]
    .filter(({ code }) => code === 'reading/struck-text')
    .map(({ path, place, parameters }) => [path, place, parameters.found]);
}

describe('in a workbook', () => {
  const change = async (part: string, from: string | RegExp, to: string) => {
    const text = strFromU8(book[part] ?? new Uint8Array());
    expect(text.search(from)).toBeGreaterThan(-1);
    return await readBook(zipSync({ ...book, [part]: strToU8(text.replace(from, to)) }), resources);
  };

  it('a part of a cell is named at its path', async () => {
    const runs = `<si><r><rPr><strike/></rPr><t>管护 3 万亩</t></r><r><t>${goal}</t></r></si>`;
    const reading = await change(
      'xl/sharedStrings.xml',
      new RegExp(`<si><t[^>]*>${goal}</t></si>`, 'u'),
      runs,
    );
    expect(goalOf(reading)).toBe(`管护 3 万亩${goal}`);
    expect(struck(reading)).toEqual([
      ['projects[0].goals.annual', expect.stringMatching(/![A-Z]+\d+$/u), '管护 3 万亩'],
    ]);
  });

  it('whole cells are named, each at its path', async () => {
    const reading = await change('xl/styles.xml', /(<font>)(?!.*<font>)/su, '$1<strike/>');
    expect(struck(reading).length).toBeGreaterThan(0);
    expect(goalOf(reading)).toBe(goal);
  });

  it('nothing is named where nothing is struck out', async () => {
    expect(struck(await readBook(zipSync(book), resources))).toEqual([]);
  });
});

describe('in a web page', () => {
  const page = (value: string) =>
    `<html><body><h1>中央对地方专项转移支付区域绩效目标表</h1><p>（2024年度）</p><table>
    <tr><td>专项名称</td><td colspan="3">农田建设补助资金</td></tr>
    <tr><td>省级财政部门</td><td>某省财政厅</td><td>省级主管部门</td><td>某厅</td></tr>
    <tr><td>中央主管部门</td><td>农业农村部</td><td>专项实施期</td><td>2024年1月1日—2024年12月31日</td></tr>
    <tr><td rowspan="2">资金情况（万元）</td><td>年度金额</td><td colspan="2">150.00</td></tr>
    <tr><td>地方资金</td><td colspan="2">50.00</td></tr>
    <tr><td>年度目标</td><td colspan="3">${value}</td></tr></table></body></html>`;
  const read = async (value: string) => await readBook(Buffer.from(page(value)), resources);

  it.each([
    ['<s>旧</s>'],
    ['<strike>旧</strike>'],
    ['<span style="color: red; text-decoration: line-through">旧</span>'],
    ['<s><b>旧</b></s>'],
  ])('it is named at its path: %s', async (old) => {
    const reading = await read(`${old}管护`);
    expect(goalOf(reading)).toBe('旧管护');
    expect(struck(reading)).toEqual([['projects[0].goals.annual', '网页!B8', '旧']]);
  });

  it('what is deleted is not read, and noted once', async () => {
    const reading = await read('<del>旧<b>旧</b></del><ins>管护</ins><del>更旧</del>');
    expect([goalOf(reading), struck(reading)]).toEqual(['管护', []]);
    const deleted = reading.doubts.filter(({ code }) => code === 'reading/deleted-text');
    expect(deleted.map(({ severity, parameters }) => [severity, parameters])).toEqual([
      ['note', { found: '旧旧', count: 2 }],
    ]);
  });

  it('an element that is never closed strikes out the rest of its cell only', async () => {
    const reading = await read('管<s>护');
    expect(goalOf(reading)).toBe('管护');
    expect(struck(reading).map(([path]) => path)).toContain('projects[0].goals.annual');
  });
});
