/** How fine pictures are to be: the same for every command that makes any. */
import { pictureDpi } from '../render/index.js';
import type { OptionSpec } from './command.js';

export const dpiOption: OptionSpec = {
  kind: 'value',
  placeholder: { zh: '<数>', en: '<number>' },
  description: {
    zh: `图片每英寸的点数，${pictureDpi.least} 到 ${pictureDpi.most}，默认 ${pictureDpi.usual}`,
    en: `dots an inch of pictures, ${pictureDpi.least} to ${pictureDpi.most}, default ${pictureDpi.usual}`,
  },
};
