/** Splits a text that a form composes of values and its own words: 某部门（105）, 2024年1月—12月. */
import type { JsonPath } from '../diagnostics/index.js';
import type { PlaceKinds } from '../filing/index.js';
import type { PatternPart } from './pattern.js';
import { forPattern } from './words.js';

/** What one of the values says that a cell prints together, or a target in pieces. */
export interface PartText {
  readonly path: JsonPath;
  readonly text: string;
}

/** Splits a composed text into its values; null if it is not composed like the pattern. */
export function partTexts(
  parts: readonly PatternPart[],
  text: string,
  kinds: PlaceKinds,
): readonly PartText[] | null {
  const paths: JsonPath[] = [];
  let pattern = '^\\s*';
  let previous: PatternPart['kind'] | null = null;
  for (const part of parts) {
    if (part.kind === 'words') pattern += wordsPattern(part.text);
    else if (previous === 'value') {
      // Two values without words between them: the other one is a year, or stands in brackets with a number, as a code does.
      const [path = '', ...others] = part.paths;
      if (others.length > 0) return null;
      pattern += kinds.kindAt(path) === 'year' ? '((?:19|20)\\d\\d)' : '([(][^()]*\\d[^()]*[)])?';
      paths.push(path);
    } else {
      const own = valuePattern(part.paths, part.sample, kinds);
      if (own === null) return null;
      pattern += own;
      paths.push(...part.paths);
    }
    previous = part.kind;
  }
  const found = new RegExp(`${pattern}\\s*$`, 'sud').exec(widthless(text));
  if (found === null) return null;
  const isUnsplit =
    hasAdjacent(parts) && /\d/u.test(text) && paths.some((_, index) => found[index + 1] === undefined);
  if (isUnsplit) return null;
  return paths.map((path, index) => ({ path, text: text.slice(...(found.indices?.[index + 1] ?? [0, 0])) }));
}

function hasAdjacent(parts: readonly PatternPart[]): boolean {
  return parts.some(({ kind }, index) => kind === 'value' && parts[index + 1]?.kind === 'value');
}

/** Makes figures, brackets, colons and dashes half-width without changing the text's length. */
function widthless(text: string): string {
  return text.replace(/[０-９（）：．]/gu, (one) => one.normalize('NFKC')).replace(/[—–]/gu, '-');
}

/** Matches the form's words with other numbers, or without them (指标1：). */
function wordsPattern(words: string): string {
  const pieces = widthless(words).match(/\d+|[^\s\d]/gu) ?? [];
  const escaped = pieces.map((piece) => (/\d/u.test(piece) ? '\\d+' : forPattern(piece))).join('\\s*');
  return `\\s*(?:${escaped})?\\s*`;
}

/** Matches one value, or several that are printed as one: the ends of a period (2024年-2024年), or words with a sign between them; null: nothing stands between them. */
function valuePattern(paths: readonly JsonPath[], sample: string, kinds: PlaceKinds): string | null {
  if (paths.length === 1) return '(.*?)';
  if (paths.some((path) => kinds.kindAt(path) !== 'period' && kinds.kindAt(path) !== 'date')) {
    const [sign] = /[^\p{L}\p{N}\s]/u.exec(widthless(sample)) ?? [];
    if (sign === undefined) return null;
    return paths.map(() => '(.*?)').join(`\\s*${forPattern(sign)}\\s*`);
  }
  const ends = paths.map(() => '([\\d年月日./]*)').join('[-~至到]?');
  return sample.startsWith('(') ? `(?:\\(?${ends}\\)?)?` : `(?:${ends})?`;
}
