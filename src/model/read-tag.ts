/** Checks a start tag's attributes against the dialect: once when a template is loaded, again where data stands in them. */
import { meantName, nearestKey } from '../diagnostics/index.js';
import { type AttributeRule, dialect, type ElementName, isRight } from './dialect.js';
import type { ProblemList, TemplatePlace } from './problems.js';
import { type Attributes, type Tag, tagOf } from './tag.js';

/** Builds the tag; reports missing and wrong attributes and uses their most common values instead. */
export function readTag(name: ElementName, given: Attributes, at: TemplatePlace, problems: ProblemList): Tag {
  const checked: Record<string, string> = {};
  for (const attribute in given) {
    const value = given[attribute] ?? '';
    if (checkAttribute(name, attribute, value, at, problems)) checked[attribute] = value;
  }
  checkRequired(name, given, at, problems);
  return tagOf(name, checked, at);
}

/** Checks an attribute's name and value; reports a problem and returns false if one is wrong. null: value not known yet. */
export function checkAttribute(
  name: ElementName,
  attribute: string,
  value: string | null,
  at: TemplatePlace,
  problems: ProblemList,
): boolean {
  const rule = dialect[name].attributes.get(attribute);
  if (rule === undefined) reportName(name, attribute, at, problems);
  else if (value !== null && !isRight(value, rule)) reportValue(name, attribute, value, rule, at, problems);
  else return true;
  return false;
}

function reportName(name: ElementName, attribute: string, at: TemplatePlace, problems: ProblemList): void {
  const known = [...dialect[name].attributes.keys()];
  const { nearest, zh, en } = meantName(attribute, known);
  problems.add({
    code: 'model/unknown-attribute',
    at,
    message: `<${name}> 没有属性 ${attribute}；${zh}`,
    english: `<${name}> has no attribute ${attribute}; ${en}`,
    parameters: { element: name, attribute, nearest, known },
  });
}

/** Reports the required attributes that are not among those given. */
export function checkRequired(
  name: ElementName,
  given: Readonly<Record<string, unknown>>,
  at: TemplatePlace,
  problems: ProblemList,
): void {
  for (const [attribute, rule] of dialect[name].required) {
    if (Object.hasOwn(given, attribute)) continue;
    const { chinese, english } = wanted(rule);
    problems.add({
      code: 'model/missing-attribute',
      at,
      message: `<${name}> 缺少属性 ${attribute}（${chinese}）`,
      english: `<${name}> lacks the attribute ${attribute} (${english})`,
      parameters: { element: name, attribute, expected: english },
    });
  }
}

function reportValue(
  name: ElementName,
  attribute: string,
  value: string,
  rule: AttributeRule,
  at: TemplatePlace,
  problems: ProblemList,
): void {
  const shown = value.slice(0, 40);
  const near = rule.kind === 'choice' ? nearestKey(value, rule.values) : null;
  const { chinese, english } = wanted(rule);
  problems.add({
    code: 'model/wrong-attribute',
    at,
    message: `<${name}> 的属性 ${attribute} 不能是“${shown}”，应为${chinese}${near === null ? '' : `；是不是 ${near}？`}`,
    english: `The attribute ${attribute} of <${name}> cannot be "${shown}"; it takes ${english}`,
    parameters: { element: name, attribute, found: shown, expected: english, nearest: near },
  });
}

function wanted(rule: AttributeRule): { readonly chinese: string; readonly english: string } {
  switch (rule.kind) {
    case 'text':
      return { chinese: '文字', english: 'a text' };
    case 'choice':
      return { chinese: rule.values.join('、'), english: rule.values.join(', ') };
    case 'count':
      return { chinese: '从 1 起的整数', english: 'a whole number from 1' };
    case 'share':
      return { chinese: '大于 0 的数', english: 'a number above 0' };
    case 'range':
      return {
        chinese: '大于 0 的数，或从窄到宽的范围，如 60-90',
        english: 'a number above 0, or a range from narrow to wide, such as 60-90',
      };
  }
}
