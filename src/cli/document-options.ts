/** Options of every command that writes documents: formats, target and appearance. */
import type { Text } from '../diagnostics/index.js';
import { formats, pictureDpi, renderSettings } from '../render/index.js';
import { fitModes } from '../request-faults.js';
import { flagOption, listOption, type OptionSpecs, valueOption } from './command.js';
import { fontsOption, templatesOption } from './resource-options.js';

/** Ids of all formats, as help lists them. */
export const formatIds: Text = {
  zh: formats.map(({ id, kind }) => (kind === 'pictures' ? `${id}（每页一张图）` : id)).join('、'),
  en: formats.map(({ id, kind }) => (kind === 'pictures' ? `${id} (a picture a page)` : id)).join(', '),
};

/** The default formats, as people write them. */
export const usualFormats = formats
  .filter(({ isUsual }) => isUsual)
  .map(({ id }) => id)
  .join(',');

export const documentOptions: OptionSpecs = {
  to: {
    ...listOption(
      ['<格式>', '<formats>'],
      `格式，用逗号分开：${formatIds.zh}，默认 ${usualFormats}`,
      `formats, separated by commas: ${formatIds.en}, default ${usualFormats}`,
    ),
    values: formats.map(({ id }) => id),
  },
  dpi: valueOption(
    ['<数>', '<number>'],
    `图片每英寸的点数，${pictureDpi.least} 到 ${pictureDpi.most}，默认 ${pictureDpi.usual}`,
    `dots an inch of pictures, ${pictureDpi.least} to ${pictureDpi.most}, default ${pictureDpi.usual}`,
  ),
  out: valueOption(['<文件夹>', '<folder>'], '写到此文件夹，默认 out', 'folder to write to, default out'),
  fit: {
    ...flagOption(
      '末页只有几行的，缩小行距、字号（不小于 9 磅）收回；--set fit=page 尽量放在一页',
      'take back a last page of a few rows by less pitch and size (9 pt at least); --set fit=page: on one page where it can be',
    ),
    values: fitModes,
  },
  profile: valueOption(
    ['<版式>', '<profile>'],
    '页面版式：table（默认）或 gbt9704',
    'page profile: table (default) or gbt9704',
  ),
  set: {
    ...listOption(
      ['<选项=值>', '<option=value>'],
      '表格的选项（见 jibiao forms），或 word=flow（Word 自行分页）、missing=substitute（缺字印作〓）、fit=page（尽量一页）',
      'an option of the form (see jibiao forms), or word=flow (Word breaks pages), missing=substitute (print 〓 for what no font has), fit=page (one page where it can be)',
    ),
    values: [...Object.keys(renderSettings), 'missing', 'fit'],
  },
  templates: templatesOption,
  fonts: fontsOption,
};
