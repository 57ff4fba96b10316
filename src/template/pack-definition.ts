/** Schema of form.json: the one definition behind its type, JSON Schema and error messages. */
import * as z from 'zod';
import { amountUnits, declaredCheckSchema, stages } from '../filing/index.js';
import { boundedText, type DeepReadonly } from '../json/index.js';
import { dateStyles } from './print.js';

/** `project`: a form for each project; `each`: one for each item of a declared list; `unit`: one for a unit; `summary`: one over chosen projects; `findings`: a report; `compilation`: one over many filings. */
export const scopes = ['project', 'each', 'unit', 'summary', 'findings', 'compilation'] as const;
export type Scope = (typeof scopes)[number];

/** Built only when a form.json is read; shipped packs are read by the build. */
export function buildPackSchema() {
  const words = boundedText(200);
  const description = boundedText(1000).describe('一句话说明，jibiao forms 会列出');

  const optionSchema = z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('boolean'), default: z.boolean(), description }),
    z.strictObject({
      type: z.literal('choice'),
      values: z.array(words).min(2).max(100).describe('可取的值'),
      default: words,
      description,
    }),
    z.strictObject({ type: z.literal('text'), default: z.string(), description }),
  ]);

  const margin = z.number().min(5).max(80);
  /** Lengths in points, margins in millimetres. */
  const pageSchema = z.strictObject({
    size: z.enum(['A4', 'A3']).optional().describe('纸张，默认 A4'),
    orientation: z.enum(['portrait', 'landscape']).describe('纵向或横向'),
    margins: z
      .strictObject({ top: margin, right: margin, bottom: margin, left: margin })
      .optional()
      .describe('页边距（毫米）；不写则依版式'),
    bodySize: z.number().min(7.5).max(22).describe('正文字号（磅），五号为 10.5，不小于 7.5'),
    linePitch: z.number().min(7.5).max(60).describe('行距（磅），固定值'),
    titleSize: z.number().min(9).max(42).describe('标题字号（磅），小二为 18'),
    cellPadding: z.strictObject({
      x: z.number().min(0).max(30).describe('格子左右的空白（磅）'),
      y: z.number().min(0).max(30).describe('格子上下的空白（磅）'),
      leastY: z.number().min(0).max(30).describe('为省一页最多可减到的上下空白（磅）'),
    }),
  });

  /** Data of the blank form, checked against the shape of the scope; see blank-data.ts. */
  const blankSchema = z.strictObject({
    options: z.record(z.string(), z.string()).optional().describe('空白表用的选项，写法同 --set'),
    data: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('空白表上已印好的字：写法同填报数据，列表可只写空行数'),
  });

  return z.strictObject({
    $schema: z.string().optional(),
    id: z
      .string()
      .max(60)
      .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, { error: '小写字母、数字和连字符' })
      .describe('与文件夹同名；小写字母、数字和连字符'),
    title: boundedText(100).describe('表的中文名，如 财政项目支出绩效目标表'),
    scope: z
      .enum(scopes)
      .describe(
        'project 每个项目一张；each 列表每项一张；unit 每个单位一张；summary 汇总；findings 校验报告；compilation 多份数据的汇编',
      ),
    each: words
      .optional()
      .describe('scope 为 each 时：哪个列表，如 regions；fields.json 在最外层声明，各项有名称 name'),
    amountUnit: z.enum(amountUnits).describe('金额单位'),
    dateStyle: z.enum(dateStyles).describe('日期的写法'),
    order: z.number().describe('列出各表时的先后，小的在前'),
    edition: words.describe('版本，如 上海 2024'),
    source: boundedText(1000).describe('式样的出处；未经核对的要写明'),
    page: pageSchema,
    options: z
      .record(
        z.string().regex(/^[a-z][a-zA-Z0-9]{0,59}$/, { error: '小写字母开头、只有字母和数字的名称' }),
        optionSchema,
      )
      .describe('--set 可改的选项'),
    aliases: z
      .record(words, z.array(words).max(100))
      .optional()
      .describe('表上的名目在别处的叫法，读回 Excel 时用：{"项目名称": ["项目全称"]}'),
    when: z
      .union([words, z.array(words).min(1).max(100)])
      .optional()
      .describe('数据里填了这一处（或其中一处），就默认出这种表，如 projects.funding'),
    stage: z
      .enum(stages)
      .optional()
      .describe('一年里哪个阶段填：monitoring 运行监控、self-evaluation 自评；jibiao next 由此知道出哪种表'),
    checks: z
      .array(declaredCheckSchema())
      .max(1000)
      .optional()
      .describe('这种表自己的校验规则，出这种表时查'),
    blank: blankSchema.optional().describe('空白表；不写则没有空白表'),
  });
}

export type PackDefinition = DeepReadonly<Omit<z.output<ReturnType<typeof buildPackSchema>>, '$schema'>>;
export type PackOption = PackDefinition['options'][string];

export function packJsonSchema(): Readonly<Record<string, unknown>> {
  return { ...z.toJSONSchema(buildPackSchema(), { io: 'input' }), title: 'jibiao form.json' };
}
