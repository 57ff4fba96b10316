/** Classifies indicators by the Chinese words of their names: rates, counts, costs, times. */

import { identityOf } from '../identity/index.js';

/** Characters of a name's end that are looked at; bounds the time for very long names. */
const end = 200;
const behind = /(?:[（(][^（）()]*[)）]|[。；;，,、\s])+$/u;

/** Returns the end of a name, without trailing brackets and punctuation. */
export function endingOf(name: string): string {
  return name.slice(-end).replace(behind, '');
}

/** Makes a test of names by their words. */
function matches(pattern: RegExp, unless?: RegExp): (name: string) => boolean {
  return (name) => pattern.test(name) && unless?.test(name) !== true;
}

/** Matches a text that means that there is nothing, or nothing yet: 无, 暂无, 待定, N/A. */
export const nothing =
  /^(?:(?:无|暂无|没有|无此项|不适用|略|待(?:定|补充?|填写?|完善|确[认定]|核实|明确)|另[定议]|另行(?:确定|通知|制定)|此处(?:省略|略))[。.]?\d*|[Nn][/／][Aa]|NA|NULL|[Nn]ull|TBD)$/u;

export const isNothing = matches(nothing);

/** Whether the name is that of an unfilled row of the blank form: 指标2：. */
export const isSkeletonName = matches(/^指标\s*(?:\d+\s*)?[：:]?$/u);

/** Matches a text that only points to what stands above or before it: 同上, （同上）, 同前。, 〃, ". */
export const onlyDitto =
  /^\s{0,9}[(（-]?\s{0,9}(?:同[上前左](?:一?[行项条栏]|述)?|[上如]同|如[上前](?:所述)?|ditto|[〃″〝〞"“”]{1,2}|['＇′]{2})\s{0,9}[)）-]?[。.]?\s{0,9}$/iu;

/** Whether the text is a ditto: of a cell that a form merges it says nothing, and read alone it means nothing. */
export const isDitto = matches(onlyDitto);

/** Whether a target says 同上 in one of its parts: ≥同上(次). */
export const hasDittoPart = matches(/同[上前](?:\(|$)|〃|^[(（]?同[上前]/u);

/** Whether the name identifies an indicator; 无, 同上 and 指标2： do not. */
export function isOwnName(name: string): boolean {
  return name !== '' && !isNothing(name) && !isSkeletonName(name) && !isDitto(name);
}

export const isRate = matches(/(?:率|比例|百分比|占比)$/u, /(?:频率|效率|汇率|功率|速率)$/u);

/** Whether it is a count: …数量, …人数, …次数. */
export const isCount = matches(
  /(?:数量|人数|次数|场次|人次|批次|频次|件数|户数|份数|面积|项数|天数|家数|篇数)$/u,
);

/** …及时性, …按时…率, …时限. */
export const isTimeliness = matches(
  /(?:及时(?:性|率|情况|程度)?|(?:按时|准时|如期|按期)[^，。]{0,4}(?:率|性|情况)|时限|时效性?)$/u,
);

/** Whether it is about quality: …合格率, …准确率, …达标率. */
export const isQuality = matches(/(?:合格|达标|准确|合规|通过|优良|优秀)(?:率|性|情况)$|(?:质量|规范性)$/u);

/** …满意度, …满意率. */
export const isSatisfaction = matches(/满意(?:度|率|程度|情况)?$/u);

/** Whether it may stand under 满意度指标: satisfaction, surveys, complaints. */
export const isOpinion = matches(/满意|评价|好评|投诉|表扬|认可|口碑|评议|测评|获得感|幸福感/u);

/** Whether it is about money or keeping to a budget, as 成本指标 are. */
export const isCost = matches(
  /成本|标准|单价|价格|均价|费|经费|预算|造价|补贴|补助|金额|支出|控制|节约|资金|工资|薪|定额|限额|投入|控费/u,
);

/** Whether it ends with a cost: …成本, …单价. */
export const endsInCost = matches(/(?:成本|单价|造价)$/u);

/** Whether it is a rate that cannot mean a cost. */
export const isAchievement = matches(
  /(?:完成|参与|建立|覆盖|到岗|保障|充足|开展|到位|达标|合格|通过|准确|合规|满意)率$/u,
);

/** Whether it is about lasting effects (可持续影响): 长效管理机制 and the like. */
export const isLasting = matches(/长效/u);

const costOrTime =
  /(?:成本|单价|造价|补贴标准|补助标准|人均标准|费用标准|购置标准|(?:延期|逾期|延误)天数|(?:响应|等待|候诊|到达|到达现场|处置|办理|办结|修复|审批)(?:时间|时长|时限))$/u;
const trouble =
  /(?:事故|(?:投诉|失业|信访|事故|差错|错误|死亡|违规|违纪|违约|逾期|超支|超标|隐患|返修|返工|故障|流失|空置|发案|犯罪|发病|感染|复发|上访|缺勤|漏检|漏报|误差|破损|损坏|损耗|浪费|辍学|(?:案件|火灾)(?=发生)|[不未](?:合格|达标|满意|完成|及时|准确|通过|到位))(?:发生)?(?:率|数|数量|次数|件数|人数|起数))$/u;
/** What is done about troubles, of which more may well be done: 排查隐患数量, 查处违规数. */
const remedied =
  /处[理置]|排[查除]|调[查处解]|查[处办]|救[援助]|整[治改]|受理|发现|解决|消除|检查|核查|治理|纠正|防控|补[贴助]/u;

/** Costs and times that are lessened: 节约成本, 缩短办理时间. */
const saved = /节[约省]|降低|减少|压[缩降]|缩[短减]|下降/u;

/** Whether less is better: 成本, 投诉率, 事故数; but not 投诉处置率. */
export function isLowerBetter(ending: string): boolean {
  if (saved.test(ending)) return false;
  if (costOrTime.test(ending)) return true;
  return trouble.test(ending) && !remedied.test(ending) && !isHigherBetter(ending);
}

/** Whether less is better of a 成本指标: 项目总支出, 培训费用. */
export const isSpending = matches(/(?:支出|费用|经费|成本控制|控制数)$/u);

/** Whether more is better: 完成率, 满意度, 知晓率, and rates of solved problems. */
export const isHigherBetter = matches(
  /(?:完成|覆盖|满意|合格|达标|准确|知晓|参与|及时|通过|到位|优良|普及|受益|就业|处置|处理|办结|解决|整改|消除|化解|响应|回复|修复|排除|参保|发放|到岗|使用|运行|节约|应补尽补|应发尽发)(?:率|度)$/u,
  /[不未非](?:完成|覆盖|满意|合格|达标|准确|知晓|参与|及时|通过|到位|处理|整改|使用)(?:率|度)$/u,
);

/** Whether it is a share, which cannot exceed 100 %. */
export const isPartOfWhole = matches(/(?:满意|合格|知晓|准确|参与|及时|普及|到岗|到位|优良)(?:率|度)$/u);

/** Matches a text without content: blank, or only marks such as `/`, `--`, `***`, `……`, `？？`. */
export const onlyMarks =
  /^[\s\u00ad\u200b-\u200f\u2060-\u206f\ufeff*＊_＿\-－—–/／\\|.。…·、,，;；:：~～?？!！]*$/u;

/** XX, ××, 某某, 请填写…, 单击此处输入文字: a draft's or a form's own words for what is to be written. */
const standIn =
  /^\s{0,9}(?=[(（[【<XxＸｘ×○〇□某请在此单点填示例范样参按Tt])[(（[【<]?\s{0,9}(?:[XxＸｘ×]{2,}|[○〇□]{2,}|某{2,}|(?:请|请?在?此处|[单点]击(?:此处|这里)?|在此)\s?(?:填写|输入|填入|添加|补充)[^，。；\n]{0,10}|填写|(?:填写说明|示?例|范例|样例)[:：][^\n]{0,200}|请?(?:参照|参考|按照?)(?:模板|范本|样表|示例|样例)[^，。；\n]{0,6}|TODO)\s{0,9}[)）\]】>]?[。.]?\s{0,9}$/iu;
/** A number, also of a telephone, or what is typed to try a form. */
const trial =
  /^\s{0,9}(?=[≥≤=\d测tTaA三指项年])(?:[≥≤=]?\d[\d\s,，.．+\-－—~～/]{0,24}[%％‰]?|测试(?:数据|文字|内容|项目|指标)?\d{0,3}|test\d{0,3}|asdf\w*|abc|aaa+|(?:三级指标|指标)名称|项目名称|年度(?:总体)?目标)\s{0,9}$/iu;

/** Matches a stand-in for a content, or a trial. */
export const onlyStandIn = new RegExp(`${standIn.source}|${trial.source}`, 'iu');

/** Whether the text stands for a content wherever it is written; a number may be one where numbers are asked for. */
export const isStandIn = matches(standIn);

export function saysNothing(text: string | null): boolean {
  return text === null || onlyMarks.test(text);
}

/** The name as it is compared with others: without blanks, quotes and marks at its end. */
export function nameKey(name: string): string {
  return name.replace(/[\s“”"‘’']+/gu, '').replace(/[。；;，,、：:.…]{1,6}$/u, '');
}

/** The same of a text as it was filed; '' of none. */
export function textKey(text: string | null): string {
  return text === null ? '' : nameKey(identityOf(text));
}
