/** Defines how `jibiao render` is called: help text, arguments and options. */
import { nameFields } from '../batch/index.js';
import { configOption, noNormalizeOption } from './check-config.js';
import { type Command, example, flagOption, jsonOption, listOption, valueOption } from './command.js';
import { documentOptions } from './document-options.js';
import { sourceArguments, sourceOptions } from './source-options.js';

const fieldList = nameFields.map((name) => `{${name}}`).join(' ');

export const renderSpec: Omit<Command, 'run'> = {
  description: {
    zh: '由填报数据（JSON）生成表格。不写 --form 时，按数据中的 forms，或按数据的内容选表。- 从标准输入读，每行一份 JSON。',
    en: 'Make forms from filings (JSON). Without --form: those that the filing names, or that its data fit. - reads standard input, one filing in JSON a line.',
  },
  arguments: sourceArguments,
  options: {
    form: listOption(
      ['<表>', '<id>'],
      '表格的标识或中文名，可多次给出',
      'id or Chinese title of a form; may be repeated',
    ),
    project: listOption(
      ['<名称|序号>', '<name|number>'],
      '只出此项目，序号从 1 起，可多次给出',
      'this project only, numbered from 1; may be repeated',
    ),
    ...documentOptions,
    output: {
      ...valueOption(
        ['<文件|->', '<file|->'],
        '只出一份，写到此文件，或用 - 写到标准输出',
        'make one document, into this file, or with - onto standard output',
      ),
      short: 'o',
    },
    name: valueOption(
      ['<式样>', '<pattern>'],
      `文件名的式样，如 '{unit}-{form}-{project}'；可用 ${fieldList}`,
      `pattern of file names, such as '{unit}-{form}-{project}'; fields: ${fieldList}`,
    ),
    'name-ascii': flagOption(
      '文件名只用 ASCII（中文换成八位代号）',
      'file names in ASCII alone (Chinese becomes eight digits)',
    ),
    jobs: valueOption(
      ['<数>', '<number>'],
      '同时工作的线程数，默认按处理器和份数定',
      'worker threads, default by processors and files',
    ),
    timeout: valueOption(['<秒>', '<seconds>'], '每份表格最多用多少秒', 'longest time for one document'),
    force: flagOption('全部重做，不沿用上次的结果', 'make everything anew, also what has not changed'),
    plan: flagOption(
      '只列出要出的文件和状态（新出、重出、未变），什么也不写',
      'list the files and whether they are new, changed or unchanged; write nothing',
    ),
    merge: valueOption(
      ['<文件名>', '<name>'],
      '把全部数据的表汇编成一份（封面、目录、汇总表、书签），只写这一份；文件名不带扩展名',
      'compile the forms of all filings into one document with cover, contents, sums and bookmarks; write that alone, under this name without extension',
    ),
    'same-unit': valueOption(
      ['<refuse|latest|all>', '<refuse|latest|all>'],
      '一个单位一个年度有几份数据时：refuse 不做（汇编默认如此），latest 取文件时间最新的一份，all 全都用',
      'where a unit has several filings of one year: refuse (default of --merge), latest by the time of the file, or all',
    ),
    years: flagOption('不同年度的数据也编在一起', 'compile filings of different years together'),
    zip: valueOption(
      ['<文件>', '<file>'],
      '再把本次的全部文件和清单打成一个压缩包（.zip）',
      'also pack the files of this run and their manifest into one .zip',
    ),
    ...sourceOptions,
    config: configOption,
    'no-normalize': noNormalizeOption,
    json: jsonOption,
  },
  examples: [
    example(
      'jibiao render 填报.json',
      '全部表格，PDF 与 Word，写入 out/',
      'all forms, PDF and Word, into out/',
    ),
    example(
      'jibiao render 填报.json --form project-target --project 3 --to pdf',
      '只出第三个项目的目标表',
      'one form of the third project',
    ),
    example('jibiao render 数据/ --out 结果', '整个文件夹', 'a whole folder'),
    example('jibiao render 数据/ --plan', '先看要出什么', 'what would be made'),
    example('jibiao render 数据/ --zip 结果.zip', '打成一个压缩包', 'into one zip as well'),
    example(
      'jibiao render 数据/ --merge 2024年绩效目标汇编 --set issuer=某某区财政局',
      '全部单位汇编成一份',
      'all units in one document',
    ),
    example(
      'jibiao render - < 全部.jsonl',
      '从标准输入读，每行一份',
      'from standard input, one filing a line',
    ),
  ],
};
