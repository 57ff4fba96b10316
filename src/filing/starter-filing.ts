/** The filing that `jibiao init` writes: made-up, complete and valid, with a comment on each part. */

/** JSON with comments. `schema`: path of the JSON Schema from the filing's folder, `/` between folders. `forms`: ids. */
export function starterFiling(schema: string, forms: readonly string[]): string {
  const named =
    forms.length > 0
      ? `"forms": ${JSON.stringify(forms)},`
      : '// "forms": ["project-target", "project-target-summary"],';
  return `{
  // 编辑器（如 VS Code）由此补全和检查；说明见鼠标悬停处。
  "$schema": ${JSON.stringify(schema)},

  // 年度和填报单位。以下内容都是示例，请逐项改成本单位的。
  "year": 2026,
  "unit": { "name": "示例镇社区事务受理服务中心", "department": "示例镇人民政府" },

  // 出哪几种表，可用的表见 jibiao forms；不写 forms 时按下面有什么数据来定。
  ${named}

  // 项目：每个项目出一份目标表，全部项目出一份汇总表。
  "projects": [
    {
      "name": "社区服务大厅运行维护",
      "nature": "经常性项目", // 经常性项目 / 一次性项目 / 阶段性项目
      "category": "经常性项目", // 目标表：专项资金 / 经常性项目 / 一次性项目；申报表：人员类 / 运转类 / 特定目标类
      "department": null, // null 表示空着；这里空着时取单位的主管部门
      "implementer": null, // 空着时取单位名称
      "startDate": "2026-01-01", // 2026-01-01 或 2026-01
      "endDate": "2026-12-31",
      // 金额一律以元填报，由表换算成元或万元。
      "funding": {
        "total": "320000.00",
        "fiscal": "320000.00",
        "other": "0.00",
        "annual": { "total": "320000.00", "fiscal": "320000.00", "carryover": "0.00", "other": "0.00" }
      },
      "goals": {
        "period": { "start": "2026", "end": "2026" },
        "overall": "保障服务大厅正常运行，为居民提供便捷的政务服务。",
        "annual": "完成服务大厅设备维护和保洁，\\n保障全年对外服务不中断。"
      },
      // target 可以写成 "≥12.00(次)" 这样的文字，也可以把比较符、数值、单位分开写。
      "indicators": [
        { "level1": "产出指标", "level2": "数量指标", "name": "设备维护次数", "target": { "operator": "≥", "value": "12", "unit": "次" } },
        { "level1": "产出指标", "level2": "质量指标", "name": "设备完好率", "target": "≥95.00(%)" },
        { "level1": "产出指标", "level2": "时效指标", "name": "故障修复时间", "target": "≤24.00(小时)" },
        { "level1": "产出指标", "level2": "成本指标", "name": "项目支出", "target": "≤32.00(万元)" },
        { "level1": "效益指标", "level2": "社会效益指标", "name": "居民办事便利程度", "target": "提升" },
        { "level1": "效益指标", "level2": "可持续影响指标", "name": "长效管理制度", "target": "健全" },
        { "level1": "满意度指标", "level2": "服务对象满意度指标", "name": "办事居民满意度", "target": "≥90.00(%)" }
      ]
    }
  ],

  // 单位整体支出绩效目标申报表；不填报时整项写 null。
  "unitTarget": {
    "fundingMode": "全额",
    "duties": ["受理居民的政务服务事项。", "维护社区服务大厅。"],
    "annualGoal": "做好社区政务服务，提高居民满意度。",
    "tasks": [{ "name": "政务服务", "content": "受理各类政务服务事项，按时办结。" }],
    "budget": { "total": "3520000.00", "fiscal": "3520000.00", "other": "0.00", "basic": "3200000.00", "project": "320000.00" },
    "staff": { "onDuty": "12", "departments": "3" },
    "indicators": [
      // 投入管理指标的七行合用一段说明（inputManagementNote），不写三级目标和目标值。
      { "level1": "投入管理指标", "level2": "预算编审管理" },
      { "level1": "投入管理指标", "level2": "预算执行管理" },
      { "level1": "投入管理指标", "level2": "预算绩效管理" },
      { "level1": "投入管理指标", "level2": "资产管理" },
      { "level1": "投入管理指标", "level2": "预算透明度" },
      { "level1": "投入管理指标", "level2": "内部控制管理" },
      { "level1": "投入管理指标", "level2": "预算信息化" },
      { "level1": "产出指标", "level2": "数量指标", "name": "服务大厅开放天数", "target": "≥240.00(天)" },
      { "level1": "产出指标", "level2": "时效指标", "name": "事项按时办结率", "target": "≥98.00(%)" },
      { "level1": "效益指标", "level2": "社会效益指标", "name": "居民办事便利程度", "target": "提升" },
      { "level1": "满意度指标", "level2": "服务对象满意度指标", "name": "办事居民满意度", "target": "≥90.00(%)" }
    ],
    "inputManagementNote": "根据沪财绩〔2022〕13号文的规定要求设置三级指标和指标值"
  },

  // 部门(单位)整体支出绩效自评表：年终自评时再填。
  "unitSelfEvaluation": null
}
`;
}
