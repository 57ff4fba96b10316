/** Builds a form from tags, words and values in the order in which a template gives them. */
import type { JsonPath } from '../diagnostics/index.js';
import type { ElementName } from './dialect.js';
import type { DraftBlock, DraftCell, DraftForm, DraftLine, DraftTable } from './draft.js';
import type { Align, HeadingBlock, PageTarget, Paragraph, ParagraphBlock } from './form.js';
import { InlineBuilder } from './inline.js';
import type { ParagraphTag, Tag, TextTag } from './tag.js';

/** A part of the draft that is still growing. */
type Open<Part> = {
  -readonly [Key in keyof Part]: Part[Key] extends readonly (infer Item)[] ? Item[] : Part[Key];
};

/** The caller sees to it that elements stand where the dialect allows. */
export class FormBuilder {
  readonly #inline = new InlineBuilder();
  readonly #blocks: DraftBlock[] = [];
  #title = '';
  /** The lines of the cover that is open. */
  #cover: (HeadingBlock | ParagraphBlock)[] | null = null;
  #table: Open<DraftTable> | null = null;
  #text: TextTag | null = null;
  /** What stands before the tab in that text. */
  #left: readonly Paragraph[] | null = null;

  /** How many rows and lines there are. */
  lineCount = 0;
  /** How many words and values have been added to texts. */
  partCount = 0;

  get form(): DraftForm {
    return { title: this.#title, blocks: this.#blocks };
  }

  open(tag: Tag): void {
    switch (tag.name) {
      case 'td':
      case 'p':
      case 'h1':
        this.#text = tag;
        return;
      case 'tr':
        this.lineCount += 1;
        this.#table?.starts.push(this.#table.cells.length);
        this.#table?.rows.push(tag);
        return;
      case 'form':
        this.#title = tag.title;
        return;
      case 'cover':
        this.#cover = [];
        this.#blocks.push({ kind: 'cover', blocks: this.#cover });
        return;
      case 'new-page':
        this.#blocks.push({ kind: 'newPage', title: tag.title.trim() || null });
        return;
      case 'table':
        this.#table = { kind: 'table', tag, widths: [], rows: [], cells: [], starts: [] };
        this.#blocks.push(this.#table);
        return;
      case 'col':
        this.#table?.widths.push(tag.width);
        return;
      case 'br':
        this.#inline.endParagraph();
        return;
      case 'tab':
        this.#left = this.#inline.finish();
        return;
    }
  }

  close(name: ElementName): void {
    if (name === 'cover') this.#cover = null;
    const tag = this.#text;
    if (tag?.name !== name) return;
    const paragraphs = this.#inline.finish();
    const left = this.#left;
    if (tag.name === 'td') this.addCell({ tag, paragraphs });
    else this.addLine(left === null ? { tag, paragraphs } : { tag, paragraphs: left, right: paragraphs });
    this.#text = null;
    this.#left = null;
  }

  /** The form's own words in the text that is open. */
  words(words: string): void {
    this.partCount += 1;
    this.#inline.addWords(words);
  }

  /** A value in the text that is open. */
  value(text: string, sources: readonly JsonPath[]): void {
    this.partCount += 1;
    this.#inline.addData(text, sources);
  }

  /** The number of a page in the text that is open. */
  page(target: PageTarget): void {
    this.#inline.addPage(target);
  }

  /** A cell as a whole. */
  addCell(cell: DraftCell): void {
    this.#table?.cells.push(cell);
  }

  /** A title or paragraph as a whole. */
  addLine(line: DraftLine): void {
    this.lineCount += 1;
    if (this.#cover === null) this.#blocks.push(lineBlock(line, 'form'));
    else this.#cover.push(lineBlock(line, 'cover'));
  }
}

/** On a cover nothing stands at a line's end: it follows as a line of its own. */
function lineBlock(
  { tag, paragraphs, right }: DraftLine,
  place: 'form' | 'cover',
): HeadingBlock | ParagraphBlock {
  const { line } = tag.at;
  if (tag.name === 'h1') return { kind: 'heading', level: 1, paragraphs, line };
  const isApart = right !== undefined && place === 'form';
  return {
    kind: 'paragraph',
    paragraphKind: tag.kind,
    align: tag.align ?? usualAlign(tag, place),
    paragraphs: isApart || right === undefined ? paragraphs : [...paragraphs, ...right],
    ...(isApart ? { right } : {}),
    ...(tag.bold === true ? { bold: true } : {}),
    line,
  };
}

/** A subtitle is centred under its title, as is every line on a cover; all other text outside the grid begins at the left. */
function usualAlign({ kind }: ParagraphTag, place: 'form' | 'cover'): Align {
  return kind === 'subtitle' || place === 'cover' ? 'center' : 'left';
}
