/** Reports faults of a laid-out text: words broken against the rules, characters that no face covers. */
import { type Diagnostic, diagnostic, type JsonPath, warningOf } from '../diagnostics/index.js';
import { type Paragraph, paragraphText } from '../model/index.js';
import type { MeasuredText } from './text/measured-text.js';

/** Of a text that a message quotes, in characters. */
const longestQuote = 40;

/**
 * What becomes of a document with a character that no face has. `error`: it is not made; `substitute`: 〓 is printed, with
 * a warning; `keep`: for formats that show text in the reader's own fonts, the character is kept, with a warning.
 */
export type MissingGlyphs = 'error' | 'substitute' | 'keep';

/** `part` is the title of the form, or of the bookmark in it; faults without a JSON path are reported under it. */
export function textFindings(
  paragraphs: readonly Paragraph[],
  measured: MeasuredText,
  missingGlyphs: MissingGlyphs,
  part: string,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  measured.paragraphs.forEach(({ breaks }, index) => {
    const paragraph = paragraphs[index];
    if (paragraph === undefined) return;
    const forced = breaks.find((line) => line.forced);
    if (forced !== undefined) {
      const sources = sourcesAt(paragraph, forced.end - 1);
      const path = sources[0] ?? anyPath(paragraph);
      const isOfOne = path !== null && sources.length < 2;
      found.push(isOfOne ? brokenWord(path) : brokenText(paragraphText(paragraph), part, path));
    }
    if (measured.uncovered.length === 0) return;
    for (const [codePoint, at] of firstPlaces(measured.uncovered, index)) {
      const one = uncoveredCharacter(codePoint, pathAt(paragraph, at), missingGlyphs);
      found.push(one.path === null ? inPart(one, part) : one);
    }
  });
  return found;
}

/** Each character of a paragraph once, with the offset where it comes first. */
function firstPlaces(uncovered: MeasuredText['uncovered'], paragraph: number): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (const one of uncovered) {
    if (one.paragraph === paragraph && !places.has(one.codePoint)) places.set(one.codePoint, one.at);
  }
  return places;
}

/** JSON paths of the data that shows the character at `offset` of a paragraph. */
function sourcesAt(paragraph: Paragraph, offset: number): readonly JsonPath[] {
  let end = 0;
  for (const span of paragraph.spans) {
    end += span.kind === 'text' ? span.text.length : 0;
    if (offset < end && span.kind === 'text') return span.sources;
  }
  return [];
}

function pathAt(paragraph: Paragraph, offset: number): string | null {
  return sourcesAt(paragraph, offset)[0] ?? null;
}

/** Returns the first JSON path of the paragraph, for faults in the form's own words before its data; null if it has none. */
function anyPath({ spans }: Paragraph): string | null {
  return spans.flatMap((span) => (span.kind === 'text' ? span.sources : []))[0] ?? null;
}

/** The title of a blank ends where the project's name would stand. */
function inPart(one: Diagnostic, part: string): Diagnostic {
  const name = part.replace(/[：:\s]+$/u, '');
  return { ...one, message: `《${name}》：${one.message}`, english: `${name}: ${one.english}` };
}

/** Of the form itself, or made of several values: a sum. */
function brokenText(text: string, part: string, path: string | null): Diagnostic {
  const quoted = shortened(text);
  const found = warningOf(
    'layout/word-broken',
    `“${quoted}”比单元格还宽，已在字符间断开；请核对数据，数据不错的请加宽表样的这一列`,
    `“${quoted}” is wider than its cell and was broken between characters; check the data, or widen the column of the pack`,
    { parameters: { text: quoted }, path },
  );
  return inPart(found, part);
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length > longestQuote ? `${characters.slice(0, longestQuote).join('')}…` : text;
}

function brokenWord(path: string): Diagnostic {
  return warningOf(
    'layout/word-broken',
    '有一段不分开的文字（如字母、数字）比单元格还宽，已在字符间断开；如漏了空格或标点，请补上',
    'a word is wider than its cell and was broken between characters; check for a missing space',
    { path },
  );
}

function uncoveredCharacter(codePoint: number, path: string | null, missing: MissingGlyphs): Diagnostic {
  const character = String.fromCodePoint(codePoint);
  const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  const [zh, en] = consequence(missing, /^\p{M}$/u.test(character));
  return diagnostic({
    code: 'layout/no-glyph',
    severity: missing === 'error' ? 'error' : 'warning',
    message: `字库中没有“${character}”（${number}）${zh}`,
    english: `no face has “${character}” (${number})${en}`,
    parameters: { character, codePoint: number },
    path,
  });
}

function consequence(missing: MissingGlyphs, isMark: boolean): readonly [zh: string, en: string] {
  switch (missing) {
    case 'error':
      return [
        '：请改用别的字，或用 --fonts 指定含有此字的字体，或用 --set missing=substitute 印作〓',
        ': use another character, add a font with --fonts, or print 〓 with --set missing=substitute',
      ];
    case 'substitute':
      return isMark
        ? ['，没有印出，只印它所附的字', '; left out, its base is printed']
        : ['，已印作〓', '; printed as 〓'];
    case 'keep':
      return [
        '：PDF 等出不了；Word、Excel 文件里照写，由打开它的电脑上的字体显示',
        ': no PDF can be made; Word and Excel files keep it and show it in the fonts of the reader’s computer',
      ];
  }
}
