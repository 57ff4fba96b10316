/** The commands: a new one is a file in commands/ and a line here. Each is loaded when it is called. */
import type { Text } from '../diagnostics/index.js';
import type { Command } from './command.js';

export interface CommandEntry {
  readonly summary: Text;
  readonly load: () => Promise<{ readonly command: Command }>;
}

function entry(zh: string, en: string, load: CommandEntry['load']): CommandEntry {
  return { summary: { zh, en }, load };
}

export const commands: ReadonlyMap<string, CommandEntry> = new Map([
  ['render', entry('由填报数据生成表格', 'make forms from filings', () => import('./commands/render.js'))],
  ['check', entry('校验填报数据', 'check filings', () => import('./commands/check.js'))],
  [
    'read',
    entry('从填好的 Excel 读回填报数据', 'read filings back from Excel', () => import('./commands/read.js')),
  ],
  ['preview', entry('在浏览器中预览', 'preview in the browser', () => import('./commands/preview.js'))],
  ['forms', entry('列出可用的表格', 'list the forms', () => import('./commands/forms.js'))],
  ['init', entry('写一份可以照着改的填报数据', 'write a starter filing', () => import('./commands/init.js'))],
  [
    'next',
    entry(
      '由已填报的数据开始下一阶段',
      'begin the next stage from filed data',
      () => import('./commands/next.js'),
    ),
  ],
  [
    'library',
    entry(
      '由历年数据数出指标库',
      'count filings into an indicator library',
      () => import('./commands/library.js'),
    ),
  ],
  ['blank', entry('生成空白表', 'make a blank form', () => import('./commands/blank.js'))],
  [
    'schema',
    entry(
      '输出填报数据的 JSON Schema',
      'print the JSON Schema of filings',
      () => import('./commands/schema.js'),
    ),
  ],
  [
    'pack',
    entry('新建、检查、测试表样', 'begin, check and test form packs', () => import('./commands/pack.js')),
  ],
]);
