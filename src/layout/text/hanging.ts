/** Notes: further lines of a paragraph stand under its words, not under its mark. */
import type { BrokenText, TextSetter } from '../../text/index.js';
import { toTwips } from '../lengths.js';
import type { TextBoxSpec } from './measured-text.js';

/** 注：  1.  （2）  ③ */
const mark =
  /^(?:\p{Script=Han}{1,4}[:：]|\d{1,2}[.．、]|[（(](?:\d{1,2}|\p{Script=Han}{1,2})[)）]|[①-⑳])\s*/u;

/** Width of the mark that a paragraph begins with, on whole twips; 0 where it has none. */
export function hangOf(text: string, { style }: TextBoxSpec, setter: TextSetter): number {
  const [words = ''] = mark.exec(text) ?? [];
  return words === '' ? 0 : toTwips(setter.prepare(words, style).width);
}

/** The first line at the full measure, the others at one that is narrower by `hang`. */
export function hanging(
  text: string,
  { style }: TextBoxSpec,
  measure: number,
  hang: number,
  { lines: [first] }: BrokenText,
  setter: TextSetter,
): BrokenText {
  if (first === undefined) throw new Error('layout: a text without lines');
  const rest = setter.prepare(text.slice(first.end), style);
  const { lines } = setter.breakLines(rest, Math.max(0, measure - hang), { balance: false });
  const moved = lines.map((line) => ({ ...line, start: line.start + first.end, end: line.end + first.end }));
  return { lines: [first, ...moved], measure };
}
