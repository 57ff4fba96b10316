/** Knows kinds of units of measurement, and which of them an indicator's name asks for. */

/** Units of which the kind is sure; of 个, 项 and 次 it is not. */
const kinds = {
  persons: /^(?:人|名|位|万人)$/u,
  visits: /^万?人次$/u,
  sessions: /^(?:场|场次|次|期|批|批次)$/u,
  households: /^户次?$/u,
  time: /^(?:年|个?月|周|天|日|个?工作日|小时|分钟|秒)$/u,
  money: /元$/u,
  length: /^(?:公里|千米|米|km|m)$/iu,
  area: /^(?:万?平方米|平米|㎡|m²|亩|公顷|平方公里)$/iu,
  copies: /^[份册本张]$/u,
  percent: /^(?:%|个?百分[比点])$/u,
} as const;
type UnitKind = keyof typeof kinds;
const kindNames = Object.keys(kinds) as readonly UnitKind[];

/** The ends of names that leave no doubt, with the kinds of units that they may be counted in. */
const wanted: readonly (readonly [RegExp, readonly UnitKind[]])[] = [
  [/人数$/u, ['persons', 'visits']],
  [/人次数?$/u, ['persons', 'visits', 'sessions']],
  [/场次数?$/u, ['sessions']],
  [/次数$/u, ['sessions', 'visits']],
  [/户数$/u, ['households']],
  [/(?:份|册)数$/u, ['copies']],
  [/数量$/u, ['persons', 'visits', 'sessions', 'households', 'time', 'length', 'area', 'copies']],
  [/面积$/u, ['area']],
  [/(?:满意|知晓)度$/u, ['percent']],
  [/(?:长度|里程)$/u, ['length']],
  [/(?:金额|经费|费用|成本|单价|造价)$/u, ['money']],
  [/(?:时限|时长|天数|(?:响应|等待|办理|办结|处置|到达|培训|服务)时间)$/u, ['time']],
];

const hundred = 100_000_000n;

/** Whether the unit is surely of another kind than the name: 人数 in 场, 单价 in 人, 时限 in %. Costs may be a share. */
export function isOtherMeasure(ending: string, unit: string, number: bigint): boolean {
  const asked = wanted.find(([end]) => end.test(ending))?.[1];
  if (asked === undefined) return false;
  const kind = kindOf(unit.replace(/[/每·(（].*$/u, ''));
  if (kind === null || asked.includes(kind)) return false;
  return !(kind === 'percent' && asked.includes('money') && number <= hundred);
}

/** Whether the unit counts what there is only none or more of; money may well be less than none, of accounts. */
export function isCounted(unit: string): boolean {
  const kind = kindOf(unit);
  return kind === null ? /^[个件项家台套辆篇起所处]$/u.test(unit) : kind !== 'percent' && kind !== 'money';
}

/** Whether the unit counts whole ones: there is no half of a person. */
export function isWholeUnit(unit: string): boolean {
  return /^[人名位户场家]$/u.test(unit);
}

function kindOf(unit: string): UnitKind | null {
  return kindNames.find((kind) => kinds[kind].test(unit)) ?? null;
}
