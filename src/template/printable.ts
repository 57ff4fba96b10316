/** Decides whether an expression may be printed: in a text, in a tag, or in an attribute's quotes. */
import type { ExpressionShape } from './helper.js';
import { describeShape } from './kinds.js';
import type { Mode } from './tag-reader.js';

/** Why an expression cannot be printed in this mode; null if it can. */
export function unprintable(shape: ExpressionShape, mode: Mode) {
  const { chinese, english } = describeShape(shape);
  if (shape.kind === 'list' || shape.kind === 'record') {
    const how = shape.kind === 'list' ? '请用 each 逐项印' : '请写出其中的名称';
    return {
      code: 'not-printable',
      message: `${chinese}不能直接印；${how}`,
      english: `${english} cannot be printed as it is`,
      parameters: { found: english },
    };
  }
  if (mode === 'content' && shape.kind === 'attribute') {
    return {
      code: 'not-printable',
      message: '这个助手只用在标签的属性里',
      english: 'This helper is for attributes only',
      parameters: {},
    };
  }
  if (mode === 'attribute' && shape.kind !== 'attribute') {
    return {
      code: 'in-attribute',
      message: '属性里的数据要写成 {{plain …}} 或 {{key …}}',
      english: 'In an attribute, write data as {{plain …}} or {{key …}}',
      parameters: {},
    };
  }
  if (mode === 'tag') {
    return {
      code: 'in-attribute',
      message: '标签里的数据只能放在属性的双引号里',
      english: 'Within a tag data stands in the quotes of an attribute',
      parameters: {},
    };
  }
  return null;
}
