/** Tells texts that say something from blanks and mere marks. */

/** Whether a text says nothing: blank, or only marks such as `/`, `--`, `***`, `……`. */
export function saysNothing(text: string | null): boolean {
  return text === null || /^[\s*＊_＿\-－—–/／\\|.。…·、,，;；:：~～]*$/u.test(text);
}
