/** Lays out one form: its blocks follow one another down the pages. */

import type { Diagnostic } from '../diagnostics/index.js';
import type {
  Block,
  CoverBlock,
  Form,
  GridBlock,
  HeadingBlock,
  Paragraph,
  ParagraphBlock,
} from '../model/index.js';
import { type BlockLine, blockLines } from './block-lines.js';
import { coverLines } from './cover.js';
import { textFindings } from './findings.js';
import { fitGrid, measureGrid, tableItem } from './grid/index.js';
import type { LaidSection, SectionContext, SectionMark, SectionPage } from './laid-section.js';
import { millipoints, toTwips } from './lengths.js';
import { type PageItem, spacerHeight, type TextItem } from './paged-document.js';
import { blockText, coverBox, isSignature, spacesAround } from './styles.js';
import type { MeasuredText, TextBoxSpec } from './text/measured-text.js';
import { placeText } from './text/measured-text.js';

/** Lays out a form from `startY` on its first page. */
export function laySection(form: Form, startY: number, context: SectionContext): LaidSection {
  const flow = new Flow(form.title, startY, context);
  form.blocks.forEach((block, index) => {
    flow.add(block, form.blocks, index + 1);
  });
  return flow.finish();
}

interface SetText {
  readonly block: HeadingBlock | ParagraphBlock;
  readonly measured: MeasuredText;
  readonly right: MeasuredText | null;
}

interface FlowPage extends SectionPage {
  readonly items: PageItem[];
  bottom: number;
  isCover: boolean;
}

/** The pages as they fill. */
class Flow {
  readonly #pages: FlowPage[];
  readonly #marks: SectionMark[] = [];
  /** Pending page break, with the bookmark of the new page if it has a title; null if none is pending. */
  #wanted: { readonly title: string | null } | null = null;
  #anchor: string;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #top: number;
  readonly #bottom: number;
  readonly #linePitch: number;
  readonly #contentWidth: number;

  readonly #title: string;
  readonly #context: SectionContext;

  constructor(title: string, startY: number, context: SectionContext) {
    this.#title = title;
    this.#context = context;
    const { margin, height, width } = context.geometry;
    this.#contentWidth = width - margin.left - margin.right;
    this.#linePitch = toTwips(millipoints(context.setup.linePitch));
    this.#top = margin.top;
    // A spare line at the foot, because Word may set a line more, and the empty paragraphs before and after a table in Word.
    this.#bottom = height - margin.bottom - this.#linePitch - 2 * spacerHeight;
    this.#pages = [{ items: [], bottom: startY, startsAnew: startY === this.#top, isCover: false }];
    this.#anchor = context.anchor;
  }

  /** `next` is the index of the block that follows. */
  add(block: Block, blocks: readonly Block[], next: number): void {
    if (block.kind !== 'newPage') this.#turnPage(block);
    switch (block.kind) {
      case 'newPage':
        this.#wanted = { title: block.title ?? this.#wanted?.title ?? null };
        break;
      case 'heading':
      case 'paragraph':
        this.#addBlock(block, blocks[next - 2] ?? null);
        break;
      case 'grid':
        this.#addGrid(block, this.#context.columns?.[next - 1] ?? null, this.#tailHeight(blocks, next));
        break;
      case 'cover':
        this.#addCover(block);
        break;
    }
  }

  finish(): LaidSection {
    return { pages: this.#pages, marks: this.#marks, diagnostics: this.#diagnostics };
  }

  /** Starts a new page if this block or the previous one asks for it; a cover shares its page with nothing. */
  #turnPage(block: Block): void {
    const wanted = this.#wanted;
    const page = this.#page;
    this.#wanted = null;
    const isTurned = wanted !== null || page.isCover || block.kind === 'cover';
    if (isTurned && page.items.length > 0) this.#nextPage(true);
    if (wanted?.title == null) return;
    this.#anchor = `${this.#context.anchor}-${this.#marks.length + 2}`;
    this.#marks.push({ title: wanted.title, anchor: this.#anchor, page: this.#pages.length - 1 });
  }

  /** What is being laid out, as messages call it. */
  get #part(): string {
    return this.#marks.at(-1)?.title ?? this.#title;
  }

  get #page(): FlowPage {
    return this.#pages.at(-1) ?? this.#nextPage();
  }

  #nextPage(startsAnew = false): FlowPage {
    const page = { items: [], bottom: this.#top, startsAnew, isCover: false };
    this.#pages.push(page);
    return page;
  }

  #put(item: PageItem, height: number): void {
    const page = this.#page;
    page.items.push(item);
    page.bottom += height;
  }

  #addCover({ blocks }: CoverBlock): void {
    const { geometry } = this.#context;
    const texts = blocks.map((block) => ({ block, box: coverBox(block, this.#contentWidth) }));
    const lines = texts.map(({ block, box }) => {
      const { lineCount } = this.#measure(block, box);
      return {
        isFoot: block.kind === 'paragraph' && block.paragraphKind !== 'subtitle',
        height: lineCount * box.linePitch,
      };
    });
    const spaces = coverLines(lines, geometry, this.#bottom - this.#top);
    const first = this.#pages.length - 1;
    for (const [index, { block, box }] of texts.entries()) this.#addText(block, box, spaces[index] ?? 0);
    for (const page of this.#pages.slice(first)) page.isCover = true;
  }

  #measure({ paragraphs }: HeadingBlock | ParagraphBlock, box: TextBoxSpec): MeasuredText {
    const { memo, references } = this.#context;
    return memo.measurer.measure(paragraphs, box, references);
  }

  #report({ paragraphs }: { readonly paragraphs: readonly Paragraph[] }, text: MeasuredText): void {
    this.#diagnostics.push(...textFindings(paragraphs, text, this.#context.missingGlyphs, this.#part));
  }

  #addBlock(block: HeadingBlock | ParagraphBlock, before: Block | null): void {
    const isTop = this.#page.bottom === this.#top;
    const [over, under] = spacesAround(block, before);
    for (const line of this.#linesOf(block)) {
      this.#addText(line.block, line.box, isTop ? 0 : over, under, line.right);
    }
  }

  #linesOf(block: HeadingBlock | ParagraphBlock): readonly BlockLine[] {
    return blockLines(block, this.#context.setup, this.#contentWidth, (one, box) => this.#measure(one, box));
  }

  #addText(
    block: HeadingBlock | ParagraphBlock,
    box: TextBoxSpec,
    spaceBefore: number,
    spaceAfter = 0,
    right: MeasuredText | null = null,
  ): void {
    const measured = this.#measure(block, box);
    if (measured.isFaulty) this.#report(block, measured);
    if (right?.isFaulty === true && block.kind === 'paragraph')
      this.#report({ paragraphs: block.right ?? [] }, right);
    let from = 0;
    while (from < measured.lineCount) {
      const over = from === 0 ? spaceBefore : 0;
      const fitting = Math.floor((this.#bottom - this.#page.bottom - over) / box.linePitch);
      if (fitting < 1 && this.#page.bottom > this.#top) {
        this.#nextPage();
        continue;
      }
      const to = Math.min(measured.lineCount, from + Math.max(1, fitting));
      const under = to === measured.lineCount ? spaceAfter : 0;
      this.#putLines({ block, measured, right }, from, to, [over, under]);
      from = to;
    }
  }

  #putLines(
    { block, measured, right }: SetText,
    from: number,
    to: number,
    [over, under]: readonly [over: number, under: number],
  ): void {
    const { geometry, level } = this.#context;
    const { role, align } = blockText(block);
    const y = this.#page.bottom + over;
    const height = (to - from) * measured.box.linePitch;
    const { left } = geometry.margin;
    const hasHeading = block.kind === 'heading' && from === 0 && level < 3;
    const item: TextItem = {
      kind: 'text',
      block,
      role,
      heading: hasHeading ? { level: level === 1 ? block.level : 2, anchor: this.#anchor } : null,
      align,
      y,
      height,
      text: placeText(measured, from, to, left, y),
      right: right === null ? null : placeText(right, 0, right.lineCount, left, y),
      spaceBefore: over,
      spaceAfter: under,
      startsPage: this.#page.items.length === 0 && this.#page.bottom === this.#top,
      isFirst: from === 0,
      isLast: to === measured.lineCount,
    };
    this.#put(item, over + height + under);
  }

  #addGrid(block: GridBlock, chosen: readonly number[] | null, tail: number): void {
    const { geometry, setup, memo, references } = this.#context;
    const frame = memo.frames.frameOf({
      columns: chosen ?? block.grid.columns,
      left: geometry.margin.left,
      width: this.#contentWidth,
      bodySize: millipoints(setup.bodySize),
      linePitch: this.#linePitch,
      paddingX: toTwips(millipoints(setup.cellPadding.x)),
    });
    const room = { paddingY: toTwips(millipoints(setup.cellPadding.y)), height: this.#bottom - this.#top };
    const measured = measureGrid(block.grid, frame, room, references);
    measured.cells.forEach(({ cell, text }) => {
      if (text.isFaulty) this.#report(cell, text);
    });
    const fitted = fitGrid(measured, setup, {
      first: this.#bottom - this.#page.bottom,
      full: this.#bottom - this.#top,
      tail,
    });
    for (const [index, page] of fitted.pages.entries()) {
      if (index > 0) this.#nextPage();
      if (page === null) continue;
      const { bottom: y, items } = this.#page;
      const startsPage = items.length === 0 && y === this.#top;
      this.#put(tableItem(fitted.grid, page, { y, startsPage }, memo.measurer, references), page.height);
    }
  }

  /** Height of the signature lines that follow; they stay with the last rows. */
  #tailHeight(blocks: readonly Block[], from: number): number {
    let height = 0;
    for (const block of blocks.slice(from)) {
      if (!isSignature(block)) break;
      for (const line of this.#linesOf(block)) {
        height += this.#measure(line.block, line.box).lineCount * line.box.linePitch;
      }
    }
    return Math.min(height, (this.#bottom - this.#top) / 2);
  }
}
