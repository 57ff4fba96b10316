/** Diagnostics about a compilation's filings as a set: years, repeats, and what is left out. */
import { type Diagnostic, errorOf, noteOf, warningOf } from '../diagnostics/index.js';
import { identityOf } from '../identity/index.js';
import { type CompiledUnit, yearsOf } from '../template/index.js';
import type { Chapter } from './chapters.js';

export function yearRemarks(chapters: readonly Chapter[]): readonly Diagnostic[] {
  const years = yearsOf(chapters.map(({ unit }) => unit));
  if (years.length < 2) return [];
  const count = (year: string) => chapters.filter(({ unit }) => unit.year === year).length;
  return [
    noteOf(
      'compilation/several-years',
      `汇编中有不同年度的数据：${years.map((year) => `${year}年度 ${count(year)} 份`).join('，')}；都已编入`,
      `the filings are of different years: ${years.map((year) => `${count(year)} of ${year}`).join(', ')}; all are compiled`,
      { parameters: { years } },
    ),
  ];
}

export function repeatRemarks(chapters: readonly Chapter[]): readonly Diagnostic[] {
  const first = new Map<string, string>();
  const found: Diagnostic[] = [];
  for (const { unit, file } of chapters) {
    const key = JSON.stringify([identityOf(unit.name), unit.year]);
    const other = first.get(key);
    if (other === undefined) first.set(key, file);
    else found.push(repeated(unit, file, other));
  }
  return found;
}

function repeated({ name, year }: CompiledUnit, file: string, other: string): Diagnostic {
  return warningOf(
    'compilation/same-unit',
    `与 ${other} 同为“${name}”${year}年度的数据，两份都已编入，金额重复计入；如不是有意的，请去掉一份`,
    `of the same unit and year as ${other}; both are compiled, and their money is counted twice`,
    { parameters: { unit: name, year, other }, file, path: 'unit.name', label: '单位名称' },
  );
}

export function missing(file: string): Diagnostic {
  return errorOf(
    'compilation/left-out',
    '这份数据有上述错误，没有编入汇编；改正后再运行一次，即可补入',
    'left out of the compilation because of these errors; mend them and run again',
    { file },
  );
}

export function nothingLeft(): Diagnostic {
  return errorOf(
    'compilation/nothing-left',
    '没有一份数据可以编入，汇编没有生成',
    'no filing can be compiled; the compilation is not made',
  );
}

export function notACompilation(form: string): Diagnostic {
  return errorOf(
    'compilation/not-a-compilation',
    `“${form}”不是汇编的表样`,
    `${form} is not a pack of the scope compilation`,
    { parameters: { form } },
  );
}
