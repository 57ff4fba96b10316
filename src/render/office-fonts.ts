/** What Word and Excel call the faces: by the names that a Chinese Windows knows. */
import type { FontRole } from '../text/index.js';

export const officeFonts: Readonly<Record<FontRole, string>> = {
  宋体: '宋体',
  黑体: '黑体',
  仿宋: '仿宋',
  楷体: '楷体',
  小标宋: '方正小标宋简体',
  西文: '宋体',
};
