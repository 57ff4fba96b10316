/** Breaks the paragraphs of a cell or block into the lines of a box. */
import type { Align, PageTarget, Paragraph } from '../model/index.js';
import type { TextSetter, TextStyle } from '../text/index.js';
import { BrokenParagraph } from './broken-paragraph.js';
import { type LastLine, withBetterEnd } from './last-line.js';
import type { PageReference } from './paged-document.js';
import { twip } from './profile.js';

/** The box that a text is set into. */
export interface TextWish {
  readonly style: TextStyle;
  readonly linePitch: number;
  /** Between the paddings. */
  readonly width: number;
  readonly align: Align;
  readonly lastLine: LastLine;
}

/** A text in its box, which has no place on a page yet. */
export interface MeasuredText {
  readonly wish: TextWish;
  readonly paragraphs: readonly BrokenParagraph[];
  /** Lines of all paragraphs together. */
  readonly lineCount: number;
  /** Layout has something to say of it: a word was broken, or no face has a character. */
  readonly isFaulty: boolean;
}

/** What page references print, and where they lead. */
export interface PageReferences {
  /** Number of the page on which the form begins; a wide stand-in until it is known. */
  readonly numberOf: (target: PageTarget) => string;
  /** Bookmark of the form. */
  readonly anchorOf: (target: PageTarget) => string;
}

const none: readonly PageReference[] = [];

const tickBoxes = /[□☐☑☒]/;

/** Word measures a hair differently: this much of a line stays free, more where a tick box may come from another face. */
function slack(text: string, size: number): number {
  return Math.round(size * (tickBoxes.test(text) ? 0.3 : 0.05));
}

export function measureText(
  paragraphs: readonly Paragraph[],
  wish: TextWish,
  setter: TextSetter,
  references: PageReferences,
): MeasuredText {
  let lineCount = 0;
  let isFaulty = false;
  const measured = paragraphs.map((paragraph) => {
    const broken = measureParagraph(paragraph, wish, setter, references, lineCount);
    lineCount += broken.breaks.length;
    isFaulty ||= broken.isFaulty;
    return broken;
  });
  return { wish, paragraphs: measured, lineCount, isFaulty };
}

function measureParagraph(
  { spans }: Paragraph,
  wish: TextWish,
  setter: TextSetter,
  references: PageReferences,
  above: number,
): BrokenParagraph {
  let text = '';
  let pageReferences: PageReference[] | null = null;
  for (const span of spans) {
    if (span.kind === 'text') {
      text += span.text;
      continue;
    }
    const start = text.length;
    text += references.numberOf(span);
    pageReferences ??= [];
    pageReferences.push({ start, end: text.length, anchor: references.anchorOf(span) });
  }
  const prepared = setter.prepare(text, wish.style);
  const measure = Math.max(0, wish.width - slack(text, wish.style.size));
  const greedy = setter.breakLines(prepared, measure, { balance: false });
  const broken = withBetterEnd(prepared, measure, greedy, wish.lastLine, setter);
  const indent = broken.lines.length === 1 ? 0 : balancedIndent(wish, broken.measure);
  return new BrokenParagraph(setter, wish, prepared, broken.lines, indent, above, pageReferences ?? none);
}

/** Narrows an editor's measure to that of the balanced lines, a fifth of an em wider than they need. */
function balancedIndent({ width, style }: TextWish, measure: number): number {
  const spare = width - measure - style.size / 5;
  return Math.max(0, Math.floor(spare / 2 / twip) * twip);
}
