/** A filing whose lines end at all that word processors break by rules of their own. */
import { type Filing, readFiling } from '../../src/filing/index.js';

/** Each stands before the end of a line, on it and behind it. */
const kinds = [
  '①2024年起', '②2.5万元', '③≥95%', '（1）2024年', '(2)3个月', '⑩12345热线',
  '江川路1234弄5号/6号楼', '浦江镇/颛桥镇/七宝镇', '线上/线下', '元/人/月', '2024/2025学年',
  '2024—2025年', '10%—15%', '2024～2026年', '3~5天', '12,345.00元', '36.5℃', '1200㎡', 'PM2.5', '5‰',
  '《关于〈暂行办法〉的通知》（财预〔2015〕88号）', '（含税（6%））', '【重点】',
  '——这是关键', '其他……', '即——重点', 'e-mail地址', 'ISO9001:2015认证', '□是☑否', '√达标', '★★★', 'Ⅲ类', '№3', '→提升',
  '8:30-17:00', '3+2', '＞80％', 'ＡＢＣ', '㐀㐁', '￥500', '第1、2、3季度',
  'https://www.shmh.gov.cn/shmh/zwgk/2024/detail_12345678.html?id=1', 'www.shmh.gov.cn/bmyjs/2024/01/', 'zhang@mail.sh.gov.cn',
  'D:\\绩效\\2024\\目标表\\最终版\\v2.docx', '/data/share/budget/2024/final_2.xlsx', 'DB31/T1234-2020',
] as const; // biome-ignore format: a table

const hanzi = '做到有人管有钱管有制度管及时修复损毁的沟渠机井和田间道路';

/** The kind behind so many hanzi, and hanzi behind it. */
function around(kind: string, before: number): string {
  return `${hanzi.slice(0, before)}${kind}${hanzi.slice(before, before + 9)}`;
}

function project(before: number) {
  return {
    name: `道路养护${before}`,
    category: '特定目标类',
    startDate: '2024-01-01',
    endDate: '2024-12-31',
    goals: { annual: kinds.map((kind, index) => around(kind, 3 + ((index * 5 + before) % 17))).join('；') },
    indicators: kinds.map((kind) => ({
      level1: '产出指标',
      level2: '数量指标',
      name: around(kind, before),
      target: '≥2.00(个)',
    })),
  };
}

export function awkwardFiling(): Filing {
  const projects = Array.from({ length: 11 }, (_, before) => project(before));
  const text = JSON.stringify({ year: 2024, unit: { name: '某某局', department: '某某区政府' }, projects });
  const { value, diagnostics } = readFiling(new TextEncoder().encode(text), { file: 'awkward.json' });
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  return value;
}
