/** The body: blocks in order, section by section, with their bookmarks, and between two tables the paragraph that keeps them apart. */
import { type FooterStyle, type PageGeometry, type PlacedText, spacerHeight } from '../../layout/index.js';
import type { ByteSink } from '../byte-sink.js';
import {
  hasPageReferences,
  type WordBlock,
  type WordHeading,
  type WordSection,
  type WordTable,
  type WordText,
} from './blocks.js';
import { Bookmarks } from './bookmarks.js';
import { type StyleSheet, spacerStyleId, twips } from './styles.js';
import { TableWriter } from './table.js';
import { paragraph, paragraphRuns, plainLook, textParagraphs, unseenRun } from './text.js';

/** Writes the children of w:body, one block for each step of the generator; adds the styles in use to the style sheet. */
export function* writeBody(
  blocks: readonly WordBlock[],
  styles: StyleSheet,
  footers: readonly FooterId[],
  sink: ByteSink,
): Generator<void, void> {
  const writer = new BodyWriter(styles, footers, sink);
  const contents = contentsOf(blocks);
  for (const [index, block] of blocks.entries()) {
    if (block.section !== null) writer.section(block.section);
    writer.block(block, index === contents.first ? contentsStart : '');
    if (index === contents.last) writer.endContents();
    yield;
  }
  writer.end();
}

/** The blocks of the list of forms: the first that have page references, and those behind them. None: -1. */
function contentsOf(blocks: readonly WordBlock[]): { readonly first: number; readonly last: number } {
  const first = blocks.findIndex(hasPageReferences);
  let last = first;
  for (let next = blocks[last + 1]; next !== undefined && hasPageReferences(next); next = blocks[last + 1])
    last += 1;
  return { first, last };
}

/**
 * The list of forms is the document's 目录: a TOC field (ECMA-376 Part 1, 17.16.5.68) whose result is our list, page
 * numbers and all. It is locked: an update would put a plain list in the place of ours; the PAGEREFs inside still update.
 */
const contentsStart =
  '<w:r><w:fldChar w:fldCharType="begin" w:fldLock="1"/></w:r>' +
  '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>' +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r>';
const contentsEnd = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

/** A tab, and behind it what stands at the right end of the line. */
function rightRuns(right: PlacedText | null): string {
  if (right === null) return '';
  const runs = right.paragraphs.map((placed) => paragraphRuns(placed, right.style.role));
  return `<w:r><w:tab/></w:r>${runs.join('')}`;
}

class BodyWriter {
  readonly #styles: StyleSheet;
  readonly #footers: readonly FooterId[];
  readonly #sink: ByteSink;
  readonly #bookmarks = new Bookmarks();
  readonly #tables: TableWriter;
  /** True after a table and at the start: Word needs a paragraph before the next table and before the end. */
  #needsParagraph = true;
  #isFirst = true;
  #current: WordSection | null = null;
  /** True if the next block needs no page break: its section begins a page, or a paragraph before it has the break. */
  #isBroken = false;

  constructor(styles: StyleSheet, footers: readonly FooterId[], sink: ByteSink) {
    this.#styles = styles;
    this.#footers = footers;
    this.#sink = sink;
    this.#tables = new TableWriter(styles, sink, this.#bookmarks);
  }

  /** The section before ends in a paragraph that says what it was (17.6.18); the next begins on a new page. */
  section(section: WordSection): void {
    const ended = this.#current;
    this.#current = section;
    if (ended === null) return;
    const properties = sectionProperties(ended, this.#footers);
    this.#sink.write(paragraph(plainLook(spacerStyleId), '', properties));
    this.#needsParagraph = false;
    this.#isBroken = true;
  }

  block(block: WordBlock, fieldStart: string): void {
    this.#isBroken ||= !block.breakBefore;
    this.#unseenHeadings(block);
    if (block.kind === 'text') this.#text(block, fieldStart);
    else this.#table(block, fieldStart);
    this.#isFirst = false;
    this.#isBroken = false;
  }

  endContents(): void {
    this.#spacer(contentsEnd, false);
  }

  /** Word wants a paragraph after a last table; one of 1 pt, or a full page would gain a blank one. */
  end(): void {
    if (this.#needsParagraph) this.#spacer('', false);
    if (this.#current !== null) this.#sink.write(sectionProperties(this.#current, this.#footers));
  }

  /** Bookmarks that no visible heading carries, each as a heading of 1 pt: Word's navigation pane shows it, the page does not. */
  #unseenHeadings({ bookmarks }: WordBlock): void {
    for (const { title, level, anchor } of bookmarks) {
      const look = {
        ...plainLook(this.#styles.plainHeadingStyleId(level)),
        pageBreakBefore: this.#takeBreak(),
        lineHeight: twips(spacerHeight),
      };
      this.#sink.write(paragraph(look, this.#bookmarks.around(unseenRun(title), anchor)));
      this.#needsParagraph = false;
    }
  }

  #takeBreak(): boolean {
    const breaks = !this.#isBroken;
    this.#isBroken = true;
    return breaks;
  }

  #spacer(content: string, pageBreakBefore: boolean): void {
    this.#sink.write(paragraph({ ...plainLook(spacerStyleId), pageBreakBefore }, content));
    this.#needsParagraph = false;
  }

  #table(table: WordTable, fieldStart: string): void {
    const needsParagraph = this.#needsParagraph && !this.#isFirst;
    if (needsParagraph || !this.#isBroken || fieldStart !== '') this.#spacer(fieldStart, this.#takeBreak());
    this.#tables.write(table);
    this.#needsParagraph = true;
  }

  #text(block: WordText, fieldStart: string): void {
    const xml =
      block.heading === null ? this.#plainText(block, fieldStart) : this.#heading(block, block.heading);
    this.#sink.write(xml);
    this.#needsParagraph = false;
  }

  #plainText({ text, align, right, spaceBefore, spaceAfter }: WordText, fieldStart: string): string {
    const look = { ...plainLook(this.#styles.textStyleId(text.style, text.linePitch)), align };
    const [first, ...others] = text.paragraphs;
    if (first === undefined) return '';
    const head = {
      ...look,
      pageBreakBefore: this.#takeBreak(),
      spaceBefore: twips(spaceBefore),
      spaceAfter: others.length === 0 ? twips(spaceAfter) : 0,
      indent: twips(first.indent),
      hang: first.isFirst ? twips(first.hang ?? 0) : 0,
      rightTab: right === null ? 0 : twips(right.width),
    };
    const runs = fieldStart + paragraphRuns(first, text.style.role) + rightRuns(right);
    return paragraph(head, runs) + textParagraphs({ ...text, paragraphs: others }, look);
  }

  /** A heading is one paragraph whatever its lines, so that the outline has it once. */
  #heading(block: WordText, { level, anchor, name }: WordHeading): string {
    const { text, align, spaceBefore } = block;
    const runs = text.paragraphs.map((placed) => paragraphRuns(placed, text.style.role));
    const look = {
      ...plainLook(this.#styles.headingStyleId(level, text.style, text.linePitch)),
      pageBreakBefore: this.#takeBreak(),
      spaceBefore: twips(spaceBefore),
      indent: twips(text.paragraphs.reduce((least, { indent }) => Math.min(least, indent), Infinity)),
      align,
    };
    const words = (name === null ? '' : unseenRun(`${name}　`)) + runs.join('<w:r><w:br/></w:r>');
    return paragraph(look, this.#bookmarks.around(words, anchor));
  }
}

const headerDistance = 720;

/**
 * CT_SectPr (ECMA-376 Part 1, 17.6.17): footerReference, …, pgSz, pgMar, …, titlePg. There is no docGrid: a grid would
 * pull lines to its own pitch. titlePg without a footer of its type leaves the first page's foot blank (17.10.6).
 */
function sectionProperties({ geometry, hasTitlePage }: WordSection, footerIds: readonly FooterId[]): string {
  const { width, height, orientation, margin } = geometry;
  const footers = footerIds
    .map(({ type, id }) => `<w:footerReference w:type="${type}" r:id="${id}"/>`)
    .join('');
  const orient = orientation === 'landscape' ? ' w:orient="landscape"' : '';
  const margins = (['top', 'right', 'bottom', 'left'] as const)
    .map((side) => `w:${side}="${twips(margin[side])}"`)
    .join(' ');
  return (
    `<w:sectPr>${footers}<w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"${orient}/>` +
    `<w:pgMar ${margins} w:header="${headerDistance}" w:footer="${footerDistance(geometry)}" w:gutter="0"/>${hasTitlePage ? '<w:titlePg/>' : ''}</w:sectPr>`
  );
}

export interface FooterId {
  readonly type: 'default' | 'even';
  /** Relationship in word/_rels/document.xml.rels. */
  readonly id: string;
}

/** Line pitch of the footer, a quarter more than its type, so that Word cuts nothing off. */
export function footerPitch(footer: FooterStyle): number {
  return footer.style.size * 1.25;
}

/** Distance from the page's lower edge to the footer: an exact line has a fifth of its height below the baseline. */
function footerDistance(geometry: PageGeometry): number {
  const { footer } = geometry;
  return Math.max(0, twips(footer.baseline - footerPitch(footer) / 5));
}
