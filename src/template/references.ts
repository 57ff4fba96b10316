/** Resolves `&amp;` and its like in a template's text. */
import type { ProblemList, TemplatePlace } from '../model/index.js';
import { possibleText } from './leaf.js';
import { placeAfter } from './text-cursor.js';

const reference = /&(?:#(\d{1,7});|#x([\da-fA-F]{1,6});|(\w+);)?/g;
const meanings: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text, which begins at the place, with its references resolved; others are reported and left as they are. */
export function decode(raw: string, at: TemplatePlace, problems: ProblemList): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(reference, (written, decimal, hexadecimal, name, offset: number) => {
    const meaning = meanings.get(name ?? '') ?? characterOf(decimal, hexadecimal);
    if (meaning !== null) return meaning;
    problems.add({ ...unknown(written), at: placeAfter(raw.slice(0, offset), at) });
    return written;
  });
}

/** Returns null if there is no such character, or documents cannot hold it. */
function characterOf(decimal: string | undefined, hexadecimal: string | undefined): string | null {
  const code = Number.parseInt(decimal ?? hexadecimal ?? '', decimal === undefined ? 16 : 10);
  if (Number.isNaN(code) || code > 0x10ffff) return null;
  const character = String.fromCodePoint(code);
  return possibleText(character) === character ? character : null;
}

function unknown(written: string) {
  const code = 'template/unknown-reference';
  if (written === '&') {
    return { code, message: '“&”要写作 &amp;', english: 'write &amp; for &', parameters: {} };
  }
  return {
    code,
    message: `没有 ${written} 这种写法；可用的：&amp;、&lt;、&gt;、&quot;、&apos; 和 &#编号;，空白请直接写全角空格`,
    english: `there is no ${written}; known are &amp;, &lt;, &gt;, &quot;, &apos; and &#number;`,
    parameters: { found: written },
  };
}
