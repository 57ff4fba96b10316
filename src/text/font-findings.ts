/** Diagnostics of font loading. */
import { type Diagnostic, errorOf, type Text, warningOf } from '../diagnostics/index.js';

export function folderUnreadable(folder: string, { zh, en }: Text): Diagnostic {
  return errorOf(
    'text/font-folder-unreadable',
    `字体文件夹无法读取：${zh}。请检查路径和权限`,
    `the folder of fonts cannot be read: ${en}. Check its path and permissions`,
    { file: folder, parameters: { reason: en } },
  );
}

export function fontsFileInvalid(file: string, { zh, en }: Text): Diagnostic {
  return errorOf(
    'text/fonts-file-invalid',
    `字体配置不合规定，应为 {"roles": {"宋体": ["文件名"]}}：${zh}`,
    `the font configuration is not of the form {"roles": {"宋体": ["file name"]}}: ${en}`,
    { file, parameters: { reason: en } },
  );
}

export function unknownRole(file: string, role: string, known: readonly string[]): Diagnostic {
  return errorOf(
    'text/font-role-unknown',
    `没有“${role}”这一字体用途，可用的有：${known.join('、')}`,
    `there is no font role “${role}”; known roles: ${known.join(', ')}`,
    { file, parameters: { role, known } },
  );
}

export function faceMissing(file: string, role: string, face: string): Diagnostic {
  return errorOf(
    'text/font-missing',
    `“${role}”所用的字体“${face}”不在该文件夹中。请放入字体文件或改正文件名`,
    `the face “${face}” of role “${role}” is not in the folder. Add the file or correct its name`,
    { file, parameters: { role, face } },
  );
}

export function metricsBroken(file: string): Diagnostic {
  return errorOf(
    'text/font-metrics-broken',
    '自带字体的字宽表缺失或损坏，请重新安装本程序',
    'the metrics of a face that comes with the program are missing or damaged; install it again',
    { file },
  );
}

export function fontBroken(file: string, { zh, en }: Text): Diagnostic {
  return warningOf(
    'text/font-broken',
    `字体文件无法识别或已损坏（${zh}），已改用自带字体。请换用完好的 TTF、OTF 或 TTC 文件`,
    `the font file is damaged or not a font (${en}); our own face is used. Give a sound TTF, OTF or TTC file`,
    { file, parameters: { reason: en } },
  );
}

export function embeddingForbidden(file: string, family: string): Diagnostic {
  return warningOf(
    'text/font-embedding-forbidden',
    `字体“${family}”的授权标志不允许（取子集）嵌入文档，已改用自带字体。请换用允许嵌入的字体`,
    `the font “${family}” forbids embedding (of a subset) in documents; our own face is used. Give one that allows it`,
    { file, parameters: { family } },
  );
}

export function familyUnknown(file: string, families: readonly string[]): Diagnostic {
  return warningOf(
    'text/font-not-recognised',
    `看不出字体“${families.join(' / ')}”的用途，未使用。请在该文件夹的 fonts.json 中指明：{"roles": {"宋体": ["文件名"]}}`,
    `what the font “${families.join(' / ')}” is for cannot be told; it is not used. Say so in the folder's fonts.json`,
    { file, parameters: { families } },
  );
}
