/** Notes: further lines of a paragraph stand under its words, not under its mark. */
import type { LineBreak, PreparedText, TextSetter } from '../../text/index.js';
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
export function hangingLines(
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
