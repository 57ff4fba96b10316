/** What a web page shows, in order: texts, and tables whose cells hold the same again. */
import { Parser } from 'htmlparser2';
import { raisedFigures } from '../../identity/index.js';

export type PageBlock =
  | { readonly kind: 'text'; readonly text: string }
  /** What a revision has deleted. */
  | { readonly kind: 'deleted'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly PageCell[])[] };

export interface PageCell {
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** The number behind the shown text, which Excel's own pages keep (`x:num`), and LibreOffice's (`sdval`). */
  readonly number: string | null;
  readonly blocks: readonly PageBlock[];
  /** What of it is struck out. */
  readonly struck: string;
}

/** Elements within one another: far more than pages have, far less than would exhaust the stack. */
const mostDepth = 400;
/** A page of more elements is no form. */
const mostElements = 400_000;

/** What tables are made of: of elements of their own, or of any that say that they are, or look like, these. */
const parts: Readonly<Record<string, TableElement>> = { table: 'table', tr: 'row', td: 'cell', th: 'cell' };
const roles: Readonly<Record<string, TableElement>> = {
  table: 'table',
  grid: 'table',
  treegrid: 'table',
  row: 'row',
  cell: 'cell',
  gridcell: 'cell',
  columnheader: 'cell',
  rowheader: 'cell',
};
const displays: Readonly<Record<string, TableElement>> = {
  table: 'table',
  'table-row': 'row',
  'table-cell': 'cell',
};

type TableElement = 'table' | 'row' | 'cell';

/** Elements whose content begins and ends lines (HTML, 15.3). */
const blockElements = new Set(
  'address article aside blockquote body caption center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section ul'.split(
    ' ',
  ),
);
/** Elements whose content is not shown, or has been deleted. */
const unshownElements = new Set('button datalist del noscript script style template title xml'.split(' '));
const unshownInputs = new Set(['button', 'file', 'hidden', 'image', 'password', 'reset', 'submit']);
const struckElements = new Set(['s', 'strike']);
const unshown = /(?:display\s*:\s*none|mso-hide\s*:\s*all)/iu;

/** `too-large`: of more elements, or deeper, than a form is. */
export function pageBlocks(html: string): readonly PageBlock[] | 'too-large' {
  const page = new PageReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => page.open(name, attributes),
      onclosetag: (name) => page.close(name),
      ontext: (text) => page.text(text),
    },
    { decodeEntities: true },
  );
  // In pieces, so that a bound that is passed ends the work.
  for (let at = 0; at < html.length && !page.isTooLarge; at += pieceLength)
    parser.write(html.slice(at, at + pieceLength));
  if (page.isTooLarge) return 'too-large';
  parser.end();
  return page.end();
}

/** Characters. */
const pieceLength = 1 << 16;

type TagAttributes = Readonly<Record<string, string>>;

interface OpenPageCell extends PageCell {
  readonly blocks: PageBlock[];
  struck: string;
}

interface OpenPageTable {
  readonly rows: PageCell[][];
}

/** Where texts and tables go: the page, or a cell. */
interface BlockHolder {
  readonly blocks: PageBlock[];
  /** The line in work. */
  text: string;
  readonly cell: OpenPageCell | null;
}

interface OpenPart {
  readonly part: TableElement | null;
  readonly isMade: boolean;
}

interface OpenList {
  readonly options: { text: string; readonly isChosen: boolean }[];
}

class PageReader {
  isTooLarge = false;
  readonly #page: BlockHolder = { blocks: [], text: '', cell: null };
  readonly #containers: BlockHolder[] = [this.#page];
  readonly #tables: OpenPageTable[] = [];
  /** Of each element open that is shown: the part of a table that it is, and whether another element is made to be it. */
  readonly #parts: OpenPart[] = [];
  /** Elements that are open within one that is not shown, and that one: their content is passed over. */
  #unshown = 0;
  #depth = 0;
  #elements = 0;
  #list: OpenList | null = null;
  /** What is deleted in the element that is not shown; null: it shows nothing for another reason. */
  #deleted: string | null = null;
  #keepsLines = 0;
  #raised = 0;
  /** Depths of the elements open that strike their content out. */
  readonly #struck: number[] = [];

  open(name: string, attributes: TagAttributes): void {
    this.#depth += 1;
    this.#elements += 1;
    this.isTooLarge ||= this.#depth > mostDepth || this.#elements > mostElements;
    if (this.#unshown > 0 || isUnshown(name, attributes)) {
      if (this.#unshown === 0 && name === 'del') this.#deleted = '';
      this.#unshown += 1;
      return;
    }
    if (isStruck(name, attributes)) this.#struck.push(this.#depth);
    const part = parts[name] ?? this.#madePart(attributes);
    this.#parts.push({ part, isMade: parts[name] === undefined });
    if (part === 'table') this.#openTable();
    else if (part === 'row') this.#tables.at(-1)?.rows.push([]);
    else if (part === 'cell') this.#openCell(attributes);
    else if (name === 'br') this.#endLine();
    else if (name === 'input') this.#write(inputText(attributes));
    else if (name === 'select') this.#list = { options: [] };
    else if (name === 'option') this.#list?.options.push({ text: '', isChosen: 'selected' in attributes });
    else if (name === 'textarea' || name === 'pre') this.#keepsLines += 1;
    else if (name === 'sup') this.#raised += 1;
    if (blockElements.has(name)) this.#endLine();
  }

  close(name: string): void {
    if (this.#struck.at(-1) === this.#depth) this.#struck.pop();
    this.#depth -= 1;
    if (this.#unshown > 0) {
      this.#unshown -= 1;
      if (this.#unshown === 0) this.#endDeleted();
      return;
    }
    const part = this.#parts.pop()?.part;
    if (part === 'table') this.#closeTable();
    else if (part === 'cell') this.#closeCell();
    else if (name === 'select') this.#closeList();
    else if (name === 'textarea' || name === 'pre') this.#keepsLines -= 1;
    else if (name === 'sup') this.#raised -= 1;
    if (blockElements.has(name)) this.#endLine();
  }

  text(text: string): void {
    if (this.#unshown > 0) {
      if (this.#deleted !== null) this.#deleted += text;
      return;
    }
    const option = this.#list?.options.at(-1);
    if (option !== undefined) option.text += text;
    else if (this.#keepsLines > 0) this.#writeLines(text);
    else this.#write(text.replace(/[ \t\r\n\f]+/gu, ' '));
  }

  end(): readonly PageBlock[] {
    while (this.#tables.length > 0) this.#closeTable();
    this.#endLine();
    return this.#page.blocks;
  }

  /** Rows stand in such a table, cells in such a row: elsewhere cells that look so are a way to set a text. */
  #madePart({ role = '', style = '' }: TagAttributes): TableElement | null {
    const display = /(?:^|;)\s*display\s*:\s*(?:inline-)?(table(?:-row|-cell)?)\s*(?:;|!|$)/iu.exec(
      style,
    )?.[1];
    const part = roles[role.toLowerCase()] ?? displays[display?.toLowerCase() ?? ''] ?? null;
    if (part === null || part === 'table') return part;
    const around = this.#parts.findLast((one) => one.part !== null);
    return around?.isMade === true && around.part === (part === 'row' ? 'table' : 'row') ? part : null;
  }

  #writeLines(text: string): void {
    const [first = '', ...others] = text.split(/\r\n?|\n/u);
    this.#write(first);
    for (const line of others) {
      this.#endLine();
      this.#write(line);
    }
  }

  #write(text: string): void {
    const container = this.#containers.at(-1) ?? this.#page;
    const shown = this.#raised > 0 ? raisedFigures(text) : text;
    container.text += shown;
    if (this.#struck.length > 0 && container.cell !== null) container.cell.struck += shown;
  }

  #endDeleted(): void {
    const text = (this.#deleted ?? '').trim();
    this.#deleted = null;
    if (text !== '') (this.#containers.at(-1) ?? this.#page).blocks.push({ kind: 'deleted', text });
  }

  #endLine(): void {
    const container = this.#containers.at(-1) ?? this.#page;
    const text = container.text.replaceAll('\u00a0', ' ').trim();
    container.text = '';
    if (text !== '') container.blocks.push({ kind: 'text', text });
  }

  #openTable(): void {
    this.#endLine();
    this.#tables.push({ rows: [] });
  }

  #openCell(attributes: TagAttributes): void {
    // A cell of no table: a part of a page.
    if (this.#tables.length === 0) this.#openTable();
    const cell: OpenPageCell = {
      rowSpan: spanOf(attributes.rowspan ?? attributes['aria-rowspan']),
      columnSpan: spanOf(attributes.colspan ?? attributes['aria-colspan']),
      number: attributes['x:num'] ?? attributes.sdval ?? null,
      blocks: [],
      struck: '',
    };
    const rows = this.#tables.at(-1)?.rows ?? [];
    if (rows.length === 0) rows.push([]);
    rows.at(-1)?.push(cell);
    this.#containers.push({ blocks: cell.blocks, text: '', cell });
  }

  #closeCell(): void {
    this.#endLine();
    if (this.#containers.length > 1) this.#containers.pop();
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    if (table === undefined) return;
    const { blocks } = this.#containers.at(-1) ?? this.#page;
    this.#endLine();
    if (table.rows.length > 0) blocks.push({ kind: 'table', rows: table.rows });
  }

  #closeList(): void {
    const options = this.#list?.options ?? [];
    this.#list = null;
    const chosen = options.find(({ isChosen }) => isChosen) ?? options[0];
    this.#write((chosen?.text ?? '').replace(/\s+/gu, ' ').trim());
  }
}

function isUnshown(name: string, attributes: TagAttributes): boolean {
  return unshownElements.has(name) || 'hidden' in attributes || unshown.test(attributes.style ?? '');
}

function isStruck(name: string, { style = '' }: TagAttributes): boolean {
  return struckElements.has(name) || /text-decoration[^;]*:[^;]*line-through/iu.test(style);
}

/** What a field of a page on the screen says. */
function inputText({ type = 'text', checked, value = '' }: TagAttributes): string {
  const kind = type.toLowerCase();
  if (unshownInputs.has(kind)) return '';
  if (kind === 'checkbox' || kind === 'radio') return checked === undefined ? '□' : '☑';
  return value;
}

/** 0 goes on to the table's end (HTML, 4.9.11). */
function spanOf(text = '1'): number {
  const span = Number.parseInt(text, 10);
  return Number.isNaN(span) || span < 0 ? 1 : span;
}
