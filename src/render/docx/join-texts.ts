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
  const shifted = <Range extends { readonly start: number; readonly end: number }>(range: Range): Range => ({
    ...range,
    start: range.start + shift,
    end: range.end + shift,
  });
  return {
    ...first,
    text: first.text + second.text,
    breaks: [...first.breaks, ...second.breaks.map(shifted)],
    lineEndSpaces: [
      ...first.lineEndSpaces,
      ...second.lineEndSpaces.map(({ at, amount }) => ({ at: at + shift, amount })),
    ],
    isLast: second.isLast,
    pageReferences: [...first.pageReferences, ...second.pageReferences.map(shifted)],
  };
}
