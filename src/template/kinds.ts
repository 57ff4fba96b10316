/** Whether an expression suits a helper's parameter, and how both are called in messages. */
import type { ExpressionShape, ParameterKind } from './helper.js';
import type { PrintKind, Shape } from './shape.js';

interface Described {
  readonly chinese: string;
  readonly english: string;
}

export function fits(shape: ExpressionShape, wanted: ParameterKind): boolean {
  switch (wanted.kind) {
    case 'leaf':
      return isLeaf(shape, wanted.leaves);
    case 'list':
      return shape.kind === 'list';
    case 'record':
      return hasFields(shape, wanted.fields);
    case 'records':
      return shape.kind === 'list' && hasFields(shape.item, wanted.fields);
    case 'word':
      return (
        shape.kind === 'literal' &&
        typeof shape.value === 'string' &&
        (wanted.oneOf === undefined || wanted.oneOf.includes(shape.value))
      );
    case 'any':
      return shape.kind !== 'attribute' && shape.kind !== 'page';
  }
}

function isLeaf(shape: ExpressionShape, leaves: readonly PrintKind[] | undefined): boolean {
  if (shape.kind === 'literal') return leaves === undefined;
  return shape.kind === 'leaf' && (leaves === undefined || leaves.includes(shape.leaf));
}

function hasFields(shape: ExpressionShape | Shape, fields: readonly string[]): boolean {
  return shape.kind === 'record' && fields.every((field) => shape.fields.has(field));
}

const leafNames: Readonly<Record<PrintKind, Described>> = {
  text: { chinese: '文字', english: 'a text' },
  texts: { chinese: '一个或几个文字', english: 'one or several texts' },
  amount: { chinese: '金额', english: 'an amount' },
  decimal: { chinese: '数', english: 'a number' },
  date: { chinese: '日期', english: 'a date' },
  period: { chinese: '期间的一端', english: 'an end of a period' },
  year: { chinese: '年度', english: 'a year' },
  target: { chinese: '指标值', english: 'a target' },
  number: { chinese: '序号', english: 'an ordinal' },
  boolean: { chinese: '是或否', english: 'a truth value' },
};

export function describeShape(shape: ExpressionShape): Described {
  switch (shape.kind) {
    case 'leaf':
      return leafNames[shape.leaf];
    case 'list':
      return { chinese: '列表', english: 'a list' };
    case 'record':
      return { chinese: '一组数据', english: 'a record' };
    case 'literal':
      return { chinese: `“${shape.value}”`, english: `"${shape.value}"` };
    case 'attribute':
      return { chinese: '属性的值', english: 'an attribute value' };
    case 'page':
      return { chinese: '页码', english: 'a page number' };
  }
}

export function describeParameter(wanted: ParameterKind): Described {
  switch (wanted.kind) {
    case 'leaf': {
      if (wanted.leaves === undefined) return { chinese: '单个的值', english: 'a single value' };
      const names = wanted.leaves.map((leaf) => leafNames[leaf]);
      return {
        chinese: names.map((name) => name.chinese).join('或'),
        english: names.map((name) => name.english).join(' or '),
      };
    }
    case 'list':
      return { chinese: '列表', english: 'a list' };
    case 'record':
      return {
        chinese: `有 ${wanted.fields.join('、')} 的一组数据`,
        english: `a record with ${wanted.fields.join(', ')}`,
      };
    case 'records':
      return {
        chinese: `有 ${wanted.fields.join('、')} 的列表`,
        english: `a list of records with ${wanted.fields.join(', ')}`,
      };
    case 'word': {
      const { oneOf } = wanted;
      if (oneOf === undefined) return { chinese: '引号里的文字', english: 'a text in quotes' };
      const quoted = oneOf.map((word) => `"${word}"`);
      return { chinese: quoted.join('、'), english: quoted.join(', ') };
    }
    case 'any':
      return { chinese: '值', english: 'a value' };
  }
}
