/** Options that say where packs and faces come from; the same for every command that makes or lists forms. */
import type { OptionSpec } from './command.js';

export const templatesOption: OptionSpec = {
  kind: 'list',
  placeholder: { zh: '<文件夹>', en: '<folder>' },
  description: { zh: '另加的表格模板', en: 'folder of further form packs' },
};

export const fontsOption: OptionSpec = {
  kind: 'value',
  placeholder: { zh: '<文件夹>', en: '<folder>' },
  description: { zh: '自备字体', en: "folder of the user's own fonts" },
};
