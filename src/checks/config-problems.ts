/** zod's issues about jibiao.config.json in Chinese and English: none of zod's own words are shown. */
import type * as z from 'zod';
import { nearestKey } from '../diagnostics/index.js';
import { show } from '../filing/index.js';

export interface ConfigProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly english: string;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  int: '整数',
  boolean: ' true 或 false',
  array: '列表 […]',
  object: '对象 {…}',
  record: '对象 {…}',
};

/** `sections`: the keys that the file itself may have. */
export function problemOf(issue: z.core.$ZodIssue, sections: readonly string[]): readonly ConfigProblem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key, knownKeys(path, sections)));
    case 'invalid_type':
      return [
        {
          path,
          message: `${issue.input === undefined ? '缺少此项，' : ''}应为${TYPE_NAMES[issue.expected] ?? issue.expected}`,
          english: `must be ${issue.expected}`,
        },
      ];
    case 'invalid_value': {
      const values = issue.values.map(String);
      return [
        { path, message: `应为 ${values.join('、')} 之一`, english: `must be one of ${values.join(', ')}` },
      ];
    }
    case 'too_small': {
      const isText = issue.origin === 'string' || issue.origin === 'array';
      const than = `${issue.inclusive === false ? '大于' : '不小于'} ${issue.minimum}`;
      return [
        isText
          ? { path, message: '不能为空，请填写', english: 'must not be empty' }
          : {
              path,
              message: `应${than}`,
              english: `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`,
            },
      ];
    }
    default:
      return [
        { path, message: `内容不对：${show(issue.input)}`, english: `wrong value: ${show(issue.input)}` },
      ];
  }
}

function unknownKey(
  parent: readonly (string | number)[],
  key: string,
  known: readonly string[],
): ConfigProblem {
  const nearest = nearestKey(key, known);
  const [hint, english] =
    nearest === null
      ? [`可用的键有 ${known.join('、')}`, `known keys are ${known.join(', ')}`]
      : [`是不是 ${nearest}？`, `did you mean ${nearest}?`];
  return {
    path: [...parent, key],
    message: `没有名为 ${key} 的键；${hint}`,
    english: `unknown key ${key}; ${english}`,
  };
}

const INNER_KEYS: Readonly<Record<string, readonly string[]>> = {
  rules: ['severity', 'reason'],
  thresholds: ['overFulfilment', 'nameLength', 'fullMarks', 'smallAmount', 'rateTolerance'],
  grades: ['name', 'from'],
  formChoices: ['natures', 'categories', 'boxes'],
};

function knownKeys([section]: readonly (string | number)[], sections: readonly string[]): readonly string[] {
  if (section === undefined) return sections.filter((key) => !key.startsWith('$'));
  return INNER_KEYS[section] ?? [];
}
