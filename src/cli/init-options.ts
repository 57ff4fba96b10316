/** Looks through the options of `init`: what is to be written, and whether they fit together. */
import { basename } from 'node:path';
import { isFilingName } from '../batch/index.js';
import { type Diagnostic, errorOf, unknownName } from '../diagnostics/index.js';
import type { Invocation } from './command.js';

const isBookName = (name: string) => /\.xlsx$/i.test(name);

/** What can be written, and which names fit it. */
const formats: ReadonlyMap<string, (name: string) => boolean> = new Map([
  ['json', isFilingName],
  ['xlsx', isBookName],
]);

/** `json` or `xlsx`; what `--to` says otherwise is misuse. */
export function formatOf(invocation: Invocation): string {
  return invocation.value('to') ?? (isBookName(invocation.arguments[0] ?? '') ? 'xlsx' : 'json');
}

/** Reports options that fit neither each other nor the file's name; null if all do. */
export function misuseOf(invocation: Invocation): Diagnostic | null {
  const format = formatOf(invocation);
  const fits = formats.get(format);
  if (fits === undefined)
    return unknownName('cli/unknown-format', { zh: '写法', en: 'format' }, format, [...formats.keys()]);
  const [path] = invocation.arguments;
  const name = path === undefined ? null : basename(path);
  if (name !== null && !fits(name)) return strangeName(name);
  const isOfBlank = ['unit', 'year', 'project'].some((option) => invocation.value(option) !== null);
  if (format === 'xlsx') return isOfBlank ? blankBook : null;
  if (invocation.value('from') !== null) return fromWithoutBook;
  const [unit, year] = [invocation.value('unit') ?? '', invocation.value('year') ?? ''];
  return isOfBlank && !(/^20\d\d$/.test(year) && unit.trim() !== '') ? unitWithoutYear : null;
}

/** A filing under the name of something else (`x.pdf`) would open nowhere, and no folder of filings would show it. */
export function strangeName(name: string): Diagnostic {
  return errorOf(
    'cli/bad-filing-name',
    `填报数据的文件名以 .json 或 .jsonc 结尾（manifest.json 等另有用处的不行），填写簿的以 .xlsx 结尾，不能是 ${name}`,
    `a filing is named .json or .jsonc (not as files of another use, such as manifest.json), a book to fill in .xlsx: not ${name}`,
    { parameters: { name } },
  );
}

const blankBook = errorOf(
  'cli/blank-book',
  '--unit、--year、--project 用于空白的数据（.json），填写簿在 Excel 里填',
  '--unit, --year and --project are for a blank filing (.json); a book is filled in in Excel',
);

const fromWithoutBook = errorOf(
  'cli/from-without-book',
  '--from 只用于填写簿，请加 --to xlsx；要接着一份数据往下填，用 jibiao next',
  '--from is for the book to fill in: add --to xlsx; `jibiao next` goes on from a filing',
);

const unitWithoutYear = errorOf(
  'cli/bad-year',
  '--unit 要和 --year 一起给，如 --year 2026',
  '--unit goes with --year, such as --year 2026',
);
