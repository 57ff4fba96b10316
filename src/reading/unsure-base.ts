/** Asks which project, or unit, of the filing a form was: its name is gone or another, and what it repeats fits several. */
import type { JsonPath } from '../diagnostics/index.js';
import { clip } from '../json/index.js';
import { type Doubt, doubt } from './doubt.js';
import { type BaseMatch, type BookForm, nameOfBase } from './match-bases.js';

/** Most rivals that a doubt names. */
const mostNamed = 3;

/** `project`: where the form's project stands in the filing. */
export function unsureBase(
  { pattern, place, match }: BookForm & { readonly match: BaseMatch | null },
  project: JsonPath,
): readonly Doubt[] {
  if (match === null || match.rivals.length === 0) return [];
  const readAs = clip(nameOfBase(match.form), 40);
  const others = match.rivals.slice(0, mostNamed).map((one) => clip(nameOfBase(one), 40));
  const isProject = pattern.scope === 'project';
  const what = isProject ? '项目' : '单位';
  return [
    doubt({
      code: 'unsure-base',
      path: isProject ? project : 'unit.name',
      label: what,
      place,
      message: `看不出这张表是哪个${what}的：按“${readAs}”读，也可能是“${others.join('”“')}”；表上不印的内容随之取自“${readAs}”。请在表上或工作表的名称里写明原来的${what}名称再读，或逐项核对`,
      english: `there is no telling whose form this is: read as that of ${readAs}, but it may be that of ${others.join(', ')}; what the form does not print was taken from the first. Write the name into the form or the name of its sheet and read it again, or check it`,
      parameters: { readAs, others },
    }),
  ];
}
