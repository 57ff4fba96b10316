/** Makes a word processor, which breaks lines greedily by rules of its own, end them where layout does. */
import type { LineBreak, Overrun, PreparedText, TextSetter } from '../../text/index.js';
import { twip } from '../lengths.js';
import type { LineEndSpace } from '../paged-document.js';
import type { TextBoxSpec } from './measured-text.js';

/** What a word processor is given with a paragraph; both none if its lines are the same anyway. */
interface EditorLines {
  /** On each side of the paragraph, in whole twips. */
  readonly indent: number;
  readonly lineEndSpaces: readonly LineEndSpace[];
}

const noSpaces: readonly LineEndSpace[] = [];
const unchanged: EditorLines = { indent: 0, lineEndSpaces: noSpaces };

/** LibreOffice sets a fifth of an em between hanzi and Latin, layout and Word a quarter: that much less a gap. */
const narrowerGap = 0.05;
/**
 * Noto Serif CJK, which often stands in for 宋体, has dashes of 0.82 to 0.89 em after Latin, DejaVu Sans tick boxes of 0.9;
 * LibreOffice leaves out the gap behind ① at a paragraph's start.
 */
const narrowerSymbol = 0.2;
/** Stays free of a line that is filled up, in ems: a line that is too wide by nothing is broken before. */
const hair = 0.04;
/** What a unit must lack, and what a line must have to spare, in ems: word processors measure a hair differently. */
const margin = 0.1;

/**
 * Where the next unit would still fit on a line: an indent that leaves a measure between the widest line and the narrowest
 * line with its next unit. Where no measure does that for all lines, each such line is filled up with space behind its last
 * character; so is each of a paragraph that hangs, whose first line has another measure.
 */
export function editorLines(
  prepared: PreparedText,
  lines: readonly LineBreak[],
  { width, style }: TextBoxSpec,
  hang: number,
  setter: TextSetter,
): EditorLines {
  if (lines.length === 1) return unchanged;
  const { size } = style;
  const widthOf = (index: number): number => (index === 0 ? width : width - hang);
  const overruns = setter.overruns(prepared, lines);
  const filled = () => ({
    indent: 0,
    lineEndSpaces: overruns.flatMap((one, index) => fill(one, lines[index], widthOf(index), size)),
  });
  if (hang > 0) return filled();
  const narrowest = overruns.reduce((least, one) => Math.min(least, narrowWidth(one, size)), Infinity);
  if (narrowest > width + margin * size) return unchanged;
  const widest = lines.reduce((most, line) => Math.max(most, line.width), 0);
  const indent = Math.floor((width - (widest + narrowest) / 2) / 2 / twip) * twip;
  if (narrowest - widest >= 2 * margin * size)
    return { indent: Math.max(0, indent), lineEndSpaces: noSpaces };
  return filled();
}

function narrowWidth({ width, gaps, narrowSymbols }: Overrun, size: number): number {
  return width - (gaps * narrowerGap + narrowSymbols * narrowerSymbol) * size;
}

/** No more than keeps the next unit off the line. */
function fill(
  overrun: Overrun,
  line: LineBreak | undefined,
  width: number,
  size: number,
): readonly LineEndSpace[] {
  if (line === undefined) return [];
  const lacking = width + margin * size - narrowWidth(overrun, size);
  const room = Math.floor((width - line.width - hair * size) / twip) * twip;
  const amount = Math.min(Math.ceil(lacking / twip) * twip, room);
  return lacking > 0 && amount > 0 ? [{ at: overrun.visibleEnd, amount }] : [];
}
