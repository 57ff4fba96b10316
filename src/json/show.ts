/** Shows a wrong value in a message: short, on one line, with nothing in it that a terminal would obey. */

/** A JSON number that a schema does not take as it is written (1e5): in messages it must not look like a text. */
export class NumberText {
  constructor(readonly text: string) {}
}

const longestShown = 40;

/** Control characters of C1, line and paragraph separators, and marks that turn the reading direction. */
const unprintable = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** `"十二万"`, `12`, `[…]`, `{…}`: the value as JSON, at most about 40 characters of it. */
export function show(value: unknown): string {
  if (value instanceof NumberText) return clip(value.text);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? '{}' : '{…}';
  if (typeof value === 'string') return visible(JSON.stringify(clip(value)));
  return clip(String(value));
}

/** At most `longest` characters of a text, none of them torn apart. */
export function clip(text: string, longest = longestShown): string {
  if (text.length <= longest) return text;
  const start = [...text.slice(0, 2 * longest)].slice(0, longest).join('');
  return start.length < text.length ? `${start}…` : text;
}

function visible(text: string): string {
  return text.replace(unprintable, (character) => `\\u${codeUnits(character)}`);
}

function codeUnits(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}

/** `U+0007`, as code charts name a character. */
export function codePoint(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
