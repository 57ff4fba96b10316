/** Breaks the paragraphs of a cell or block into the lines of a box. */
import type { Paragraph } from '../../model/index.js';
import type { LineBreak, PreparedText, TextSetter } from '../../text/index.js';
import { millipoints, toTwips } from '../lengths.js';
import { leastSize, sizeStep } from '../page-setup.js';
import type { PageReference, PlacedParagraph } from '../paged-document.js';
import { editorLines } from './editor-lines.js';
import { linesOf } from './last-line.js';
import type { MeasuredText, PageReferences, TextBoxSpec, UncoveredCharacter } from './measured-text.js';

const noReferences: readonly PageReference[] = [];
const allCovered: readonly UncoveredCharacter[] = [];

const tickBoxes = /[□☐☑☒]/;

/** Word measures a hair differently: this much of a line stays free, more where a tick box may come from another face. */
function slack(text: string, size: number): number {
  return Math.round(size * (tickBoxes.test(text) ? 0.3 : 0.05));
}

export function measureText(
  paragraphs: readonly Paragraph[],
  box: TextBoxSpec,
  setter: TextSetter,
  references: PageReferences,
): MeasuredText {
  const measured = measureInSize(paragraphs, box, setter, references);
  if (!measured.hasForced || !isNumber(measured)) return measured.text;
  const [least, step] = [millipoints(leastSize), millipoints(sizeStep)];
  for (let size = box.style.size - step; size >= least; size -= step) {
    const style = { ...box.style, size };
    const smaller = measureInSize(paragraphs, { ...box, style }, setter, references);
    if (!smaller.hasForced) return smaller.text;
  }
  return measured.text;
}

/** Alone in its cell it is set smaller before it is broken. */
const number = /^[-－]?\d[\d,]*(?:\.\d+)?[%％]?$/;

function isNumber({ text: { paragraphs } }: InSize): boolean {
  return paragraphs.length === 1 && number.test(paragraphs[0]?.text ?? '');
}

interface InSize {
  readonly text: MeasuredText;
  /** A word is broken. */
  readonly hasForced: boolean;
}

function measureInSize(
  paragraphs: readonly Paragraph[],
  box: TextBoxSpec,
  setter: TextSetter,
  references: PageReferences,
): InSize {
  let lineCount = 0;
  let uncovered = allCovered;
  let hasForced = false;
  const measured = paragraphs.map((paragraph, index) => {
    const { text, pageReferences } = shownText(paragraph, references);
    const measure = Math.max(0, box.width - slack(text, box.style.size));
    const prepared = setter.prepare(text, box.style, measure);
    if (prepared.uncovered.length > 0) {
      uncovered = [...uncovered, ...prepared.uncovered.map((one) => ({ ...one, paragraph: index }))];
    }
    const hang = box.hangs === true && prepared.width > measure ? hangOf(text, box, setter) : 0;
    const breaks =
      hang > 0
        ? hangingLines(prepared, measure, hang, setter)
        : linesOf(prepared, measure, box.lastLine, setter);
    hasForced ||= breaks.some((line) => line.forced);
    const { indent, lineEndSpaces } = editorLines(prepared, breaks, box, hang, setter);
    const firstLine = lineCount;
    lineCount += breaks.length;
    const placed = {
      text,
      breaks,
      firstLine,
      indent,
      lineEndSpaces,
      isFirst: true,
      isLast: true,
      pageReferences,
    };
    return hang > 0 ? { ...placed, hang } : placed;
  });
  const isFaulty = hasForced || uncovered.length > 0;
  return { text: { box, paragraphs: measured, lineCount, uncovered, isFaulty }, hasForced };
}

/** The paragraph's words with the page numbers that its references show. */
function shownText(
  { spans }: Paragraph,
  references: PageReferences,
): Pick<PlacedParagraph, 'text' | 'pageReferences'> {
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
  return { text, pageReferences: pageReferences ?? noReferences };
}

/** 注：  1.  （2）  ③ */
const mark =
  /^(?:\p{Script=Han}{1,4}[:：]|\d{1,2}[.．、]|[（(](?:\d{1,2}|\p{Script=Han}{1,2})[)）]|[①-⑳])\s*/u;

/** Width of the mark that a paragraph begins with, on whole twips; 0 where it has none. */
function hangOf(text: string, { style }: TextBoxSpec, setter: TextSetter): number {
  const [words = ''] = mark.exec(text) ?? [];
  return words === '' ? 0 : toTwips(setter.prepare(words, style).width);
}

/** The first line at the full measure, the others at one that is narrower by `hang`. */
function hangingLines(
  prepared: PreparedText,
  measure: number,
  hang: number,
  setter: TextSetter,
): readonly LineBreak[] {
  const [first] = setter.breakLines(prepared, measure, { balance: false });
  if (first === undefined) throw new Error('layout: a text without lines');
  const rest = setter.prepare(prepared.text.slice(first.end), prepared.style);
  if (rest.text === '') return [first];
  const lines = setter.breakLines(rest, Math.max(0, measure - hang), { balance: false });
  const moved = lines.map((line) => ({ ...line, start: line.start + first.end, end: line.end + first.end }));
  return [first, ...moved];
}
