/** Forms of another year than the filing that they were read into: last year's sheets in this year's book. */
import { type Doubt, doubt } from './doubt.js';
import type { BookForm } from './match-bases.js';

/** Most places that a doubt names. */
const mostNamed = 5;

/** One doubt for each other year, at the first form that says it. `year`: of the filing. */
export function otherYears(forms: readonly BookForm[], year: unknown): readonly Doubt[] {
  const places = new Map<number, string[]>();
  for (const { reading } of forms) {
    const said = reading.values.get('year');
    const place = reading.places.get('year');
    if (typeof said !== 'number' || said === year || place === undefined) continue;
    places.set(said, [...(places.get(said) ?? []), place]);
  }
  return [...places].map(([said, own]) => {
    const named = [...own.slice(0, mostNamed), ...(own.length > mostNamed ? ['……'] : [])].join('、');
    return doubt({
      code: 'other-year',
      path: 'year',
      place: own[0] ?? null,
      message: `有 ${own.length} 张表写的是 ${said} 年度，其余是 ${String(year)} 年度，都按 ${String(year)} 年度读：${named}。是以前年度的表，请移到别的工作簿；是写错的，请改过来`,
      english: `${own.length} forms say ${said}, the others ${String(year)}; all were read as of ${String(year)}: ${named}`,
      parameters: { found: said, year: String(year), places: own },
    });
  });
}
