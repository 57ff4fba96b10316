/** The commands: a new one is a file in commands/ and a line here. Each is loaded when it is called. */
import type { Command } from './command.js';
import type { Text } from './text.js';

export interface CommandEntry {
  readonly summary: Text;
  readonly load: () => Promise<{ readonly command: Command }>;
}

export const commands: ReadonlyMap<string, CommandEntry> = new Map<string, CommandEntry>([
  [
    'render',
    {
      summary: { zh: '由填报数据生成表格', en: 'make forms from filings' },
      load: () => import('./commands/render.js'),
    },
  ],
  [
    'check',
    { summary: { zh: '校验填报数据', en: 'check filings' }, load: () => import('./commands/check.js') },
  ],
  [
    'read',
    {
      summary: { zh: '从填好的 Excel 读回填报数据', en: 'read filings back from Excel' },
      load: () => import('./commands/read.js'),
    },
  ],
  [
    'preview',
    {
      summary: { zh: '在浏览器中预览', en: 'preview in the browser' },
      load: () => import('./commands/preview.js'),
    },
  ],
  [
    'forms',
    { summary: { zh: '列出可用的表格', en: 'list the forms' }, load: () => import('./commands/forms.js') },
  ],
  [
    'init',
    {
      summary: { zh: '写一份可以照着改的填报数据', en: 'write a starter filing' },
      load: () => import('./commands/init.js'),
    },
  ],
  [
    'next',
    {
      summary: { zh: '由已填报的数据开始下一阶段', en: 'begin the next stage from filed data' },
      load: () => import('./commands/next.js'),
    },
  ],
  [
    'library',
    {
      summary: { zh: '由历年数据数出指标库', en: 'count filings into an indicator library' },
      load: () => import('./commands/library.js'),
    },
  ],
  [
    'blank',
    { summary: { zh: '生成空白表', en: 'make a blank form' }, load: () => import('./commands/blank.js') },
  ],
  [
    'schema',
    {
      summary: { zh: '输出填报数据的 JSON Schema', en: 'print the JSON Schema of filings' },
      load: () => import('./commands/schema.js'),
    },
  ],
  [
    'pack',
    {
      summary: { zh: '新建、检查、测试表样', en: 'begin, check and test form packs' },
      load: () => import('./commands/pack.js'),
    },
  ],
]);
