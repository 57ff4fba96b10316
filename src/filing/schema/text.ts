/** Texts of a filing: printed as given, so only what no document can hold is refused. */
import { nearestKey } from '../../diagnostics/index.js';
import { isBlankText } from '../../identity/index.js';
import { codePoint, show } from '../../json/index.js';
import { blank, type FieldName, type FieldReading, type LeafDefinition, refused, required } from './field.js';

/** Stops abuse only: the longest text seen in print has under two thousand characters. */
const longestText = 100_000;

/** A text that may be blank; one of which nothing can be seen is blank. */
export function text(label: string, description?: string) {
  return blank<string, string | null>(leafOf({ label, description }, readOrBlank));
}

/** A text that must be there and hold something that can be seen. */
export function requiredText(label: string, description?: string) {
  return required<string, string>({ ...leafOf({ label, description }, readName), isRequired: true });
}

/** A text that must be there but may be empty: a paragraph, an id. */
export function plainText(label: string) {
  return required<string, string>(leafOf({ label }, readText));
}

/** One of a few words, which are the boxes that a form prints. */
export function choice(label: string, values: readonly string[]) {
  return blank<string, string | null>({
    label,
    kind: 'text',
    choices: values,
    json: { type: 'string', enum: [...values, null] },
    read: (given) => readChoice(given, values),
  });
}

function readChoice(given: unknown, values: readonly string[]): FieldReading<string | null> {
  const reading = readOrBlank(given);
  if ('problems' in reading || reading.value === null || values.includes(reading.value)) return reading;
  const nearest = nearestKey(reading.value, values);
  const shown = show(given);
  const message = `${shown} 不在可选之列（${values.join('、')}）${nearest === null ? '' : `；是不是 ${nearest}？`}`;
  const english = `${shown} is none of ${values.join(', ')}${nearest === null ? '' : `; did you mean ${nearest}?`}`;
  return refused('not-a-choice', message, english, { found: shown, nearest, known: values });
}

function leafOf<Value>(
  name: FieldName,
  read: (value: unknown) => FieldReading<Value>,
): LeafDefinition<Value> {
  return { ...name, kind: 'text', json: { type: 'string', maxLength: longestText }, read };
}

function readName(value: unknown): FieldReading<string> {
  if (typeof value !== 'string' || !isBlankText(value)) return readText(value);
  return refused('missing', '不能为空，请填写', 'must not be empty', {});
}

/** As `readText`; null if nothing can be seen. */
export function readOrBlank(value: unknown): FieldReading<string | null> {
  const reading = readText(value);
  return 'value' in reading && isBlankText(reading.value) ? { value: null } : reading;
}

/** Checks a text and turns its line ends (CR LF, CR) into LF. */
export function readText(value: unknown): FieldReading<string> {
  if (typeof value !== 'string') return notText(value);
  if (value.length > longestText) return tooLong(value.length);
  if (!perhapsStrange.test(value)) return { value };
  const lines = value.replace(/\r\n?/g, '\n');
  const strange = lines.search(strangeCharacter);
  return strange < 0 ? { value: lines } : badCharacter(lines, strange);
}

/** More than is strange or to be replaced, and quickly seen: all but the most common characters. */
const perhapsStrange = /[^\t\n -~\u00a0-\ud7ff\ue000-\ufffd]/;

/** Controls other than tab and line feed, the two code points no XML may hold, and halves of surrogate pairs. */
const strangeCharacter = /(?![\t\n])\p{Cc}|[\ufffe\uffff]|\p{Surrogate}/u;

function badCharacter(value: string, index: number) {
  const code = value.codePointAt(index) ?? 0;
  const lone = code >= 0xd800 && code <= 0xdfff;
  const place = [...value.slice(0, index)].length + 1;
  return refused(
    'bad-character',
    `第 ${place} 个字符是${lone ? '残缺的字符（半个代理对）' : '不能打印的控制字符'} ${codePoint(code)}，请删去：${show(value)}`,
    `character ${place} is ${lone ? 'a lone surrogate' : 'a control character'} ${codePoint(code)}; remove it: ${show(value)}`,
    { character: codePoint(code), at: place },
  );
}

function notText(value: unknown) {
  const found = show(value);
  const [message, english] =
    typeof value === 'number' || typeof value === 'boolean'
      ? [`应为文字，请加上引号：${found}`, `must be a text, put it in quotes: ${found}`]
      : [`应为文字，这里是 ${found}`, `must be a text, found ${found}`];
  return refused('not-a-text', message, english, { found });
}

function tooLong(length: number) {
  const message = `文字过长：${length} 个字符，最多 ${longestText} 个，请缩短`;
  const english = `text too long: ${length} characters, at most ${longestText}`;
  return refused('too-long', message, english, { length, most: longestText });
}
