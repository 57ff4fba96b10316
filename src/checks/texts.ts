/** Tells texts that say something from blanks and mere marks. */

/** Of a text that says nothing: blank, or only marks such as `/`, `--`, `***`, `……`. */
export const ONLY_MARKS = /^[\s\p{Default_Ignorable_Code_Point}*＊_＿\-－—–/／\\|.。…·、,，;；:：~～]*$/u;

export function saysNothing(text: string | null): boolean {
  return text === null || ONLY_MARKS.test(text);
}
