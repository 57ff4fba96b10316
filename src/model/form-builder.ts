/** Builds a form from tags, words and values in the order in which a template gives them. */
import type { JsonPath } from '../diagnostics/index.js';
import type { ElementName } from './dialect.js';
import type { DraftBlock, DraftCell, DraftForm, DraftLine, DraftTable } from './draft.js';
import type { Align, CellChoice, HeadingBlock, PageTarget, Paragraph, ParagraphBlock } from './form.js';
import { InlineBuilder } from './inline.js';
import type { CellTag, ParagraphTag, Tag, TextTag } from './tag.js';

/** A part of the draft that is still growing. */
type Growing<Part> = {
  -readonly [Key in keyof Part]: Part[Key] extends readonly (infer Item)[] ? Item[] : Part[Key];
};

/** Expects elements only where the dialect allows them. */
export class FormBuilder {
  readonly #inline = new InlineBuilder();
  readonly #blocks: DraftBlock[] = [];
  #title = '';
  /** Lines of the open cover; null: none is open. */
  #cover: (HeadingBlock | ParagraphBlock)[] | null = null;
  #table: Growing<DraftTable> | null = null;
  #text: TextTag | null = null;
  /** Of the open cell; null: none, as in most. */
  #choices: CellChoice[] | null = null;
  /** Content before the tab of the open text; null: there was no tab. */
  #left: readonly Paragraph[] | null = null;

  /** Number of rows and lines. */
  lineCount = 0;
  /** Number of words and values added to texts. */
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
        this.#choices = null;
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
    if (tag.name === 'td') this.#closeCell(tag, paragraphs);
    else this.addLine(left === null ? { tag, paragraphs } : { tag, paragraphs: left, right: paragraphs });
    this.#text = null;
    this.#left = null;
  }

  /** Adds the form's own words to the open text. */
  words(words: string): void {
    this.partCount += 1;
    this.#inline.addWords(words);
  }

  /** Adds a value to the open text. */
  value(text: string, sources: readonly JsonPath[]): void {
    this.partCount += 1;
    this.#inline.addData(text, sources);
  }

  /** In the open cell a tick is printed where the word was chosen. */
  choice(choice: CellChoice): void {
    this.#choices ??= [];
    this.#choices.push(choice);
  }

  /** A choice is kept where it is the only one and the cell says nothing else. */
  #closeCell(tag: CellTag, paragraphs: readonly Paragraph[]): void {
    const choice = this.#choices?.length === 1 ? this.#choices[0] : undefined;
    const isAlone = choice !== undefined && paragraphs.flatMap(({ spans }) => spans).length <= 1;
    this.addCell(isAlone ? { tag, paragraphs, choice } : { tag, paragraphs });
  }

  /** Adds a page number to the open text. */
  page(target: PageTarget): void {
    this.#inline.addPage(target);
  }

  /** Adds a complete cell. */
  addCell(cell: DraftCell): void {
    this.#table?.cells.push(cell);
  }

  /** Adds a complete title or paragraph. */
  addLine(line: DraftLine): void {
    this.lineCount += 1;
    if (this.#cover === null) this.#blocks.push(lineBlock(line, 'form'));
    else this.#cover.push(lineBlock(line, 'cover'));
  }
}

/** Makes the block of a line. On a cover the right part becomes a line of its own. */
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

/** Centres subtitles and lines of covers; aligns other text outside the grid left. */
function usualAlign({ kind }: ParagraphTag, place: 'form' | 'cover'): Align {
  return kind === 'subtitle' || place === 'cover' ? 'center' : 'left';
}
