/** The forms of the finance ministry are read as they print: months in heads, columns of ticks, groups, lists side by side. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Filing, readFiling } from '../../src/filing/index.js';
import { formSections } from '../../src/form-sections.js';
import { paragraphText } from '../../src/model/index.js';
import {
  type BookReading,
  readBook,
  readSourceTables,
  tableOfSheet,
  tableOfTexts,
} from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { readSpreadsheet } from '../../src/spreadsheet/index.js';
import { documentOf, filledBook, nationalFiling, nationalForms, shippedResources } from './world.js';

let resources: Resources;
let filing: Filing;

beforeAll(async () => {
  resources = await shippedResources('packs/mof');
  filing = nationalFiling(resources);
});

function filingOf(json: unknown): Filing {
  const { value } = readFiling(Buffer.from(JSON.stringify(json)), { file: 'x.json', resources });
  if (value === null) throw new Error('it is a filing');
  return value;
}

/** Two of the forms name no unit, one no project. */
function named(json: Readonly<Record<string, unknown>> = {}): Filing {
  const projects: readonly unknown[] = Array.isArray(json.projects) ? json.projects : [];
  const withNames = projects.map((project) => ({ ...Object(project), name: '高标准农田管护' }));
  const unit = { name: '某县农业农村局', department: '某县人民政府' };
  return filingOf({ ...json, unit, ...(projects.length > 0 && { projects: withNames }) });
}

const projectOf = (form: string) => (resources.packs.get(form)?.scope === 'project' ? 0 : null);
const common = { file: 'x.json', options: {}, profile: 'table', missingGlyphs: 'substitute' } as const;

/** The texts of the form's cells. */
function printed(form: string, given: Filing): readonly string[] {
  const request = { ...common, filing: given, form, project: projectOf(form) };
  const blocks = formSections(request, resources).value?.sections[0]?.form.blocks ?? [];
  return blocks.flatMap((block) =>
    block.kind === 'grid'
      ? block.grid.cells.map(({ paragraphs }) => paragraphs.map(paragraphText).join('\n'))
      : [],
  );
}

/** Reads what the sheets show, without what the workbook keeps. */
async function readShown(bytes: Uint8Array) {
  const { value } = await readSpreadsheet(bytes);
  const tables = value?.sheets.filter(({ hidden }) => !hidden).map(tableOfSheet) ?? [];
  return readSourceTables(tables, [], resources);
}

const toLookAt = ({ doubts, filings }: Pick<BookReading, 'doubts' | 'filings'>) =>
  [...doubts, ...filings.flatMap((one) => one.doubts)].filter(
    ({ severity, code }) => severity === 'warning' && code !== 'reading/no-unit',
  );

describe.each(nationalForms)('%s', (form) => {
  it.each(['xlsx', 'docx'] as const)('is read from %s as it prints, without a doubt', async (format) => {
    const bytes = await documentOf(format, filing, form, resources, { withoutSource: true });
    const reading = format === 'xlsx' ? await readShown(bytes) : await readBook(bytes, resources);
    expect(toLookAt(reading)).toEqual([]);
    const [read] = reading.filings;
    expect(printed(form, named(read?.filing))).toEqual(printed(form, filing));
  });

  it('comes back from a book to fill in as it was', async () => {
    const reading = await readBook(await filledBook([form], filing, resources), resources);
    expect(toLookAt(reading)).toEqual([]);
    expect(filingOf(reading.filings[0]?.filing)).toEqual(filing);
  });

  it('is read from what a book to fill in shows', async () => {
    const reading = await readShown(await filledBook([form], filing, resources));
    expect(toLookAt(reading)).toEqual([]);
    expect(printed(form, named(reading.filings[0]?.filing))).toEqual(printed(form, filing));
  });
});

describe('lists side by side', () => {
  it('keep their sides where the columns of one have changed places', () => {
    const rows = [
      ['项目支出绩效目标申报表'],
      ['（2024年度）'],
      ['项目名称', '农田管护'],
      ['绩效指标', '一级指标', '二级指标', '指标值', '三级指标', '二级指标', '', '三级指标', '', '指标值'],
      ['', '产出指标', '数量指标', '≥6万亩', '三年面积', '数量指标', '', '当年面积', '', '≥2万亩'],
      ['', '', '质量指标', '≥90%', '三年完好率', '质量指标', '', '当年完好率', '', '≥95%'],
    ];
    const { filings } = readSourceTables([tableOfTexts('表', rows)], [], resources);
    expect(filings[0]?.filing.projects).toMatchObject([
      {
        longIndicators: [{ name: '三年面积', target: '≥6万亩' }, { name: '三年完好率' }],
        indicators: [{ name: '当年面积', target: '≥2万亩' }, { name: '当年完好率' }],
      },
    ]);
  });
});

it('names that units use for labels are known', () => {
  const rows = [
    ['项目支出绩效目标申报表'],
    ['（2024年度）'],
    ['项目名称', '农田管护'],
    ['主管部门', '某局', '项目单位', '某站'],
    ['绩效指标', '一级指标', '二级指标', '指标名称', '目标值', '二级指标', '指标名称', '目标值'],
    ['', '产出指标', '数量指标', '三年面积', '≥6万亩', '数量指标', '当年面积', '≥2万亩'],
  ];
  const { filings } = readSourceTables([tableOfTexts('表', rows)], [], resources);
  expect(filings[0]?.filing.projects).toMatchObject([
    {
      department: '某局',
      implementer: '某站',
      longIndicators: [{ name: '三年面积', target: '≥6万亩' }],
      indicators: [{ name: '当年面积', target: '≥2万亩' }],
    },
  ]);
});

describe('主管部门及代码', () => {
  it.each([
    ['某县农业农村局（105）', '某县农业农村局', '（105）', 0],
    ['某县农业农村局（本级）', '某县农业农村局（本级）', null, 0],
    ['某县农业农村局（本级）（105）', '某县农业农村局（本级）', '（105）', 0],
    ['某县农业农村局[105]', '某县农业农村局[105]', null, 2],
    ['某县农业农村局（１０５）', '某县农业农村局', '（１０５）', 0],
  ])('%s is split only where a code stands behind', (text, department, departmentCode, count) => {
    const rows = [
      ['项目支出绩效目标申报表'],
      ['（2024年度）'],
      ['项目名称', '农田管护'],
      ['主管部门及代码', text, '实施单位', '某站'],
      ['项目属性', '延续项目', '项目期', '2024年1月1日—2024年12月31日'],
      ['项目资金（万元）', '年度资金总额：', '10'],
      ['', '其中：财政拨款', '10'],
    ];
    const { filings } = readSourceTables([tableOfTexts('表', rows)], [], resources);
    expect(filings[0]?.filing.projects).toMatchObject([{ department, departmentCode }]);
    const doubts = filings[0]?.doubts.filter(({ path }) => path?.includes('department') === true);
    expect(doubts?.map(({ code }) => code)).toEqual(Array(count).fill('reading/unsure-parts'));
  });
});

describe('figures of full width', () => {
  it('number names and goals, and write days, as others do', () => {
    const rows = [
      ['部门（单位）整体支出绩效目标申报表'],
      ['（2024年度）'],
      ['部门（单位）名称', '某局'],
      ['年度总体目标', '目标１：完成管护２万亩\n目标２：提高满意度'],
      ['年度绩效指标', '一级指标', '二级指标', '三级指标', '指标值'],
      ['', '产出指标', '数量指标', '指标１：面积', '≥２万亩'],
    ];
    const { filings } = readSourceTables([tableOfTexts('表', rows)], [], resources);
    expect(filings[0]?.filing.unitTarget).toMatchObject({
      goals: ['完成管护２万亩', '提高满意度'],
      indicators: [{ name: '面积', target: '≥２万亩' }],
    });
    expect(filings[0]?.doubts.filter(({ code }) => code === 'reading/unsure-list')).toEqual([]);
  });
});

describe('goals that the form numbers in words', () => {
  const read = (goals: string) => {
    const rows = [
      ['部门（单位）整体支出绩效目标申报表'],
      ['（2024年度）'],
      ['部门（单位）名称', '某局'],
      ['年度总体目标', goals],
      ['年度绩效指标', '一级指标', '二级指标', '三级指标', '指标值'],
      ['', '产出指标', '数量指标', '指标1：面积', '≥2万亩'],
    ];
    const [one] = readSourceTables([tableOfTexts('表', rows)], [], resources).filings;
    const named = one?.doubts.filter(({ code }) => code === 'reading/unsure-list').map(({ path }) => path);
    return [Object(one?.filing.unitTarget).goals, named];
  };

  it('are told apart within a line, with a doubt', () => {
    for (const between of ['', ' ', '。', '；　'])
      expect(read(`目标1：完成管护${between}目标2：提高满意度`)).toEqual([
        [`完成管护${between.trim()}`, '提高满意度'],
        ['unitTarget.goals'],
      ]);
  });

  it('are not parted where one speaks of another', () => {
    expect(read('目标1：完成管护，不计入目标3：略\n目标2：提高满意度')).toEqual([
      ['完成管护，不计入目标3：略', '提高满意度'],
      [],
    ]);
  });
});
