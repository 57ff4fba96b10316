/** What is wrong with a filing that cannot be read, as one says it to who fills it in: nothing of objects, keys, quotes and null. */
import type { Diagnostic } from '../../diagnostics/index.js';
import type { FilingPlace, FilingReading } from '../../filing/index.js';
import { wordsFor } from './clerks-words.js';

/** In Chinese and in English; null: what reading says is as good. `typed`: the value as one would type it; null: it is no single one. */
export function wordsOfFault(
  fault: Pick<Diagnostic, 'code' | 'path' | 'parameters' | 'english'>,
  place: FilingPlace | null,
  typed: string | null,
  { labelAt }: Pick<FilingReading, 'labelAt'>,
): readonly [string, string] | null {
  const words = structureWords(fault, place?.label ?? null, labelAt);
  if (words !== null) return [words, fault.english];
  const isOfValue = place !== null && typed !== null && fault.code !== 'filing/disagreement';
  return isOfValue ? wordsFor(place, { typed, unit: '元' }) : null;
}

function structureWords(
  { code, path, parameters = {} }: Pick<Diagnostic, 'code' | 'path' | 'parameters'>,
  label: string | null,
  labelAt: FilingReading['labelAt'],
): string | null {
  const text = (name: string): string => String(parameters[name] ?? '');
  const found = text('found').replace(/^"(.*)"$/u, '$1');
  const isWhole = /^[[{]/.test(found);
  const name = label ?? '这里';
  switch (code) {
    case 'filing/unknown-key': {
      const nearest = text('nearest');
      const meant = nearest === '' ? null : labelAt((path ?? '').replace(/[^.]*$/u, nearest));
      const question =
        nearest === '' ? '请改名或删去' : `是不是 ${nearest}${meant === null ? '' : `（${meant}）`}？`;
      return `不认识“${text('key')}”这一项；${question}`;
    }
    case 'filing/duplicate-key': {
      const lines = [...new Set([text('firstLine'), text('secondLine')])].join('、');
      return `${label ?? `“${text('key')}”`}写了两次（第 ${lines} 行），请只留一个`;
    }
    case 'filing/not-an-object':
      return isWhole
        ? `${name}的括号用错了：要用 { }，里面各项都带名称`
        : `“${found}”放错了地方：${name}由几项组成，不能只写一个值`;
    case 'filing/not-a-list':
      return isWhole
        ? `${name}可以有多个，要放在 [ ] 里`
        : `“${found}”放错了地方：${name}可以有多个，要放在 [ ] 里`;
    case 'filing/not-a-text':
      return isWhole ? `${name}只能写一个值` : `“${found}”要作为文字写`;
    default:
      return null;
  }
}
