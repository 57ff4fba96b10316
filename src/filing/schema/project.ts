/** One project (项目) of a filing: what both project forms print. */

import { isBlankText } from '../../identity/index.js';
import { show } from '../../json/index.js';
import { date, periodEnd } from './dates.js';
import { blank, type FieldReading, optionalRecord, record, refused, section, tooMany } from './field.js';
import { indicators, levels, target } from './indicators.js';
import { amount } from './numbers.js';
import { readOrBlank, readText, requiredText, text } from './text.js';

const mostCategories = 100;

type Category = string | readonly string[];

/** 项目类别 is a list where a form's boxes may be ticked more than once. */
function category(label: string) {
  return blank<Category, Category | null>({
    label,
    description: '一个类别，或几个类别的列表；null 表示空着',
    kind: 'texts',
    json: { type: ['string', 'array'], items: { type: 'string' }, maxItems: mostCategories },
    read: readCategory,
  });
}

function readCategory(given: unknown): FieldReading<Category | null> {
  if (Array.isArray(given) && given.length > mostCategories) return tooMany(given.length, mostCategories);
  if (!Array.isArray(given)) return typeof given === 'string' ? readOrBlank(given) : notTexts(given);
  const readings = given.map(readText);
  const values = readings.flatMap((reading) =>
    'value' in reading && !isBlankText(reading.value) ? [reading.value] : [],
  );
  const problems = readings.flatMap((reading, index) =>
    'problems' in reading ? reading.problems.map((problem) => ({ ...problem, path: [index] })) : [],
  );
  return problems.length === 0 ? { value: values } : { problems };
}

function notTexts(given: unknown) {
  const found = show(given);
  const [message, english] = [
    `应为文字或文字的列表，这里是 ${found}`,
    `must be a text or a list of texts, found ${found}`,
  ];
  return refused('not-a-text', message, english, { found });
}

const funding = section(
  { label: '项目资金' },
  {
    total: amount('项目资金总额'),
    fiscal: amount('财政资金'),
    other: amount('其他资金'),
    annual: section(
      { label: '年度资金' },
      {
        total: amount('年度资金申请总额'),
        fiscal: amount('当年财政拨款'),
        carryover: amount('上年结转资金'),
        other: amount('其他资金'),
      },
    ),
  },
);

const goals = section(
  { label: '项目绩效目标' },
  {
    period: optionalRecord({ label: '目标期间' }, () => ({
      start: periodEnd('起始年份'),
      end: periodEnd('终止年份'),
    })),
    overall: text('项目总目标'),
    annual: text('年度总体目标'),
  },
);

export const project = record(
  { label: '项目' },
  {
    name: requiredText('项目名称'),
    nature: text('项目性质', '经常性项目 / 一次性项目 / 阶段性项目'),
    category: category('项目类别'),
    department: text('主管部门', '不写或写 null 时取单位的主管部门'),
    implementer: text('实施单位', '不写或写 null 时取单位名称'),
    startDate: date('计划开始日期'),
    endDate: date('计划完成日期'),
    funding,
    goals,
    indicators: indicators({
      ...levels({ level1: '一级指标', level2: '二级指标', name: '三级指标' }),
      target: target('年度指标值'),
    }),
  },
);
