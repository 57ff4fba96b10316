/** A filing's projects: a new one begins with what its neighbour shares, a copied one with all that it held. */
import type { FilingSchema } from '../filing/index.js';
import type { Edit } from './edit-text.js';
import { jsonAt } from './json-at.js';
import { lengthOf, type RowAction, type RowEdits, rowEdits } from './rows.js';

const list = ['projects'] as const;

/** As `rowEdits`, of projects. A new one has the neighbour's category, dates and years, and a blank row for each group of its indicators. */
export function projectEdits(
  text: string,
  action: RowAction,
  index: number,
  schema: FilingSchema,
): RowEdits | null {
  if (action !== 'add' && action !== 'duplicate') return rowEdits(text, list, action, index, schema);
  const read = jsonAt(text);
  if (index >= lengthOf(text, list)) return null;
  const names = namesOf(text);
  if (action === 'add') {
    const json = blankProject(read, index, unused('新项目', names));
    return { edits: [{ kind: 'insert', path: list, index: index + 1, json }], index: index + 1 };
  }
  return { ...insertedProject(read([...list, index]), index + 1, names), index: index + 1 };
}

/** Projects of another filing's text, put in before the index in their order. */
export function copiedProjects(
  text: string,
  from: string,
  projects: readonly number[],
  index: number,
): readonly Edit[] {
  const read = jsonAt(from);
  const there = projects.filter((project) => read([...list, project]) !== '');
  const names = [...namesOf(text)];
  return there.flatMap((project, at) => {
    const json = read([...list, project]);
    const { edits, name } = insertedProject(json, index + at, names);
    names.push(name);
    return edits;
  });
}

/** A name that is there already is told apart. */
function insertedProject(
  json: string,
  index: number,
  names: readonly string[],
): { readonly edits: readonly Edit[]; readonly name: string } {
  const name = namesOf(`{"projects": [${json}]}`)[0] ?? '';
  const fresh = unused(name, names);
  const insert = { kind: 'insert', path: list, index, json } as const;
  if (fresh === name) return { edits: [insert], name };
  const named = { kind: 'set', path: [...list, index, 'name'], json: JSON.stringify(fresh) } as const;
  return { edits: [insert, named], name: fresh };
}

function namesOf(text: string): readonly string[] {
  const read = jsonAt(text);
  return Array.from({ length: lengthOf(text, list) }, (_, index) => textOf(read([...list, index, 'name'])));
}

function textOf(json: string): string {
  const value: unknown = json === '' ? null : JSON.parse(json);
  return typeof value === 'string' ? value : '';
}

function unused(name: string, names: readonly string[]): string {
  let fresh = name;
  for (let number = 2; names.includes(fresh); number += 1) fresh = `${name}（${number}）`;
  return fresh;
}

function blankProject(
  read: (path: readonly (string | number)[]) => string,
  index: number,
  name: string,
): string {
  const given = (...path: readonly (string | number)[]) => read([...list, index, ...path]);
  const rows = new Set<string>();
  for (let row = 0; given('indicators', row) !== ''; row += 1) {
    const [level1, level2] = [
      given('indicators', row, 'level1') || 'null',
      given('indicators', row, 'level2') || 'null',
    ];
    rows.add(`{"level1": ${level1}, "level2": ${level2}, "name": null, "target": null}`);
  }
  const money = '"total": null, "fiscal": null';
  return `{
    "name": ${JSON.stringify(name)}, "nature": null, "category": ${given('category') || 'null'},
    "department": null, "implementer": null,
    "startDate": ${given('startDate') || 'null'}, "endDate": ${given('endDate') || 'null'},
    "funding": {${money}, "other": null, "annual": {${money}, "carryover": null, "other": null}},
    "goals": {"period": ${given('goals', 'period') || 'null'}, "overall": null, "annual": null},
    "indicators": [${[...rows].join(', ')}]
  }`;
}
