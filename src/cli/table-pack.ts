/** Writes a form pack from a table's layout: the form as it stands, its places bound and declared, to be worked on by hand. */
import type { Declarations } from '../filing/index.js';
import type { ReadSheet } from '../spreadsheet/index.js';
import { packDefinition } from './new-pack.js';
import { type Binding, type BoundList, bindTable } from './table-binding.js';
import { cellsAt, type LayoutCell, type TableLayout, tableLayout } from './table-layout.js';

interface TablePack {
  /** The pack's files by name. */
  readonly files: Readonly<Record<string, string>>;
  /** What its fields.json needs. */
  readonly declarations: Declarations;
  /** Places that are bound, and those of them that were known already. */
  readonly places: number;
  readonly known: number;
}

/** Null for a sheet without a table. */
export function packOfTable(sheet: ReadSheet, id: string): TablePack | null {
  const layout = tableLayout(sheet);
  if (layout === null) return null;
  const section = id.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
  const binding = bindTable(layout, section);
  const usual = packDefinition(id);
  const words = JSON.stringify(layout);
  const characters = layout.widths.reduce((sum, width) => sum + width, 0);
  const definition = {
    ...usual,
    title: layout.title.replace(/\s+/gu, '') || usual.title,
    amountUnit: words.includes('万元') ? '万元' : '元',
    source: '由 Excel 表格起的样子，没有与原件逐格核对',
    page: {
      ...usual.page,
      orientation: characters > mostUpright ? 'landscape' : 'portrait',
      bodySize: layout.widths.length > mostLarge ? 9 : 10.5,
      linePitch: layout.widths.length > mostLarge ? 13 : 15,
    },
    blank: { data: { year: '　　　　', ...printedRows(layout, binding) } },
  };
  const paths = [...binding.paths.values()];
  return {
    files: {
      'form.json': `${JSON.stringify(definition, null, 2)}\n`,
      'form.hbs': template(layout, binding, definition.title),
    },
    declarations: binding.declarations,
    places: paths.length + binding.lists.reduce((sum, { columns }) => sum + columns.size, 0),
    known: paths.filter((path) => !path.startsWith(`project.${section}.`)).length,
  };
}

/** Levels of indicators that stand in the sheet, for the blank form. */
function printedRows(layout: TableLayout, { lists }: Binding) {
  const list = lists.find(({ path }) => path === 'project.indicators');
  if (list === undefined) return {};
  const [from, to] = list.rows;
  const indicators = Array.from({ length: to - from + 1 }, (_, index) => {
    const texts = cellsAt(layout.cells, from + index).flatMap(({ column, text }) => {
      const part = list.columns.get(column);
      return part === undefined || text === '' ? [] : [[part, text.replace(/\s+/gu, '')] as const];
    });
    return Object.fromEntries(texts);
  });
  return { project: { indicators } };
}

/** Characters that a page holds upright, and columns that can be set in 10.5 pt. */
const mostUpright = 110;
const mostLarge = 8;

function template(layout: TableLayout, binding: Binding, title: string): string {
  return [
    `<form title="${escaped(title)}：{{plain project.name}}">`,
    `<h1>${escaped(title)}</h1>`,
    ...layout.above.map((texts, index) =>
      line(texts, index === 0 && texts.length === 1 ? 'subtitle' : 'body'),
    ),
    `<table columns="${layout.widths.length}">`,
    `  ${layout.widths.map((width) => `<col width="${width}"/>`).join('')}`,
    ...tableRows(layout, binding),
    '</table>',
    ...layout.below.map((texts) => line(texts, texts.length === 1 ? 'note' : 'body')),
    '</form>',
    '',
  ].join('\n');
}

/** The first text left, the others at the right end. */
function line([first = '', ...others]: readonly string[], kind: string): string {
  const right = others.length === 0 ? '' : `<tab/>${escaped(others.join('　'))}`;
  return `<p class="${kind}">${escaped(first)}${right}</p>`;
}

function tableRows(layout: TableLayout, binding: Binding): readonly string[] {
  const written: string[] = [];
  for (let row = 0; row < layout.rowCount; row += 1) {
    const list = binding.lists.find(({ rows: [from] }) => from === row);
    if (list === undefined) {
      const isHead = binding.lists.some(({ head: [from, to] }) => from <= row && row <= to);
      const cells = layout.cells.filter((cell) => cell.row === row || isSideCell(cell, row, binding.lists));
      written.push(
        rowOf(
          cells.map((cell) => fixedCell(cell, binding, isHead)),
          isHead,
        ),
      );
    } else {
      written.push(...listRows(layout, list, binding));
      row = list.rows[1];
    }
  }
  return written;
}

function rowOf(cells: readonly string[], isHead: boolean): string {
  return [
    `  <tr${isHead ? ' class="repeating-head"' : ''}>`,
    ...cells.map((cell) => `    ${cell}`),
    '  </tr>',
  ].join('\n');
}

/** Whether the cell goes down beside a list, whose number of rows is not fixed: it is merged by a key, row by row. */
function isBesideList({ row, rowSpan }: LayoutCell, lists: readonly BoundList[]): boolean {
  return lists.some(({ rows: [from] }) => row < from && row + rowSpan > from);
}

function isSideCell(cell: LayoutCell, row: number, lists: readonly BoundList[]): boolean {
  return isBesideList(cell, lists) && cell.row < row && row < cell.row + cell.rowSpan;
}

function fixedCell(cell: LayoutCell, binding: Binding, isHead: boolean): string {
  const path = binding.paths.get(cell.name);
  const isLong = cell.text.length > 40;
  const kind =
    cell.text === ''
      ? 'value'
      : isLong
        ? 'text'
        : isHead && !isBesideList(cell, binding.lists)
          ? 'head'
          : 'label';
  const content = cell.text !== '' ? escaped(cell.text) : path === undefined ? '' : `{{${path}}}`;
  return tag(cell, kind, content, binding);
}

function tag(cell: LayoutCell, kind: string, content: string, { lists }: Pick<Binding, 'lists'>): string {
  const columns = cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : '';
  const rows = isBesideList(cell, lists)
    ? ` merge="${cell.name.toLowerCase()}"`
    : cell.rowSpan > 1
      ? ` rowspan="${cell.rowSpan}"`
      : '';
  return `<td class="${kind}"${columns}${rows}>${content}</td>`;
}

function listRows(layout: TableLayout, list: BoundList, binding: Binding): readonly string[] {
  const [from, to] = list.rows;
  const cells = cellsAt(layout.cells, from).map((cell) => {
    const part = list.columns.get(cell.column);
    if (part === undefined || isBesideList(cell, binding.lists))
      return tag(cell, 'label', escaped(cell.text), binding);
    const merge = part === 'level1' ? 'row.level1' : part === 'level2' ? 'row.level1 row.level2' : null;
    const attributes = cell.columnSpan > 1 ? ` colspan="${cell.columnSpan}"` : '';
    const key = merge === null ? '' : ` merge="{{key ${merge}}}"`;
    return `<td class="${merge === null ? 'text' : 'label'}"${attributes}${key}>{{row.${part}}}</td>`;
  });
  const each = `  {{#each (atLeast ${list.path} ${to - from + 1}) as |row|}}`;
  return [each, rowOf(cells, false), '  {{/each}}'];
}

/** Words of the sheet as words of a template. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '”')
    .replaceAll('{{', '{ {')
    .split(/\r\n|\n|\r/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('<br/>');
}
