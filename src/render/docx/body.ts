/** The body: blocks in order, and between two tables the paragraph that keeps them apart. */
import { Bookmarks } from './bookmarks.js';
import type { ByteSink } from './byte-sink.js';
import { paragraph, plainLook } from './paragraph.js';
import { paragraphRuns } from './runs.js';
import { type StyleSheet, spacerStyleId } from './style-sheet.js';
import { tableXml } from './table.js';
import { textParagraphs } from './text-paragraphs.js';
import { twips } from './twips.js';
import { hasPageReferences, type WordBlock, type WordTable, type WordText } from './word-block.js';

/** Writes the children of w:body before its sectPr; the style sheet learns which styles they are in. */
export function writeBody(blocks: readonly WordBlock[], styles: StyleSheet, sink: ByteSink): void {
  const bookmarks = new Bookmarks();
  const lists = blocks.map(hasPageReferences);
  const contents = { first: lists.indexOf(true), last: lists.lastIndexOf(true) };
  let needsParagraph = blocks.length === 0;
  for (const [index, block] of blocks.entries()) {
    const fieldStart = index === contents.first ? contentsStart : '';
    sink.write(
      block.kind === 'text'
        ? textXml(block, fieldStart, styles, bookmarks)
        : spacedTable(block, fieldStart, needsParagraph, styles, bookmarks),
    );
    needsParagraph = block.kind === 'table';
    if (index === contents.last) {
      sink.write(spacer(false, contentsEnd));
      needsParagraph = false;
    }
  }
  // Word wants a paragraph after a last table; one of 1 pt, or a full page would gain a blank one.
  if (needsParagraph) sink.write(spacer(false, ''));
}

/**
 * The list of forms is the document's 目录: a TOC field (ECMA-376 Part 1, 17.16.5.68) whose result is our list, page
 * numbers and all. It is locked: an update would put a plain list in the place of ours; the PAGEREFs inside still update.
 */
const contentsStart =
  '<w:r><w:fldChar w:fldCharType="begin" w:fldLock="1"/></w:r>' +
  '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>' +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r>';
const contentsEnd = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

function spacedTable(
  table: WordTable,
  fieldStart: string,
  needsParagraph: boolean,
  styles: StyleSheet,
  bookmarks: Bookmarks,
): string {
  const content = fieldStart + bookmarks.around('', table.anchor);
  const isSpaced = needsParagraph || table.breakBefore || content !== '';
  return (isSpaced ? spacer(table.breakBefore, content) : '') + tableXml(table, styles);
}

function spacer(pageBreakBefore: boolean, content: string): string {
  return paragraph({ ...plainLook(spacerStyleId), pageBreakBefore }, content);
}

function textXml(block: WordText, fieldStart: string, styles: StyleSheet, bookmarks: Bookmarks): string {
  if (block.heading !== null) return headingXml(block, block.heading, styles, bookmarks);
  const { text, align, breakBefore, anchor } = block;
  const look = { ...plainLook(styles.textStyleId(text.style, text.linePitch)), align };
  const [first, ...others] = text.paragraphs;
  if (first === undefined) return '';
  const runs = bookmarks.around(paragraphRuns(first, text.style.role), anchor);
  const head = { ...look, pageBreakBefore: breakBefore, indent: twips(first.indent) };
  return paragraph(head, fieldStart + runs) + textParagraphs({ ...text, paragraphs: others }, look);
}

/** A heading is one paragraph whatever its lines, so that the outline has it once. */
function headingXml(
  block: WordText,
  heading: NonNullable<WordText['heading']>,
  styles: StyleSheet,
  bookmarks: Bookmarks,
): string {
  const { text, align, breakBefore } = block;
  const runs = text.paragraphs.map((placed) => paragraphRuns(placed, text.style.role));
  const look = {
    styleId: styles.headingStyleId(heading.level, text.style, text.linePitch),
    pageBreakBefore: breakBefore,
    indent: twips(Math.min(...text.paragraphs.map((placed) => placed.indent))),
    align,
  };
  return paragraph(look, bookmarks.around(runs.join('<w:r><w:br/></w:r>'), heading.anchor));
}
