/** Understands boxes and ticks written into 项目性质 and 项目类别: `经常性项目☑`, `专项资金□ 经常性项目√`. */

/** Boxes, and what stands for them, as people and converters write them. */
export const tickedBoxes = '☑☒√✓✔■●◼☻';
export const emptyBoxes = '□☐○◻◯';
/** No form has more boxes than fit into this many characters. */
const longest = 200;
/** Boxes as brackets with a tick or nothing between them: （√）, [x], 【 】. */
const tickedBrackets = /[[(（【［]\s*[√✓✔☑☒■●xXvV]\s*[\])）】］]/gu;
const emptyBrackets = /[[(（【［]\s*(?:[□☐○]\s*)?[\])）】］]/gu;
export const anyBox = new RegExp(`[${tickedBoxes}${emptyBoxes}]`, 'u');

/** The text with boxes for brackets that stand for them. */
export function withBoxes(text: string): string {
  return text.replace(tickedBrackets, '☑').replace(emptyBrackets, '□');
}

/** The ticked words: one as a text, several as a list, none as null; undefined where there are no boxes. */
export function understandTicks(written: string): string | readonly string[] | null | undefined {
  if (written.length > longest) return undefined;
  const text = withBoxes(written);
  if (!anyBox.test(text)) return undefined;
  const leads = anyBox.test(text.trimStart().charAt(0));
  const pattern = leads
    ? new RegExp(`([${tickedBoxes}${emptyBoxes}])([^${tickedBoxes}${emptyBoxes}]*)`, 'gu')
    : new RegExp(`([^${tickedBoxes}${emptyBoxes}]*)([${tickedBoxes}${emptyBoxes}])`, 'gu');
  const ticked = [...text.matchAll(pattern)].flatMap(([, first = '', second = '']) => {
    const [box, word] = leads ? [first, second] : [second, first];
    return tickedBoxes.includes(box) ? [bareWord(word)] : [];
  });
  if (ticked.some((word) => word === '' || halfBracket.test(word))) return undefined;
  return oneOrMore(ticked);
}

/** A box between brackets with more than a tick in them: it is not known which word it ticks. */
const halfBracket = /^[\])）】］]|[[(（【［]$/u;

const yes = new Set(['是', '√', '☑', '✓', '✔', 'Y', 'y', '有', '1', 'true']);
const no = new Set(['否', '□', '☐', '×', '', 'N', 'n', '无', '0', 'false', 'null']);

/** `{"专项资金": "否", "经常性项目": "是"}`; undefined where anything else stands in it. */
export function understandAnswers(answers: object): string | readonly string[] | null | undefined {
  const entries = Object.entries(answers).map(
    ([word, answer]: [string, unknown]) => [word, answerText(answer)] as const,
  );
  if (entries.length === 0 || !entries.every(([, answer]) => yes.has(answer) || no.has(answer)))
    return undefined;
  return oneOrMore(entries.flatMap(([word, answer]) => (yes.has(answer) ? [word] : [])));
}

/** '?' for what is no answer at all. */
function answerText(answer: unknown): string {
  if (answer === null) return '';
  return typeof answer === 'object' ? '?' : String(answer).trim();
}

function bareWord(word: string): string {
  return word.replace(/^[\s、,，;；/]+|[\s、,，;；/]+$/gu, '');
}

function oneOrMore(words: readonly string[]): string | readonly string[] | null {
  return words.length > 1 ? words : (words[0] ?? null);
}
