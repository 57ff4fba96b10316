/** Reads a part of a Word file (ECMA-376 Part 1, 17) into blocks: what is shown, without what was deleted or stands there for older programs. */
import type { BodyBlock, Numbering } from './blocks.js';
import {
  advice,
  endRow,
  type OpenControl,
  type OpenTable,
  openCell,
  openRow,
  openTable,
  takeBookmark,
  takeCellProperty,
  takeColumn,
  takeControlProperty,
  takeParagraphProperty,
  takeRowProperty,
  takeRunProperty,
} from './open-parts.js';
import { OpenHolder, OpenParagraph, plainLook } from './open-text.js';
import { attributeOf, xmlTokens } from './xml-tokens.js';

/** Content that is not shown: for older programs, deleted, moved away, pronunciations. */
const unseen = new Set(['Fallback', 'del', 'moveFrom', 'rt']);
/** Properties as they were before. */
const formerProperties = /^(?:[rp]|tc|tr|sect|tbl)Pr(?:Ex)?Change$|^tblGridChange$/u;

/** What Word 2003 keeps of notes, of what was deleted, and of former properties. */
function isUnseenNote(name: string, attributes: string): boolean {
  const type = name === 'annotation' ? attributeOf(attributes, 'type') : null;
  return type !== null && /^Word\.(?:Comment|Deletion|Formatting)$/u.test(type);
}

/** Elements whose children are properties, of which some are named as content is. */
const properties = new Set(['rPr', 'pPr', 'trPr', 'tcPr', 'tblPr', 'sdtPr', 'sectPr']);

/** Tables and boxes within one another; what stands deeper is text of the one around. */
const mostDepth = 24;

/** `styles`: styles of paragraphs that number them. */
export function readBody(xml: string, styles: ReadonlyMap<string, Numbering>): readonly BodyBlock[] {
  const reader = new BodyReader(styles);
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') reader.text(token.text);
    else if (token.kind === 'begin') reader.begin(token.name, token.attributes, token.isAlone);
    else reader.end(token.name);
  }
  return reader.blocks;
}

class BodyReader {
  readonly #holders: OpenHolder[] = [new OpenHolder()];
  readonly #tables: OpenTable[] = [];
  readonly #controls: OpenControl[] = [];
  readonly #properties: string[] = [];
  /** The unseen element that is open, and elements of its name within it. */
  #unseen: { readonly name: string; depth: number } | null = null;
  /** What texts are said as: shown, or as the instruction of a field. */
  #says: 't' | 'instrText' | null = null;
  /** Tables and boxes that are too deep. */
  readonly #tooDeep: string[] = [];

  constructor(readonly styles: ReadonlyMap<string, Numbering>) {}

  get blocks(): readonly BodyBlock[] {
    // A file that ends early keeps what was read of it.
    while (this.#holders.length > 1) this.#closeHolder();
    this.#endParagraph();
    return this.#holder.blocks;
  }

  get #holder(): OpenHolder {
    const last = this.#holders.at(-1);
    if (last === undefined) throw new Error('the body is never closed');
    return last;
  }

  text(text: string): void {
    if (this.#unseen !== null || this.#says === null) return;
    if (this.#says === 'instrText') this.#holder.fields.at(-1)?.instruct(text);
    else this.#say(text);
  }

  begin(name: string, attributes: string, isAlone: boolean): void {
    if (this.#unseen !== null) {
      if (name === this.#unseen.name) this.#unseen.depth += 1;
      return;
    }
    const inside = this.#properties.at(-1);
    const isMark = inside !== undefined && name === 'del';
    if ((unseen.has(name) && !isMark) || formerProperties.test(name) || isUnseenNote(name, attributes))
      this.#unseen = { name, depth: 1 };
    else if (properties.has(name)) {
      if (!isAlone) this.#properties.push(name);
    } else if (inside !== undefined) this.#property(inside, name, attributes);
    else if (!this.#isStructure(name, attributes)) this.#inline(name, attributes);
  }

  end(name: string): void {
    if (this.#unseen !== null) {
      if (name === this.#unseen.name) this.#unseen.depth -= 1;
      if (this.#unseen.depth === 0) this.#unseen = null;
    } else if (this.#properties.at(-1) === name) this.#properties.pop();
    else if (this.#properties.length === 0) this.#end(name);
  }

  #say(text: string): void {
    const control = this.#controls.at(-1);
    const holder = this.#holder;
    const { paragraph, look } = holder;
    if (paragraph === null) return;
    if (control?.isAdvice === true) {
      if (advice.test(text)) return;
      paragraph.remark('placeholder', text);
    }
    const field = holder.fields.at(-1);
    if (field !== undefined) field.hasText = true;
    if (control === undefined || control.box === null) paragraph.say(text, look);
    else if (!control.isBoxSaid) {
      // A box may be any character of any font: it says itself whether it is ticked.
      control.isBoxSaid = true;
      paragraph.say(control.box, plainLook());
    }
  }

  #property(inside: string, name: string, attributes: string): void {
    const { look, paragraph } = this.#holder;
    const table = this.#tooDeep.length > 0 ? undefined : this.#tables.at(-1);
    const control = this.#controls.at(-1);
    if (inside === 'rPr') {
      // The properties of a paragraph's mark, or of a control, are no run's.
      const isRun = this.#properties.length === 1;
      if (isRun) takeRunProperty(look, name, attributes);
      else if (name === 'del' && paragraph !== null) paragraph.goesOn = true;
    } else if (inside === 'pPr' && paragraph !== null)
      takeParagraphProperty(paragraph, this.styles, name, attributes);
    else if (inside === 'trPr' && table !== undefined) takeRowProperty(table, name, attributes);
    else if (inside === 'tcPr' && table !== undefined) takeCellProperty(table, name, attributes);
    else if (inside === 'sdtPr' && control !== undefined) takeControlProperty(control, name, attributes);
  }

  /** Begins a part that holds others; false: it is none. */
  #isStructure(name: string, attributes: string): boolean {
    const holder = this.#holder;
    switch (name) {
      case 'tbl':
      case 'txbxContent':
        this.#beginHolder(name);
        return true;
      case 'tr':
      case 'tc':
      case 'gridCol':
        this.#beginInTable(name, attributes);
        return true;
      case 'p':
        this.#endParagraph();
        holder.paragraph = new OpenParagraph();
        return true;
      case 'r':
        holder.look = { ...plainLook(), isRaised: holder.isRaised };
        return true;
      case 't':
      case 'instrText':
        this.#says = name;
        return true;
      case 'sdt':
        this.#controls.push({ box: null, isBoxSaid: false, isAdvice: false });
        return true;
      default:
        return false;
    }
  }

  #inline(name: string, attributes: string): void {
    const holder = this.#holder;
    const { paragraph, look } = holder;
    const said = marks[name];
    if (said !== undefined) paragraph?.say(said, look);
    else if (name === 'sym') this.#symbol(attributes);
    else if (name === 'sup') holder.isRaised = true;
    else if (name === 'bookmarkStart') takeBookmark(this.#tables.at(-1), holder, attributes);
    else if (name === 'fldChar') {
      const kind = attributeOf(attributes, 'fldCharType');
      if (kind === 'begin') holder.beginField();
      else if (kind === 'end') holder.endField();
    } else if (pictures.has(name)) paragraph?.remark('picture', '');
    else if (name === 'altChunk' || name === 'subDoc') {
      const embedded = new OpenParagraph();
      embedded.remark('embedded', name);
      holder.blocks.push(embedded.closed);
    } else holder.fields.at(-1)?.take(name, attributes);
  }

  #symbol(attributes: string): void {
    const { paragraph, look } = this.#holder;
    const code = Number.parseInt(attributeOf(attributes, 'char') ?? '', 16) || 0;
    const control = this.#controls.at(-1);
    if (control !== undefined && control.box !== null) this.#say('');
    else paragraph?.symbol(attributeOf(attributes, 'font') ?? '', code, look);
  }

  #beginHolder(name: string): void {
    if (this.#tooDeep.length > 0 || this.#tables.length + this.#holders.length > mostDepth) {
      this.#tooDeep.push(name);
    } else if (name === 'tbl') {
      this.#endParagraph();
      this.#tables.push(openTable());
    } else this.#holders.push(new OpenHolder());
  }

  #beginInTable(name: string, attributes: string): void {
    const table = this.#tables.at(-1);
    if (table === undefined || this.#tooDeep.length > 0) return;
    if (name === 'gridCol') takeColumn(table, attributes);
    else if (name === 'tr') table.row = openRow();
    else if (table.row !== null && table.cell === null) {
      table.cell = openCell(new OpenHolder());
      this.#holders.push(table.cell.holder);
    }
  }

  #end(name: string): void {
    if (this.#tooDeep.length > 0 && holding.has(name)) {
      if (this.#tooDeep.at(-1) === name) this.#tooDeep.pop();
      return;
    }
    const table = this.#tables.at(-1);
    const holder = this.#holder;
    switch (name) {
      case 't':
      case 'instrText':
        this.#says = null;
        return;
      case 'p':
        this.#endParagraph();
        return;
      case 'num':
        // The upper number of a fraction.
        holder.paragraph?.say('/', holder.look);
        return;
      case 'sup':
        holder.isRaised = false;
        return;
      case 'sdt':
        this.#controls.pop();
        return;
      case 'txbxContent':
        if (this.#holders.length > 1) this.#closeHolder();
        return;
      case 'tc':
        if (table?.cell?.holder === holder) this.#closeHolder();
        return;
      case 'tr':
        if (table !== undefined) endRow(table);
        return;
      case 'tbl':
        this.#tables.pop();
        if (table !== undefined) holder.blocks.push({ kind: 'table', rows: table.rows, edges: table.edges });
        return;
    }
  }

  /** Closes a cell, or a box, which belongs to the paragraph around. */
  #closeHolder(): void {
    this.#endParagraph();
    const closed = this.#holders.pop();
    const table = this.#tables.at(-1);
    if (closed === undefined) return;
    if (table?.cell?.holder === closed) {
      const { holder, ...cell } = table.cell;
      table.row?.cells.push({ ...cell, blocks: holder.blocks });
      table.cell = null;
    } else if (this.#holder.paragraph === null) this.#holder.blocks.push(...closed.blocks);
    else this.#holder.paragraph.boxes.push(closed.blocks);
  }

  #endParagraph(): void {
    const holder = this.#holder;
    if (holder.paragraph === null) return;
    holder.blocks.push(holder.paragraph.closed);
    holder.paragraph = null;
  }
}

/** Elements that say one character. */
const marks: Readonly<Record<string, string>> = {
  br: '\n',
  cr: '\n',
  tab: ' ',
  ptab: ' ',
  noBreakHyphen: '-',
};

const pictures = new Set(['blip', 'imagedata', 'OLEObject']);

/** What holds blocks. */
const holding = new Set(['tbl', 'tr', 'tc', 'txbxContent']);
