/** Writes the text of --help, for the program and for each command. */
import type { Language } from '../diagnostics/index.js';
import { type Command, flagOption, type OptionSpec, type OptionSpecs, valueOption } from './command.js';
import type { CommandEntry } from './commands.js';
import { displayWidth } from './reporter.js';

/** Options of every command. */
export const globalOptions: OptionSpecs = {
  lang: valueOption(['<zh|en>', '<zh|en>'], '提示信息的语言，默认 zh', 'language of messages, default zh'),
  quiet: flagOption('标准错误只有错误', 'nothing but errors on standard error'),
  level: valueOption(
    ['<error|warning|note>', '<error|warning|note>'],
    '只列到这一级的问题，默认 note',
    'list findings from this severity on, default note',
  ),
  help: { ...flagOption('显示帮助', 'show this help'), short: 'h' },
  version: { ...flagOption('显示版本', 'show the version'), short: 'V' },
};

export function overview(commands: ReadonlyMap<string, CommandEntry>, language: Language): string {
  const say = (zh: string, en: string) => ({ zh, en })[language];
  return [
    say(
      '绩表：由一份 JSON 生成官方格式的预算绩效填报表（PDF 与 Word）',
      'jibiao: official Chinese budget-performance forms from one JSON source (PDF and Word)',
    ),
    '',
    say('用法：', 'Usage:'),
    `  jibiao ${say('<命令> [参数] [选项]', '<command> [arguments] [options]')}`,
    `  jibiao ${say('              在浏览器里开始：新建、打开、预览', '              begin in the browser')}`,
    '',
    say('命令：', 'Commands:'),
    ...columns([...commands].map(([name, { summary }]): HelpRow => [name, summary[language]])),
    '',
    say('选项：', 'Options:'),
    ...columns(optionRows(globalOptions, language)),
    '',
    say('每个命令的用法：jibiao <命令> --help', 'More on a command: jibiao <command> --help'),
    '',
  ].join('\n');
}

export function commandHelp(name: string, command: Command, language: Language): string {
  const say = (zh: string, en: string) => ({ zh, en })[language];
  const examples = command.examples.map(({ line, text }): HelpRow => [line, text[language]]);
  return [
    command.description[language],
    '',
    say('用法：', 'Usage:'),
    `  jibiao ${[name, command.arguments.usage[language], say('[选项]', '[options]')].filter(Boolean).join(' ')}`,
    '',
    say('选项：', 'Options:'),
    ...columns(optionRows({ ...command.options, ...globalOptions }, language)),
    ...(examples.length === 0 ? [] : ['', say('例子：', 'Examples:'), ...columns(examples)]),
    '',
  ].join('\n');
}

type HelpRow = readonly [string, string];

function optionRows(specs: OptionSpecs, language: Language): readonly HelpRow[] {
  return Object.entries(specs).map(
    ([name, spec]): HelpRow => [optionUsage(name, spec, language), spec.description[language]],
  );
}

function optionUsage(name: string, spec: OptionSpec, language: Language): string {
  const short = spec.short === undefined ? '' : `-${spec.short}, `;
  const placeholder = spec.placeholder === undefined ? '' : ` ${spec.placeholder[language]}`;
  return `${short}--${name}${placeholder}${spec.kind === 'list' ? ' …' : ''}`;
}

/** Aligns two columns; a hanzi counts as two terminal columns. */
function columns(rows: readonly HelpRow[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([left]) => displayWidth(left)));
  return rows.map(([left, right]) =>
    `  ${left}${' '.repeat(width - displayWidth(left))}  ${right}`.trimEnd(),
  );
}
