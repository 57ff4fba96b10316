/** Diagnostics of font loading. */
import {
  type Diagnostic,
  diagnostic,
  type LastParameters,
  type Severity,
  type Text,
} from '../diagnostics/index.js';

function finding<const Message extends string, const English extends string>(
  code: string,
  severity: Severity,
  file: string,
  message: Message,
  english: English,
  ...[parameters = {}]: LastParameters<Message | English>
): Diagnostic {
  const texts: { readonly message: string; readonly english: string } = { message, english };
  return diagnostic({ code: `text/${code}`, severity, file, ...texts, parameters });
}

export function folderUnreadable(folder: string, { zh, en }: Text): Diagnostic {
  return finding(
    'font-folder-unreadable',
    'error',
    folder,
    `字体文件夹无法读取：${zh}。请检查路径和权限。`,
    `The folder of fonts cannot be read: ${en}. Check its path and permissions.`,
    { reason: en },
  );
}

export function fontsFileInvalid(file: string, { zh, en }: Text): Diagnostic {
  return finding(
    'fonts-file-invalid',
    'error',
    file,
    `字体配置不合规定，应为 {"roles": {"宋体": ["文件名"]}}：${zh}`,
    `The font configuration is not of the form {"roles": {"宋体": ["file name"]}}: ${en}`,
    { reason: en },
  );
}

export function unknownRole(file: string, role: string, known: readonly string[]): Diagnostic {
  return finding(
    'font-role-unknown',
    'error',
    file,
    `没有“${role}”这一字体用途，可用的有：${known.join('、')}。`,
    `There is no font role “${role}”; known roles: ${known.join(', ')}.`,
    { role, known },
  );
}

export function faceMissing(file: string, role: string, face: string): Diagnostic {
  return finding(
    'font-missing',
    'error',
    file,
    `“${role}”所用的字体“${face}”不在该文件夹中。请放入字体文件或改正文件名。`,
    `The face “${face}” of role “${role}” is not in the folder. Add the file or correct its name.`,
    { role, face },
  );
}

export function metricsBroken(file: string): Diagnostic {
  return finding(
    'font-metrics-broken',
    'error',
    file,
    '自带字体的字宽表缺失或损坏，请重新安装本程序。',
    'The metrics of a face that comes with the program are missing or damaged; install it again.',
  );
}

export function fontBroken(file: string, { zh, en }: Text): Diagnostic {
  return finding(
    'font-broken',
    'warning',
    file,
    `字体文件无法识别或已损坏（${zh}），已改用自带字体。请换用完好的 TTF、OTF 或 TTC 文件。`,
    `The font file is damaged or not a font (${en}); our own face is used. Give a sound TTF, OTF or TTC file.`,
    { reason: en },
  );
}

export function embeddingForbidden(file: string, family: string): Diagnostic {
  return finding(
    'font-embedding-forbidden',
    'warning',
    file,
    `字体“${family}”的授权标志不允许（取子集）嵌入文档，已改用自带字体。请换用允许嵌入的字体。`,
    `The font “${family}” forbids embedding (of a subset) in documents; our own face is used. Give one that allows it.`,
    { family },
  );
}

export function familyUnknown(file: string, families: readonly string[]): Diagnostic {
  return finding(
    'font-not-recognised',
    'warning',
    file,
    `看不出字体“${families.join(' / ')}”的用途，未使用。请在该文件夹的 fonts.json 中指明：{"roles": {"宋体": ["文件名"]}}。`,
    `What the font “${families.join(' / ')}” is for cannot be told; it is not used. Say so in the folder's fonts.json.`,
    { families },
  );
}
