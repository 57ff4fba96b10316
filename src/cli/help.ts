/** Writes the text of --help, for the program and for each command. */
import { stripVTControlCharacters } from 'node:util';
import type { Command, OptionSpec, OptionSpecs } from './command.js';
import type { CommandEntry } from './commands.js';
import { type Language, say, type Text } from './text.js';

/** Options of every command. */
export const globalOptions: OptionSpecs = {
  lang: {
    kind: 'value',
    placeholder: { zh: '<zh|en>', en: '<zh|en>' },
    description: { zh: '提示信息的语言，默认 zh', en: 'language of messages, default zh' },
  },
  quiet: {
    kind: 'flag',
    description: { zh: '标准错误只有错误', en: 'nothing but errors on standard error' },
  },
  level: {
    kind: 'value',
    placeholder: { zh: '<error|warning|note>', en: '<error|warning|note>' },
    description: {
      zh: '只列到这一级的问题，默认 note',
      en: 'list findings from this severity on, default note',
    },
  },
  help: { kind: 'flag', short: 'h', description: { zh: '显示帮助', en: 'show this help' } },
  version: { kind: 'flag', short: 'V', description: { zh: '显示版本', en: 'show the version' } },
};

export function overview(commands: ReadonlyMap<string, CommandEntry>, language: Language): string {
  const rows = [...commands].map(([name, entry]): Row => [name, say(entry.summary, language)]);
  return [
    say(
      {
        zh: '绩表：由一份 JSON 生成官方格式的预算绩效填报表（PDF 与 Word）',
        en: 'jibiao: official Chinese budget-performance forms from one JSON source (PDF and Word)',
      },
      language,
    ),
    '',
    heading({ zh: '用法', en: 'Usage' }, language),
    `  jibiao ${say({ zh: '<命令> [参数] [选项]', en: '<command> [arguments] [options]' }, language)}`,
    `  jibiao ${say({ zh: '              在浏览器里开始：新建、打开、预览', en: '              begin in the browser' }, language)}`,
    '',
    heading({ zh: '命令', en: 'Commands' }, language),
    ...columns(rows),
    '',
    heading({ zh: '选项', en: 'Options' }, language),
    ...columns(optionRows(globalOptions, language)),
    '',
    say(
      { zh: '每个命令的用法：jibiao <命令> --help', en: 'More on a command: jibiao <command> --help' },
      language,
    ),
    '',
  ].join('\n');
}

export function commandHelp(name: string, command: Command, language: Language): string {
  const examples = command.examples.map((example): Row => [example.line, say(example.text, language)]);
  return [
    say(command.description, language),
    '',
    heading({ zh: '用法', en: 'Usage' }, language),
    `  jibiao ${[name, say(command.arguments.usage, language), say({ zh: '[选项]', en: '[options]' }, language)].filter(Boolean).join(' ')}`,
    '',
    heading({ zh: '选项', en: 'Options' }, language),
    ...columns(optionRows({ ...command.options, ...globalOptions }, language)),
    ...(examples.length === 0
      ? []
      : ['', heading({ zh: '例子', en: 'Examples' }, language), ...columns(examples)]),
    '',
  ].join('\n');
}

type Row = readonly [string, string];

function heading(text: Text, language: Language): string {
  return `${say(text, language)}${language === 'zh' ? '：' : ':'}`;
}

function optionRows(specs: OptionSpecs, language: Language): readonly Row[] {
  return Object.entries(specs).map(
    ([name, spec]): Row => [optionUsage(name, spec, language), say(spec.description, language)],
  );
}

function optionUsage(name: string, spec: OptionSpec, language: Language): string {
  const short = spec.short === undefined ? '' : `-${spec.short}, `;
  const placeholder = spec.placeholder === undefined ? '' : ` ${say(spec.placeholder, language)}`;
  return `${short}--${name}${placeholder}${spec.kind === 'list' ? ' …' : ''}`;
}

/** Aligns two columns; a hanzi counts as two terminal columns. */
function columns(rows: readonly Row[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([left]) => displayWidth(left)));
  return rows.map(([left, right]) =>
    `  ${left}${' '.repeat(width - displayWidth(left))}  ${right}`.trimEnd(),
  );
}

/** Width of the text in terminal columns: two for each CJK or full-width character. */
function displayWidth(text: string): number {
  let width = 0;
  for (const character of stripVTControlCharacters(text)) {
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
