/** Documents that every renderer is tested on: made by the real layout from markup that holds all that forms can hold. */
import { fileURLToPath } from 'node:url';
import {
  LayoutMemo,
  layOut,
  type PagedDocument,
  type PageSetup,
  type Section,
} from '../../src/layout/index.js';
import { createTextSetter, loadFontBook, type TextSetter } from '../../src/text/index.js';
import { formOfMarkup } from '../markup.js';

export interface FixtureWish {
  /** How many forms follow the list. */
  readonly forms: number;
  /** Indicator rows of each form; 40 make two pages. */
  readonly rows: number;
  /** How often the first goal says the same; 40 times are cut by a page. */
  readonly goals: number;
  /** A list of the forms with their page numbers in front. */
  readonly list: boolean;
  readonly profile: 'table' | 'gbt9704';
  readonly orientation: 'portrait' | 'landscape';
}

const usual: FixtureWish = {
  forms: 1,
  rows: 40,
  goals: 3,
  list: false,
  profile: 'table',
  orientation: 'portrait',
};

/** The setter of the repository's own fonts. */
export async function fixtureSetter(): Promise<TextSetter> {
  const fontsFolder = fileURLToPath(new URL('../../fonts', import.meta.url));
  const { value, diagnostics } = await loadFontBook({ fontsFolder, userFolder: null });
  if (value === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return createTextSetter(value);
}

/** Forms with merged labels over page cuts, long text, empty cells, amounts, ticks and symbols. */
export function fixtureDocument(setter: TextSetter, wish: Partial<FixtureWish> = {}): PagedDocument {
  const { forms, rows, goals, list, profile, orientation } = { ...usual, ...wish };
  const setup = { ...usualSetup, orientation };
  const sections = Array.from({ length: forms }, (_, index) =>
    section(formMarkup(index, rows, goals), `项目${index + 1}`, index, setup),
  );
  if (list) sections.unshift(section(listMarkup(forms), '项目绩效目标汇总表', null, setup));
  return laidOut(sections, setup, profile, setter);
}

const usualSetup: PageSetup = {
  orientation: 'portrait',
  bodySize: 10.5,
  linePitch: 16,
  titleSize: 18,
  cellPadding: { x: 4, y: 3, leastY: 1 },
};

/** One form, of a markup. */
export function documentOf(markup: string, setter: TextSetter): PagedDocument {
  return laidOut([section(markup, '表', null, usualSetup)], usualSetup, 'table', setter);
}

function laidOut(
  sections: readonly Section[],
  setup: PageSetup,
  profile: FixtureWish['profile'],
  setter: TextSetter,
): PagedDocument {
  return layOut(
    {
      title: '财政项目支出绩效目标申报表 <&> “样”',
      author: '浦江镇社会事业办公室',
      sections,
      setup,
      profile,
      missingGlyphs: 'substitute',
    },
    new LayoutMemo(setter),
  );
}

function section(markup: string, title: string, project: number | null, setup: PageSetup): Section {
  return { form: formOfMarkup(markup), setup, project, bookmark: { title, level: 1 }, startsPage: true };
}

/** Names that tell the forms apart wherever they are looked for. */
export const projectName = (index: number): string => `“十四五”规划${index + 1}号项目`;
export const indicatorName = (row: number): string => `第${row + 1}项指标`;

const goal =
  '依据《上海市2024年预算绩效管理办法》（沪财绩〔2022〕13号），完成“一网通办”窗口改造≥12个、面积约1,234.50㎡，室温保持在18℃—26℃；' +
  '培训A类人员3×40＝120人次，群众满意度达到≥85.00(%)，问题整改率100％……';

function formMarkup(index: number, rows: number, goals: number): string {
  return `<form title="财政项目支出绩效目标申报表">
<h1>财政项目支出绩效目标申报表</h1>
<p class="subtitle" align="center">(2024年度)</p>
<table columns="6"><col width="14"/><col width="16"/><col width="22"/><col width="14"/><col width="18"/><col width="16"/>
<tr><td class="label">项目名称</td><td class="value">${projectName(index)}</td><td class="label">项目类别</td><td class="value" colspan="3">专项资金□ 经常性项目☑ 一次性项目□</td></tr>
<tr><td class="label" rowspan="2">项目资金(元)</td><td class="label">项目资金总额</td><td class="amount" align="right">1,234,567.8${index % 10}</td><td class="label" colspan="2">年度资金申请总额</td><td class="amount" align="right">150,000.00</td></tr>
<tr><td class="label"></td><td class="amount" align="right"></td><td class="label" colspan="2">其中：当年财政拨款</td><td class="amount" align="right">-0.50</td></tr>
<tr><td class="label">项目绩效目标</td><td class="text" colspan="2">${goal.repeat(goals)}</td><td class="text" colspan="3">${goal}<br/>${goal}<br/><br/>三、AT&amp;T &lt;系统&gt; “一网通办” 𠮷</td></tr>
<tr class="repeating-head"><td class="label" rowspan="${rows + 1}">绩效指标</td><td class="head">一级指标</td><td class="head">二级指标</td><td class="head" colspan="2">三级指标</td><td class="head">年度(/项目)指标值</td></tr>
${Array.from({ length: rows }, (_, row) => indicatorRow(row, rows)).join('\n')}
</table>
<p class="signature" align="left">填报单位（盖章）：　　　　填报人：　　　　填报日期：</p>
</form>`;
}

function indicatorRow(row: number, rows: number): string {
  const level1 = row < rows / 2 ? '产出指标' : '效益指标';
  const level2 = row % 8 < 4 ? '数量指标' : '可持续影响指标';
  const labels = `<td class="label" merge="${level1}">${level1}</td><td class="label" merge="${level1}${Math.floor(row / 4)}">${level2}</td>`;
  return `<tr>${labels}<td class="value" colspan="2">${indicatorName(row)}完成率</td><td class="value">≥${85 + (row % 10)}.00(%)</td></tr>`;
}

function listMarkup(forms: number): string {
  const line = (index: number): string =>
    `<tr><td class="value" align="center">${index + 1}</td><td class="value">${projectName(index)}</td><td class="amount" align="right">150,000.00</td><td class="value" align="center"><page project="${index}"/></td></tr>`;
  return `<form title="项目绩效目标汇总表"><h1>浦江镇2024年度项目绩效目标汇总表</h1>
<table columns="4"><col width="10"/><col width="50"/><col width="25"/><col width="15"/>
<tr class="repeating-head"><td class="head">序号</td><td class="head">项目名称</td><td class="head">年度资金申请总额</td><td class="head">页码</td></tr>
${Array.from({ length: forms }, (_, index) => line(index)).join('\n')}
<tr><td class="label" colspan="2">合计</td><td class="amount" align="right">${forms * 150_000}.00</td><td class="value"></td></tr>
</table></form>`;
}
