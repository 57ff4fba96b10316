/**
 * Where word processors end lines: Word between any two hanzi that kinsoku allows, LibreOffice by UAX #14. Neither knows
 * our kept groups (`2024年`, a tick box with its word, `≥` with its number).
 */
import { breakLevel } from './break-opportunity.js';
import { characterClass as c, isClosing, isWordLike } from './character-class.js';
import { classMask, levelOf, type PreparedParagraph } from './prepared-paragraph.js';

/** LibreOffice ends lines before these; Word, which is given our kinsoku, does not. */
const startsInLibreOffice = '—…～';

/** Whether some word processor may end a line there; true if in doubt. */
export function someEndBefore(prepared: PreparedParagraph, at: number): boolean {
  const before = classAt(prepared, at - 1);
  const after = classAt(prepared, at);
  const character = prepared.text[at] ?? '';
  if (levelOf(prepared.units[at] ?? 0) === breakLevel.never || after === c.space) return false;
  if (startsInLibreOffice.includes(character)) return prepared.text[at - 1] !== character;
  if (isClosing(after) || before === c.openWide || before === c.openTight) return false;
  if (before === c.space) return true;
  if (before === c.glue || after === c.glue || before === c.quote || after === c.quote) return false;
  if (after === c.slash || after === c.hyphen) return false;
  // LibreOffice ends lines there: `D:|\share`, `\|\server`.
  if (after === c.backslash && (before === c.backslash || before === c.infix)) return true;
  return !(isWordLike(after) && (isWordLike(before) || before === c.infix));
}

const endsForSome: readonly number[] = [c.slash, c.hyphen, c.operator, c.closeTight, c.sign, c.circled];

/** Whether every word processor may end a line there; false if in doubt. */
export function allEndBefore(prepared: PreparedParagraph, at: number): boolean {
  if (!someEndBefore(prepared, at)) return false;
  const before = classAt(prepared, at - 1);
  const after = classAt(prepared, at);
  if (after === c.ideograph && before !== c.slash) return true;
  return !(endsForSome.includes(before) || (isWordLike(before) && after === c.openTight));
}

/** Whether letters or digits follow a slash there: `example.com/zwgk`. */
export function isInAddress(prepared: PreparedParagraph, at: number): boolean {
  return classAt(prepared, at - 1) === c.slash && isWordLike(classAt(prepared, at));
}

/** The end of the character that begins there. */
export function nextCharacter({ units, text }: PreparedParagraph, start: number): number {
  let at = start + 1;
  while (at < text.length && levelOf(units[at] ?? 0) === breakLevel.never) at += 1;
  return at;
}

function classAt({ units }: PreparedParagraph, at: number): number {
  return (units[at] ?? 0) & classMask;
}
