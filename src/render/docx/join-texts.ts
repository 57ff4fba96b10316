/** Joins the parts into which page cuts have left a text. */
import type { PlacedParagraph, PlacedText } from '../../layout/index.js';

export function joinTexts(first: PlacedText, others: readonly PlacedText[]): PlacedText {
  const paragraphs: PlacedParagraph[] = [];
  for (const paragraph of [first, ...others].flatMap((text) => text.paragraphs)) {
    const before = paragraphs.at(-1);
    if (before === undefined || before.isLast || paragraph.isFirst) paragraphs.push(paragraph);
    else paragraphs[paragraphs.length - 1] = joinParagraphs(before, paragraph);
  }
  return { ...first, paragraphs };
}

function joinParagraphs(first: PlacedParagraph, second: PlacedParagraph): PlacedParagraph {
  const shift = first.text.length;
  const moved = second.pageReferences.map(({ start, end, anchor }) => ({
    start: start + shift,
    end: end + shift,
    anchor,
  }));
  return {
    ...first,
    text: first.text + second.text,
    lines: [...first.lines, ...second.lines],
    isLast: second.isLast,
    pageReferences: [...first.pageReferences, ...moved],
  };
}
