/** Decides whether an expression may be printed: in a text, in a tag, or in an attribute's quotes. */
import type { ExpressionShape } from './helper.js';
import { describeShape } from './kinds.js';
import type { TemplateFault } from './tag-faults.js';
import type { Mode } from './tag-reader.js';

/** Why an expression cannot be printed in this mode; null if it can. */
export function unprintable(shape: ExpressionShape, mode: Mode): TemplateFault | null {
  const { chinese, english } = describeShape(shape);
  if (shape.kind === 'list' || shape.kind === 'record') {
    const how = shape.kind === 'list' ? '请用 each 逐项印' : '请写出其中的名称';
    const message = `${chinese}不能直接印；${how}`;
    return ['template/not-printable', message, `${english} cannot be printed as it is`, { found: english }];
  }
  if (mode === 'content' && shape.kind === 'attribute')
    return ['template/not-printable', '这个助手只用在标签的属性里', 'This helper is for attributes only', {}];
  if (mode === 'attribute' && shape.kind !== 'attribute') {
    return [
      'template/in-attribute',
      '属性里的数据要写成 {{plain …}} 或 {{key …}}',
      'In an attribute, write data as {{plain …}} or {{key …}}',
      {},
    ];
  }
  if (mode === 'tag') {
    return [
      'template/in-attribute',
      '标签里的数据只能放在属性的双引号里',
      'Within a tag data stands in the quotes of an attribute',
      {},
    ];
  }
  return null;
}
