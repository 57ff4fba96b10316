/** Labels that go on from the page before, with （续） behind them. */
import type { Paragraph, TextSpan } from '../../model/index.js';
import type { MeasuredText, PageReferences } from '../text/measured-text.js';
import type { TextMeasurer } from '../text/text-measurer.js';
import { continuationMark } from './cut-policy.js';
import type { MeasuredCell } from './measure-cells.js';

const mark: TextSpan = { kind: 'text', text: continuationMark, sources: [] };

/** The label with its mark on the same line, or else on a line of its own; null if it bears none, or a word would be broken. */
export function continuedLabel(
  { cell, policy, text }: MeasuredCell,
  measurer: TextMeasurer,
  references: PageReferences,
): MeasuredText | null {
  const { paragraphs } = cell;
  if (policy !== 'repeatContinued' || isBlank(paragraphs)) return null;
  const joined = paragraphs.map((paragraph, index) =>
    index === paragraphs.length - 1 ? { spans: [...paragraph.spans, mark] } : paragraph,
  );
  const onOneLine = measurer.measure(joined, text.box, references);
  const marked =
    onOneLine.lineCount === paragraphs.length
      ? onOneLine
      : measurer.measure([...paragraphs, { spans: [mark] }], text.box, references);
  const breaksWords = marked.paragraphs.some(({ breaks }) => breaks.some((line) => line.forced));
  return breaksWords ? null : marked;
}

function isBlank(paragraphs: readonly Paragraph[]): boolean {
  return paragraphs.every((paragraph) =>
    paragraph.spans.every((span) => span.kind === 'text' && span.text === ''),
  );
}
