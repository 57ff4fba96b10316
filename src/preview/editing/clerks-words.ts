/** Says what is wrong with a value as one says it to the person who types it: nothing of JSON, quotes and null. */
import { type Diagnostic, errorOf } from '../../diagnostics/index.js';
import { type FilingPlace, type FilingSchema, placeAt } from '../../filing/index.js';
import { clip } from '../../json/index.js';
import type { EditCommand } from '../editing-protocol.js';

/** What reading the filing said of it, in words for the page where the value was typed there. */
export function inClerksWords(
  command: EditCommand,
  schema: FilingSchema,
  faults: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (command.kind !== 'type') return faults;
  const [path = ''] = command.paths;
  const place = placeAt(path, schema);
  const words = place === null ? null : wordsFor(place, command);
  if (words === null) return faults;
  const [message, english] = words;
  const parameters = { found: clip(command.typed.trim(), longestShown) };
  return [errorOf('preview/not-taken', message, english, { parameters, path })];
}

/** Longest quotation of what was typed. */
const longestShown = 40;

/** In Chinese and in English; null: what reading says is as good. */
export function wordsFor(
  { kind, label }: FilingPlace,
  { typed, unit }: Pick<Extract<EditCommand, { kind: 'type' }>, 'typed' | 'unit'>,
): readonly [string, string] | null {
  const given = clip(typed.trim(), longestShown);
  if (given === '') return [`${label}不能空着`, 'it must not be blank'];
  switch (kind) {
    case 'amount':
      return [
        `“${given}”不是金额：请写数字，如 ${unit === '万元' ? '15 或 150000元' : '150000 或 15万'}，最多 15 位整数、6 位小数`,
        `"${given}" is no amount: type a number such as ${unit === '万元' ? '15 (万元)' : '150000'}`,
      ];
    case 'decimal':
      return [`“${given}”不是数字：请写数字，如 7.5`, `"${given}" is no number`];
    case 'date':
      if (/^\d{4}\D+\d{1,2}\D+\d{1,2}\D*$/u.test(given))
        return [
          `没有这一天：“${given}”，请核对年、月、日`,
          `there is no such day: "${given}"; check year, month and day`,
        ];
      return [
        `“${given}”不是日期：请写年月日或年月，如 2024-01-31、2024年1月`,
        `"${given}" is no date: type 2024-01-31 or 2024-01`,
      ];
    case 'period':
      return [`“${given}”不是年份：请写 2024 或 2024-01`, `"${given}" is no year: type 2024 or 2024-01`];
    case 'year':
      return [`“${given}”不是年份：请写四位数字，如 2024`, `"${given}" is no year: type four digits`];
    case 'text':
    case 'texts':
    case 'value':
    case 'target':
    case 'record':
    case 'list':
      return null;
  }
}
