/** What jibiao.config.json may say: the one definition behind its type, its JSON Schema and its error messages. */
import * as z from 'zod';
import { ruleTable } from './rule-table.js';
import { defaultThresholds, eachThreshold } from './settings.js';

function buildRuleChange() {
  const severity = z.enum(['error', 'warning', 'note', 'off']);
  return z
    .strictObject({
      severity: severity.describe('error 错误、warning 警告、note 提示；off 关闭此规则'),
      reason: z.string().trim().min(1).describe('为什么这样改；会印在校验报告里'),
    })
    .describe('一条规则的改动');
}

/** Builds the schema on demand: most runs read no configuration. */
export function buildConfigSchema() {
  const words = z.string().trim().min(1);
  const names = z.array(words);
  const threshold = eachThreshold(({ least, whole, description }) =>
    (whole ? z.number().int() : z.number()).min(least).describe(description),
  );

  const thresholds = z
    .strictObject(threshold)
    .partial()
    .describe(`规则用到的数，默认 ${JSON.stringify(defaultThresholds)}`);

  const grade = z.strictObject({
    name: words.describe('等级名'),
    from: z.number().min(0).describe('起点分'),
  });

  const formChoices = z.strictObject({
    natures: names.describe('表上的项目性质；空列表：表上没有这一栏'),
    categories: names.describe('表上的项目类别；空列表：表上没有这一栏'),
    boxes: z.boolean().describe('类别是方框，须恰好勾一项'),
  });

  const ruleChange = buildRuleChange();
  return z
    .strictObject({
      $schema: z.string().optional(),
      rules: z.record(z.string(), ruleChange).describe('规则代码 → 改动').optional(),
      strict: z.boolean().describe('有警告时 jibiao check 也以 1 退出').optional(),
      thresholds: thresholds.optional(),
      grades: z.array(grade).min(1).describe('等级，从高到低').optional(),
      indicatorGroups: z
        .record(z.string(), names)
        .describe('一级指标 → 它的二级指标；整个取代默认的')
        .optional(),
      formChoices: z
        .record(z.string(), formChoices)
        .describe('表的标识 → 它的项目性质、项目类别；补充默认的')
        .optional(),
    })
    .describe('jibiao 的配置');
}

export type Config = z.output<ReturnType<typeof buildConfigSchema>>;

/** Returns the JSON Schema (draft 2020-12) of jibiao.config.json, for editors; lists the rules by code, with their titles. */
export function configJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(buildConfigSchema(), { io: 'input', target: 'draft-2020-12' });
  const change = z.toJSONSchema(buildRuleChange(), { io: 'input' });
  const { $schema: _draft, ...body } = change;
  const rules = Object.fromEntries(
    ruleTable.map(({ code, title }) => [code, { ...body, description: title }]),
  );
  return {
    ...schema,
    title: 'jibiao.config.json',
    properties: {
      ...schema.properties,
      rules: {
        type: 'object',
        description: '规则代码 → 改动',
        properties: rules,
        additionalProperties: false,
      },
    },
  };
}
