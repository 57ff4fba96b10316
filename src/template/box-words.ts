/** Tells from the text that a form prints of its boxes (专项资金□ 经常性项目☑, □是 ☑否) which words they have. */

const leads = /^\s*[□☑]/u;

/** The words of the boxes; none where the text has no box. */
export function boxWords(text: string): readonly string[] {
  return wordsIn(text, leads.test(text) ? /[□☑]\s*([^\s□☑]+)/gu : /(?<![^\s□☑])([^\s□☑]+)\s*[□☑]/gu);
}

/** The words that are ticked. */
export function tickedWords(text: string): readonly string[] {
  return wordsIn(text, leads.test(text) ? /☑\s*([^\s□☑]+)/gu : /(?<![^\s□☑])([^\s□☑]+)\s*☑/gu);
}

function wordsIn(text: string, words: RegExp): readonly string[] {
  return [...text.matchAll(words)].map(([, word = '']) => word);
}
