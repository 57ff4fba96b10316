/** Looks through the options of `init`: what is to be written, and whether they fit together. */
import { basename } from 'node:path';
import { type Diagnostic, errorOf, unknownName } from '../diagnostics/index.js';
import type { Invocation } from './command.js';

/** How the names of what can be written end. */
const endings: ReadonlyMap<string, RegExp> = new Map([
  ['json', /\.jsonc?$/i],
  ['xlsx', /\.xlsx$/i],
]);

/** `json` or `xlsx`; what `--to` says otherwise is misuse. */
export function formatOf(invocation: Invocation): string {
  const isBook = endings.get('xlsx')?.test(invocation.arguments[0] ?? '') === true;
  return invocation.value('to') ?? (isBook ? 'xlsx' : 'json');
}

/** Reports options that fit neither each other nor the file's name; null if all do. */
export function misuseOf(invocation: Invocation): Diagnostic | null {
  const format = formatOf(invocation);
  const ending = endings.get(format);
  if (ending === undefined)
    return unknownName('cli/unknown-format', { zh: '写法', en: 'format' }, format, [...endings.keys()]);
  const [name] = invocation.arguments;
  if (name !== undefined && !ending.test(name)) return strangeName(basename(name));
  const isOfBlank = ['unit', 'year', 'project'].some((option) => invocation.value(option) !== null);
  if (format === 'xlsx') return isOfBlank ? blankBook : null;
  if (invocation.value('from') !== null) return fromWithoutBook;
  const [unit, year] = [invocation.value('unit') ?? '', invocation.value('year') ?? ''];
  return isOfBlank && !(/^20\d\d$/.test(year) && unit.trim() !== '') ? unitWithoutYear : null;
}

/** A filing under the name of something else (`x.pdf`) would open nowhere, and no folder of filings would show it. */
function strangeName(name: string): Diagnostic {
  return errorOf(
    'cli/bad-filing-name',
    `填报数据的文件名以 .json 或 .jsonc 结尾，填写簿的以 .xlsx 结尾，不能是 ${name}。`,
    `A filing is named .json or .jsonc, a book to fill in .xlsx: not ${name}.`,
    { parameters: { name } },
  );
}

const blankBook = errorOf(
  'cli/blank-book',
  '--unit、--year、--project 用于空白的数据（.json），填写簿在 Excel 里填。',
  '--unit, --year and --project are for a blank filing (.json); a book is filled in in Excel.',
);

const fromWithoutBook = errorOf(
  'cli/from-without-book',
  '--from 只用于填写簿，请加 --to xlsx；要接着一份数据往下填，用 jibiao next。',
  '--from is for the book to fill in: add --to xlsx; `jibiao next` goes on from a filing.',
);

const unitWithoutYear = errorOf(
  'cli/bad-year',
  '--unit 要和 --year 一起给，如 --year 2026。',
  '--unit goes with --year, such as --year 2026.',
);
