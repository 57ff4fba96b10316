/** fonts.json: which faces serve a role, in which order. */
import * as z from 'zod';
import { systemReason, type Text } from '../diagnostics/index.js';
import type { FontRole } from './font-book.js';

export const fontRoles: readonly FontRole[] = ['宋体', '黑体', '仿宋', '楷体', '小标宋', '西文'];

export function isFontRole(name: string): name is FontRole {
  return fontRoles.some((role) => role === name);
}

/**
 * `roles`: role → names of faces, the first that has a character serves it. Ours name faces by their ids; a user's
 * names files of its folder (`SIMSUN.TTC`, or `SIMSUN.TTC#1` for the second face of a collection). An optional
 * `$comment` is for people. `bold`, in ours: faces that come first in a role where text is bold.
 */
function buildFontsFileSchema() {
  return z.strictObject({
    $comment: z.string().optional(),
    roles: z.record(z.string(), z.array(z.string().min(1))),
    bold: z.record(z.string(), z.array(z.string().min(1))).optional(),
  });
}

export type FontsFile = z.output<ReturnType<typeof buildFontsFileSchema>>;

/** Parses the file, or says what is wrong with it. */
export function parseFontsFile(bytes: Uint8Array): FontsFile | { readonly fault: Text } {
  try {
    const given: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (countOf(given) > mostNames) return { fault: tooManyNames };
    if (isPlainFontsFile(given)) return given;
    const parsed = buildFontsFileSchema().safeParse(given);
    return parsed.success ? parsed.data : { fault: ofSchema(parsed.error) };
  } catch (error) {
    return { fault: { ...systemReason(error), zh: '不是合法的 JSON' } };
  }
}

/** Roles and faces of a file: each that is not known is a finding. */
const mostNames = 500;
const tooManyNames: Text = {
  zh: `用途和字体超过 ${mostNames} 个`,
  en: `more than ${mostNames} roles and faces`,
};

/** Counts what lists and records hold, three deep as a valid file is, and no farther than the bound. */
function countOf(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > 3) return 0;
  const parts: readonly unknown[] = Object.values(value);
  let count = parts.length;
  for (let index = 0; index < parts.length && count <= mostNames; index += 1) {
    count += countOf(parts[index], depth + 1);
  }
  return count;
}

/** Whether the file is valid and has only roles and bold faces, like ours; then no schema needs to be built. */
function isPlainFontsFile(value: unknown): value is FontsFile {
  if (typeof value !== 'object' || value === null || !('roles' in value)) return false;
  const { roles, ...others } = value;
  const { bold = {}, ...rest } = { bold: {}, ...others };
  return Object.keys(rest).length === 0 && areChains(roles) && areChains(bold);
}

function areChains(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const faces: readonly unknown[] = Object.values(value);
  return faces.every(areNames);
}

function areNames(value: unknown): boolean {
  return Array.isArray(value) && value.every((name) => typeof name === 'string' && name !== '');
}

function ofSchema(error: z.ZodError): Text {
  const en = z.prettifyError(error);
  const places = new Set(error.issues.map(({ path }) => path.join('.') || '整个文件'));
  return { zh: `${[...places].join('、')} 不合此式`, en };
}

/** Families that people install for a role, in lower case without spaces; the longest match decides. */
const familiesByRole: Readonly<Record<FontRole, readonly string[]>> = {
  宋体: [
    '宋体',
    '新宋体',
    'simsun',
    'nsimsun',
    '华文宋体',
    'stsong',
    '方正书宋',
    'fzshusong',
    '思源宋体',
    'sourcehanserif',
    'notoserifcjk',
    'notoserifsc',
  ],
  黑体: [
    '黑体',
    'simhei',
    '华文黑体',
    'stheiti',
    '方正黑体',
    'fzhei',
    '思源黑体',
    'sourcehansans',
    'notosanscjk',
    'notosanssc',
  ],
  仿宋: [
    '仿宋',
    '仿宋_gb2312',
    'fangsong',
    'fangsong_gb2312',
    '华文仿宋',
    'stfangsong',
    '方正仿宋',
    'fzfangsong',
  ],
  楷体: [
    '楷体',
    '楷体_gb2312',
    'kaiti',
    'kaiti_gb2312',
    'simkai',
    '华文楷体',
    'stkaiti',
    '方正楷体',
    'fzkai',
  ],
  小标宋: ['小标宋', '方正小标宋', 'fzxiaobiaosong', '文鼎小标宋', '汉仪小标宋', '华文中宋', 'stzhongsong'],
  西文: ['timesnewroman', 'times', 'liberationserif', 'tinos', 'timesnewromanpsmt'],
};

/** Guesses the role from family or PostScript names; null: unknown. */
export function roleOfFamily(names: readonly string[]): FontRole | null {
  const known = fontRoles.flatMap((role) => familiesByRole[role].map((family) => ({ role, family })));
  const simple = names.map((name) => name.toLowerCase().replaceAll(/[\s-]/g, ''));
  const matches = known.filter(({ family }) => simple.some((name) => name.startsWith(family)));
  const longest = matches.sort((one, other) => other.family.length - one.family.length).at(0);
  return longest?.role ?? null;
}
