/** Rates line ends in titles and labels: at a phrase's end, between words, inside a word. */

/** Words in titles and labels of forms; the longest match wins. */
const words: ReadonlySet<string> = new Set(
  (
    '财政 项目 支出 绩效 目标 指标 申报表 申报 自评表 自评 汇总表 汇总 汇编 监控表 监控 评价 执行 情况 核心 区域 部门 单位 整体 年度 总体 ' +
    '总目标 资金 总额 申请 当年 拨款 结转 上年 其他 其中 性质 类别 名称 主管 实施 计划 开始 完成 日期 时间 一级 二级 三级 指标值 目标值 完成值 ' +
    '产出 数量 质量 时效 成本 效益 经济 社会 生态 可持续 影响 服务 对象 满意度 群众 受益 投入 管理 预算 编制 编审 执行率 公开 透明度 收入 基本 来源 ' +
    '结构 职责 履职 重点 任务 主要 内容 工作 财务 制度 健全性 资产 采购 合同 权重 分值 得分 偏差 原因 分析 措施 改进 实际 全年 下属 个数 人数 在职 ' +
    '年末 内设 机构数 机构 填报 联系 电话 负责人 盖章 序号 页码 合计 备注 说明 长期 中期 合规性 及时率 及时 到位率 使用 监督 建设 方式 规模 设定 年初 ' +
    '特定 转移 支付 专项 一次性 经常性 阶段性 校验 报告 范围 概况 依据 必要性 可行性 政府 委员会 办公室 街道 中心 工程 保障 社区 事务 受理 阶段 季度 批次'
  ).split(' '),
);
const longestWord = Math.max(...[...words].map((word) => word.length));

/** Endings of names of units and places. */
const nameEnds = new Set([...'局处科室所站院校会队部厅办馆园司镇乡村区县市省道']);

/**
 * Costs of line ends; a line a third shorter or longer than the rest costs about as much as one between words. In a title
 * that names a year, `besideYear` comes on top of all but phrases' ends and the place before the year, so that the name there
 * stays whole.
 */
const costs = { phrase: 0, words: 0.3, unknown: 1.5, nameEnd: 0.4, insideWord: 4, besideYear: 0.6 } as const;

/** Returns the cost of ending a line before each unit, by UTF-16 offset. */
export function breakCosts(text: string): readonly number[] {
  const result = new Array<number>(text.length + 1).fill(costs.unknown);
  let at = 0;
  while (at < text.length) {
    const length = wordLength(text, at);
    if (length === 0) {
      result[at + 1] = costAfter(text, at);
      at += 1;
      continue;
    }
    for (let inside = at + 1; inside < at + length; inside += 1) result[inside] = costs.insideWord;
    // A known word also ends whatever precedes it.
    result[at] = Math.min(result[at] ?? 0, costs.words);
    at += length;
    result[at] = costs.words;
    if (text.slice(at - 2, at) === '年度') result[at] = costs.phrase;
  }
  for (const { index, 0: ordinal } of text.matchAll(ordinals)) {
    for (let inside = index + 1; inside < index + ordinal.length; inside += 1)
      result[inside] = costs.insideWord;
  }
  const year = budgetYear.exec(text)?.index ?? 0;
  if (year === 0) return result;
  return result.map((cost, at) => (cost === costs.phrase || at === year ? cost : cost + costs.besideYear));
}

/** 2024年度, 二〇二四年度: what stands before it in a title is who files. */
const budgetYear = /(?<=[\p{Script=Han}）)])(?:(?:19|20)\d\d|二[〇○零]\p{Script=Han}{2})年度/u;

/** With what they count, or its first character: 第3批, 第十二次. */
const ordinals = /第(?:\d+|[一二三四五六七八九十百]+)\p{Script=Han}/gu;

function wordLength(text: string, at: number): number {
  for (let length = Math.min(longestWord, text.length - at); length > 1; length -= 1) {
    if (words.has(text.slice(at, at + length))) return length;
  }
  return 0;
}

/** Cost behind a character that is not in a known word. */
function costAfter(text: string, at: number): number {
  const character = text[at] ?? '';
  const next = text[at + 1] ?? '';
  if (/[\s，、；：。）》]/u.test(character) || /[（(《]/u.test(next)) return costs.phrase;
  if (nameEnds.has(character) || /\d/.test(next) || /[\d)]/.test(character)) return costs.nameEnd;
  return costs.unknown;
}
