/** Finds for each place of a table what it is called and where its value stands in the filing: known, or declared anew. */
import { coreSchema, type Declarations, type Declared, type Field } from '../filing/index.js';
import { cellsAt, type LayoutCell, type ListRows, plain, type TableLayout } from './table-layout.js';

/** A list with the names of its columns. */
export interface BoundList extends ListRows {
  /** Path in the template: `project.indicators`. */
  readonly path: string;
  /** Path of the item's part by the column's first cell. */
  readonly columns: ReadonlyMap<number, string>;
}

export interface Binding {
  /** Path in the template by the name of the cell: `D4` → `project.name`. */
  readonly paths: ReadonlyMap<string, string>;
  readonly lists: readonly BoundList[];
  /** Of fields.json. */
  readonly declarations: Declarations;
}

/** `section`: the name under which what is new is declared, so that forms of one folder keep apart. */
export function bindTable(layout: TableLayout, section: string): Binding {
  const known = knownPlaces();
  const paths = new Map<string, string>();
  const fields: Record<string, Declared> = {};
  const columns: Record<string, Declared> = {};
  const listNames: Record<string, Declared> = {};
  const isInList = ({ row }: LayoutCell) =>
    layout.lists.some(({ rows: [from, to] }) => from <= row && row <= to);
  for (const cell of layout.cells) {
    if (cell.text !== '' || isInList(cell)) continue;
    const label = labelOf(cell, layout);
    if (label === null) continue;
    const path = known.get(plain(label));
    if (path !== undefined && ![...paths.values()].includes(path)) paths.set(cell.name, path);
    else {
      const name = cell.name.toLowerCase();
      paths.set(cell.name, `project.${section}.${name}`);
      fields[name] = label;
    }
  }
  const lists = layout.lists.map((list): BoundList => {
    const heads = headsOf(layout, list);
    const isOfIndicators = heads.some(({ text }) => levelNames.has(plain(text)));
    const name = `rows${list.rows[0] + 1}`;
    const own: Record<string, Declared> = {};
    const bound = heads.map((head): readonly [number, string] => {
      const part = isOfIndicators ? levelNames.get(plain(head.text)) : undefined;
      if (part !== undefined) return [head.column, part];
      const key = isOfIndicators ? `${section}${head.name}` : head.name.toLowerCase();
      (isOfIndicators ? columns : own)[key] = oneLine(head.text);
      return [head.column, key];
    });
    if (!isOfIndicators) listNames[name] = { label: sideLabel(layout, list) ?? '明细', list: own };
    const path = isOfIndicators ? 'project.indicators' : `project.${section}.${name}`;
    return { ...list, path, columns: new Map(bound) };
  });
  const parts = { ...fields, ...listNames };
  const project: Record<string, Declared> = {};
  if (Object.keys(parts).length > 0) project[section] = { label: layout.title || section, fields: parts };
  if (Object.keys(columns).length > 0) project.indicators = { list: columns };
  const declarations: Declarations = Object.keys(project).length === 0 ? {} : { projects: { list: project } };
  return { paths, lists, declarations };
}

const levelNames: ReadonlyMap<string, string> = new Map([
  ['一级指标', 'level1'],
  ['一级目标', 'level1'],
  ['二级指标', 'level2'],
  ['二级目标', 'level2'],
  ['三级指标', 'name'],
  ['三级目标', 'name'],
  ['指标名称', 'name'],
  ['指标值', 'target'],
  ['年度指标值', 'target'],
  ['目标值', 'target'],
]);

/** The heads over the columns of a list. */
function headsOf({ cells }: TableLayout, { head: [, last] }: ListRows): readonly LayoutCell[] {
  return cellsAt(cells, last).filter((cell) => cell.row + cell.rowSpan === last + 1);
}

/** What stands beside all of a list's rows. */
function sideLabel({ cells }: TableLayout, { head: [, last], rows: [first] }: ListRows): string | null {
  const side = cellsAt(cells, first).find((cell) => cell.row <= last && cell.text !== '');
  return side === undefined ? null : oneLine(side.text);
}

/** What stands before the place in its row; where several places follow it, with the head over the place. */
function labelOf(cell: LayoutCell, { cells }: TableLayout): string | null {
  const before = cellsAt(cells, cell.row).filter(({ column }) => column < cell.column);
  const label = before.findLast(({ text }) => text !== '');
  const isAlone = before.at(-1) === label && !followsAnother(cell, cells);
  const head = cells.findLast(
    (one) =>
      one.text !== '' &&
      one.row < cell.row &&
      one.column <= cell.column &&
      cell.column < one.column + one.columnSpan,
  );
  const words = [label, ...(isAlone && label !== undefined ? [] : [head])].flatMap((one) =>
    one === undefined ? [] : oneLine(one.text),
  );
  return words.length === 0 ? null : [...new Set(words)].join(' ');
}

/** Whether the next cell of the row is a place too, so that the label before both says too little. */
function followsAnother(cell: LayoutCell, cells: readonly LayoutCell[]): boolean {
  const next = cellsAt(cells, cell.row).find(({ column }) => column === cell.column + cell.columnSpan);
  return next !== undefined && next.text === '';
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, '').replace(/[:：]$/u, '');
}

/** Paths by label: of a project's single values whose labels are unique, and of the unit. */
function knownPlaces(): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  const walk = (field: Field, path: string): void => {
    if (field.kind === 'record')
      for (const [name, part] of Object.entries(field.shape)) walk(part, `${path}.${name}`);
    else if (field.kind !== 'list') found.set(field.label, found.has(field.label) ? null : path);
  };
  const { root } = coreSchema;
  const projects = root.kind === 'record' ? root.shape.projects : undefined;
  if (projects?.kind === 'list') walk(projects.element, 'project');
  const unique = [...found].flatMap(([label, path]) => (path === null ? [] : [[label, path] as const]));
  return new Map([...unique, ['单位名称', 'unit.name'], ['填报单位', 'unit.name'], ['年度', 'year']]);
}
