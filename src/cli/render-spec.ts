/** Defines how `jibiao render` is called: help text, arguments and options. */
import { nameFields } from '../batch/index.js';
import { configOption, noNormalizeOption } from './check-config.js';
import { type Command, jsonOption } from './command.js';
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
    form: {
      kind: 'list',
      placeholder: { zh: '<表>', en: '<id>' },
      description: {
        zh: '表格的标识或中文名，可多次给出',
        en: 'id or Chinese title of a form; may be repeated',
      },
    },
    project: {
      kind: 'list',
      placeholder: { zh: '<名称|序号>', en: '<name|number>' },
      description: {
        zh: '只出此项目，序号从 1 起，可多次给出',
        en: 'this project only, numbered from 1; may be repeated',
      },
    },
    ...documentOptions,
    output: {
      kind: 'value',
      short: 'o',
      placeholder: { zh: '<文件|->', en: '<file|->' },
      description: {
        zh: '只出一份，写到此文件，或用 - 写到标准输出',
        en: 'make one document, into this file, or with - onto standard output',
      },
    },
    name: {
      kind: 'value',
      placeholder: { zh: '<式样>', en: '<pattern>' },
      description: {
        zh: `文件名的式样，如 '{unit}-{form}-{project}'；可用 ${fieldList}`,
        en: `pattern of file names, such as '{unit}-{form}-{project}'; fields: ${fieldList}`,
      },
    },
    'name-ascii': {
      kind: 'flag',
      description: {
        zh: '文件名只用 ASCII（中文换成八位代号）',
        en: 'file names in ASCII alone (Chinese becomes eight digits)',
      },
    },
    jobs: {
      kind: 'value',
      placeholder: { zh: '<数>', en: '<number>' },
      description: {
        zh: '同时工作的线程数，默认按处理器和份数定',
        en: 'worker threads, default by processors and files',
      },
    },
    timeout: {
      kind: 'value',
      placeholder: { zh: '<秒>', en: '<seconds>' },
      description: { zh: '每份表格最多用多少秒', en: 'longest time for one document' },
    },
    force: {
      kind: 'flag',
      description: {
        zh: '全部重做，不沿用上次的结果',
        en: 'make everything anew, also what has not changed',
      },
    },
    plan: {
      kind: 'flag',
      description: {
        zh: '只列出要出的文件和状态（新出、重出、未变），什么也不写',
        en: 'list the files and whether they are new, changed or unchanged; write nothing',
      },
    },
    merge: {
      kind: 'value',
      placeholder: { zh: '<文件名>', en: '<name>' },
      description: {
        zh: '把全部数据的表汇编成一份（封面、目录、汇总表、书签），只写这一份；文件名不带扩展名',
        en: 'compile the forms of all filings into one document with cover, contents, sums and bookmarks; write that alone, under this name without extension',
      },
    },
    'same-unit': {
      kind: 'value',
      placeholder: { zh: '<refuse|latest|all>', en: '<refuse|latest|all>' },
      description: {
        zh: '一个单位一个年度有几份数据时：refuse 不做（汇编默认如此），latest 取文件时间最新的一份，all 全都用',
        en: 'where a unit has several filings of one year: refuse (default of --merge), latest by the time of the file, or all',
      },
    },
    years: {
      kind: 'flag',
      description: { zh: '不同年度的数据也编在一起', en: 'compile filings of different years together' },
    },
    zip: {
      kind: 'value',
      placeholder: { zh: '<文件>', en: '<file>' },
      description: {
        zh: '再把本次的全部文件和清单打成一个压缩包（.zip）',
        en: 'also pack the files of this run and their manifest into one .zip',
      },
    },
    ...sourceOptions,
    config: configOption,
    'no-normalize': noNormalizeOption,
    json: jsonOption,
  },
  examples: [
    {
      line: 'jibiao render 填报.json',
      text: { zh: '全部表格，PDF 与 Word，写入 out/', en: 'all forms, PDF and Word, into out/' },
    },
    {
      line: 'jibiao render 填报.json --form project-target --project 3 --to pdf',
      text: { zh: '只出第三个项目的目标表', en: 'one form of the third project' },
    },
    { line: 'jibiao render 数据/ --out 结果', text: { zh: '整个文件夹', en: 'a whole folder' } },
    { line: 'jibiao render 数据/ --plan', text: { zh: '先看要出什么', en: 'what would be made' } },
    {
      line: 'jibiao render 数据/ --zip 结果.zip',
      text: { zh: '打成一个压缩包', en: 'into one zip as well' },
    },
    {
      line: 'jibiao render 数据/ --merge 2024年绩效目标汇编 --set issuer=某某区财政局',
      text: { zh: '全部单位汇编成一份', en: 'all units in one document' },
    },
    {
      line: 'jibiao render - < 全部.jsonl',
      text: { zh: '从标准输入读，每行一份', en: 'from standard input, one filing a line' },
    },
  ],
};
