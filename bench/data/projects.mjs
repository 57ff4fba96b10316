/** Makes the bench's projects: texts of real filings, dealt out anew, so that every form has texts and glyphs of its own. */
import { dealer, seededRandom, shuffled } from './random.mjs';

const seed = 20240101;
const natures = ['经常性项目', '一次性项目', '阶段性项目'];
const categories = ['人员类', '运转类', '特定目标类'];
const groups = [
  { level1: '产出指标', level2: ['数量指标', '质量指标', '时效指标', '成本指标'] },
  { level1: '效益指标', level2: ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'] },
  { level1: '满意度指标', level2: ['服务对象满意度指标'] },
];

/** `count` projects of the filing schema; each of one page as the form prints it. */
export function makeProjects(pool, count) {
  const random = seededRandom(seed);
  const maker = {
    random,
    name: dealer(pool.names, random),
    unit: dealer(pool.units, random),
    sentence: dealer(pool.sentences, random),
    indicator: indicatorDealers(pool, random),
  };
  return Array.from({ length: count }, (_, index) => makeProject(maker, index));
}

function makeProject(maker, index) {
  const { random } = maker;
  const pick = (items) => items[Math.floor(random() * items.length)];
  const year = 2024;
  return {
    name: `${maker.name()}（${year}-${String(index + 1).padStart(3, '0')}）`,
    nature: pick(natures),
    category: pick(categories),
    department: '浦江镇人民政府',
    implementer: maker.unit(),
    startDate: `${year}-0${1 + Math.floor(random() * 6)}-01`,
    endDate: `${year}-12-31`,
    funding: makeFunding(random),
    goals: {
      period: { start: String(year), end: String(year) },
      overall: makeGoal(maker, 2),
      annual: makeGoal(maker, 3),
    },
    indicators: makeIndicators(maker, index),
  };
}

/** Amounts in 元 with fen that add up. */
function makeFunding(random) {
  const fen = () => BigInt(Math.floor(random() * 90_000_000_00) + 10_000_00);
  const [fiscal, carryover, other] = [fen(), fen() / 10n, fen() / 20n];
  const total = yuan(fiscal + carryover + other);
  return {
    total,
    fiscal: yuan(fiscal + carryover),
    other: yuan(other),
    annual: { total, fiscal: yuan(fiscal), carryover: yuan(carryover), other: yuan(other) },
  };
}

function yuan(fen) {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
}

function makeGoal({ sentence }, count) {
  return `${Array.from({ length: count }, sentence).join('；')}。`;
}

function indicatorDealers(pool, random) {
  const dealers = new Map();
  for (const { level1, level2 } of groups) {
    for (const name of level2) {
      const found = pool.indicators.filter((group) => group.level1 === level1 && group.level2 === name);
      if (found.length === 0) continue;
      dealers.set(`${level1}|${name}`, {
        name: dealer(
          found.flatMap((group) => group.names),
          random,
        ),
        target: dealer(
          found.flatMap((group) => group.targets),
          random,
        ),
      });
    }
  }
  return dealers;
}

/** Eight to twelve rows, in the form's order of groups. */
function makeIndicators({ random, indicator }, index) {
  const keys = [...indicator.keys()];
  const extra = shuffled(keys, random).slice(0, 3 + (index % 4));
  return keys.flatMap((key) => {
    const [level1, level2] = key.split('|');
    const rows = 1 + extra.filter((one) => one === key).length;
    return Array.from({ length: rows }, () => ({
      level1,
      level2,
      name: indicator.get(key).name(),
      target: indicator.get(key).target(),
    }));
  });
}
