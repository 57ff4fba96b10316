/** Decides which texts are the same: what looks the same to a reader is the same, in templates, checks and compilations. */

/** Takes no width and leaves no mark: zero-width spaces, joiners, byte order marks, soft hyphens, variation selectors. */
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;
/** U+2800, the braille pattern without dots, prints as nothing though Unicode counts it as visible. */
const blank = /[\s\u2800]/u;
/** Common characters only, with no space at either end: such a text is its own identity. */
const plain = /^[!-~\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/;
const visible = /[^\s\u2800\p{Default_Ignorable_Code_Point}]/u;

/**
 * The form in which texts that look the same are equal: NFC, without default-ignorable characters, trimmed. Spaces inside
 * a text and full-width forms look different and stay so.
 */
export function identityOf(text: string): string {
  if (plain.test(text)) return text;
  return trimmed(text.normalize('NFC').replace(ignorable, ''));
}

/** By hand: a pattern for a run at the end looks at runs of blanks within the text again and again. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && blank.test(text.charAt(start))) start += 1;
  while (end > start && blank.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Whether both say the same, or both are blank. */
export function isSameText(one: string | null, other: string | null): boolean {
  return identityOf(one ?? '') === identityOf(other ?? '');
}

/** Whether nothing of the text can be seen. */
export function isBlankText(text: string | null): boolean {
  return text === null || !visible.test(text);
}

/** The identity of a level of indicators: 产出指标, 产出目标 and 产出 are one. */
export function levelIdentity(level: string): string {
  const label = identityOf(level);
  return label.endsWith('指标') || label.endsWith('目标') ? label.slice(0, -2) : label;
}

/** Whether both print the same value: 60 and 60.00 do, and texts that look the same. */
export function isSameInPrint(one: string, other: string): boolean {
  return one === other || valueIdentity(one) === valueIdentity(other);
}

function valueIdentity(printed: string): string {
  const text = identityOf(printed);
  return /^-?\d{1,20}\.\d{1,20}$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}
