/** Reads Excel 2003's XML (XML Spreadsheet Reference), which many systems write under the name of .xls, into sheets. */
import { Parser } from 'htmlparser2';
import type { Cell, Sheet, Workbook } from 'hucre/xlsx';
import { excelColumns, excelRows } from '../sheet.js';

type XmlAttributes = Readonly<Record<string, string>>;
type XmlValue = string | number | boolean | Date;

/** Formats that have names instead of codes. */
const namedFormats: Readonly<Record<string, string>> = {
  'General Number': 'General',
  'General Date': 'yyyy/m/d h:mm',
  'Long Date': 'yyyy"年"m"月"d"日"',
  'Medium Date': 'd-mmm-yy',
  'Short Date': 'yyyy/m/d',
  Currency: '¥#,##0.00',
  Fixed: '0.00',
  Standard: '#,##0.00',
  Percent: '0.00%',
  Scientific: '0.00E+00',
};

/** Elements within one another: the format has ten. */
const mostDepth = 200;
/** Characters; a workbook of more would take seconds. */
const mostCharacters = 32_000_000;

/** Throws a RangeError for what breaks the format's bounds. */
export function readXmlWorkbook(xml: string): Workbook | 'too-large' {
  if (xml.length > mostCharacters) return 'too-large';
  const book = new XmlBook();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => book.open(localName(name), localNames(attributes)),
      onclosetag: (name) => book.close(localName(name)),
      ontext: (text) => book.text(text),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return { sheets: book.sheets };
}

/** `Row` of `ss:Row`. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localNames(attributes: XmlAttributes): XmlAttributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}

interface OpenSheet extends Sheet {
  readonly merges: NonNullable<Sheet['merges']>;
  readonly cells: NonNullable<Sheet['cells']>;
  readonly columns: NonNullable<Sheet['columns']>;
  readonly rowDefs: NonNullable<Sheet['rowDefs']>;
}

class XmlBook {
  readonly sheets: Sheet[] = [];
  readonly #open: string[] = [];
  /** Number formats by the style's id. */
  readonly #formats = new Map<string, string>();
  /** The style in work. */
  #style = '';
  #sheet: OpenSheet | null = null;
  readonly #columnStyles: (string | undefined)[] = [];
  #nextColumn = 0;
  #row = -1;
  #rowStyle: string | undefined;
  #cell: XmlAttributes = {};
  #cellColumn = 0;
  #nextCell = 0;
  #type = '';
  #text = '';

  open(name: string, attributes: XmlAttributes): void {
    this.#open.push(name);
    if (this.#open.length > mostDepth) throw new RangeError('deeper than a workbook');
    if (name === 'Style') this.#style = attributes.ID ?? '';
    else if (name === 'NumberFormat') this.#formats.set(this.#style, formatCode(attributes.Format));
    else if (name === 'Worksheet') this.#startSheet(attributes);
    else if (name === 'Column') this.#startColumns(attributes);
    else if (name === 'Row') this.#startRow(attributes);
    else if (name === 'Cell') this.#startCell(attributes);
    else if (name === 'Data' || name === 'Visible') {
      this.#type = attributes.Type ?? 'String';
      this.#text = '';
    }
  }

  close(name: string): void {
    this.#open.pop();
    // A note at a cell has data, too.
    if (name === 'Data' && this.#open.at(-1) === 'Cell') this.#endData();
    if (name === 'Visible' && this.#sheet !== null) this.#sheet.hidden = this.#text.trim() !== 'SheetVisible';
  }

  text(text: string): void {
    this.#text += text;
  }

  #startSheet({ Name = '' }: XmlAttributes): void {
    this.#sheet = { name: Name, rows: [], merges: [], cells: new Map(), columns: [], rowDefs: new Map() };
    this.sheets.push(this.#sheet);
    this.#columnStyles.length = 0;
    this.#nextColumn = 0;
    this.#row = -1;
  }

  #startColumns({ Index, Span, Hidden, StyleID }: XmlAttributes): void {
    const first = indexOf(Index) ?? this.#nextColumn;
    const end = Math.min(first + countOf(Span) + 1, excelColumns);
    this.#nextColumn = end;
    for (let column = first; column < end; column += 1) {
      this.#columnStyles[column] = StyleID;
      if (this.#sheet !== null) this.#sheet.columns[column] = { hidden: Hidden === '1' };
    }
  }

  #startRow({ Index, Hidden, StyleID }: XmlAttributes): void {
    this.#row = indexOf(Index) ?? this.#row + 1;
    if (this.#row >= excelRows) throw new RangeError('below the last row');
    this.#rowStyle = StyleID;
    this.#nextCell = 0;
    if (Hidden === '1') this.#sheet?.rowDefs.set(this.#row, { hidden: true });
  }

  #startCell(attributes: XmlAttributes): void {
    this.#cell = attributes;
    this.#cellColumn = indexOf(attributes.Index) ?? this.#nextCell;
    const [across, down] = [countOf(attributes.MergeAcross), countOf(attributes.MergeDown)];
    this.#nextCell = this.#cellColumn + across + 1;
    if (this.#nextCell > excelColumns) throw new RangeError('behind the last column');
    if (across === 0 && down === 0) return;
    const [startRow, startCol] = [this.#row, this.#cellColumn];
    this.#sheet?.merges.push({ startRow, startCol, endRow: startRow + down, endCol: startCol + across });
  }

  #endData(): void {
    const sheet = this.#sheet;
    const value = cellValue(this.#type, this.#text);
    if (sheet === null || value === '' || this.#row < 0) return;
    const column = this.#cellColumn;
    const values = sheet.rows[this.#row] ?? [];
    sheet.rows[this.#row] = values;
    values[column] = value;
    const { StyleID = this.#rowStyle ?? this.#columnStyles[column] ?? 'Default', Formula } = this.#cell;
    sheet.cells.set(`${this.#row},${column}`, {
      value,
      type: this.#type === 'Error' ? 'error' : cellType(value),
      style: { numFmt: this.#formats.get(StyleID) ?? 'General' },
      ...(Formula === undefined ? {} : { formula: Formula }),
    });
  }
}

/** Places and numbers of columns count from 1. */
function indexOf(text: string | undefined): number | null {
  const index = Number.parseInt(text ?? '', 10);
  return Number.isNaN(index) || index < 1 ? null : index - 1;
}

function countOf(text: string | undefined): number {
  const count = Number.parseInt(text ?? '', 10);
  return Number.isNaN(count) || count < 0 ? 0 : count;
}

function formatCode(format = 'General'): string {
  return namedFormats[format] ?? format;
}

function cellValue(type: string, text: string): XmlValue {
  if (type === 'Boolean') return text.trim() === '1';
  if (type === 'Number') return Number.isNaN(Number(text)) ? text : Number(text);
  if (type !== 'DateTime') return text;
  const date = new Date(`${text.trim()}Z`);
  return Number.isNaN(date.getTime()) ? text : date;
}

function cellType(value: XmlValue): Cell['type'] {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return value instanceof Date ? 'date' : 'string';
}
