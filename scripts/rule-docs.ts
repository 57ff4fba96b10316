/** The part of docs/checks.md that is made from the rule table. */
import { defaultSettings, ruleGroups, ruleTable, severityNames, surenesses } from '../src/checks/index.js';

export const docsFile = 'docs/checks.md';
const BEGIN = '<!-- rules: made by npm run docs:checks; do not edit -->';
const END = '<!-- rules: end -->';

/** The document with its generated part made anew; everything outside the marks stays as it is. */
export function withRules(document: string): string {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${docsFile} lacks its marks`);
  return `${before}${BEGIN}\n\n${ruleSection()}\n${END}${after}`;
}

function ruleSection(): string {
  const sections = Object.entries(ruleGroups).flatMap(([group, title]) => {
    const rules = ruleTable.filter((rule) => rule.group === group);
    return [
      `### ${title}`,
      '',
      '| 规则 | 级别 | 应当 | 出处 | 把握 |',
      '|---|---|---|---|---|',
      ...rules.map(
        ({ code, severity, title, source: { text, sureness } }) =>
          `| \`${code}\` | ${severityNames[severity]} | ${cell(title)} | ${cell(text)} | ${surenesses[sureness]} |`,
      ),
      '',
    ];
  });
  return [countLine(), '', ...sections, ...defaultsSection()].join('\n');
}

function countLine(): string {
  const count = (severity: string) => ruleTable.filter((rule) => rule.severity === severity).length;
  return `共 ${ruleTable.length} 条规则：错误 ${count('error')} 条，警告 ${count('warning')} 条，提示 ${count('note')} 条。`;
}

function defaultsSection(): readonly string[] {
  const { thresholds, grades, indicatorGroups } = defaultSettings;
  return [
    '### 默认的数',
    '',
    '| 名称 | 默认 |',
    '|---|---|',
    ...Object.entries(thresholds).map(([name, value]) => `| \`thresholds.${name}\` | ${value} |`),
    `| \`grades\` | ${grades.map(({ name, from }) => `${name} ≥ ${from}`).join('，')} |`,
    ...[...indicatorGroups].map(
      ([name, members]) => `| \`indicatorGroups.${name}\` | ${members.join('、')} |`,
    ),
    '',
  ];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
