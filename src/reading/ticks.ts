/** Reads a row of boxes (专项资金□ 经常性项目☑), whatever the mark is and on whichever side of its word it stands. */
import { anyBox, emptyBoxes, tickedBoxes, withBoxes } from '../filing/index.js';

/** Symbol fonts' characters as programs keep them: Wingdings' boxes þ ý and o ¨, Wingdings 2's R T and £, ticks ü and P. */
const wingdingsTicked = /[\uf0fe\uf0fd\uf052\uf054\uf0fc\uf050]/gu;
const wingdingsEmpty = /[\uf06f\uf0a8\uf0a3]/gu;

const tickAlone = new RegExp(`^[${tickedBoxes}vV]$`, 'u');
const noTickAlone = new RegExp(`^(?:[${emptyBoxes}—–×✗✘-]|否|无|0)?$`, 'u');

/** Whether a text is nothing but a tick: in a column of its own, one stands for the words of the column's head. */
export function isTick(text: string): boolean {
  return tickAlone.test(text.trim());
}

/** Whether a cell for a tick says that it is not ticked. */
export function isNoTick(text: string): boolean {
  return noTickAlone.test(text.trim());
}

interface TickReading {
  readonly words: readonly string[];
  /** Whether everything that is written was understood. */
  readonly isSure: boolean;
}

/**
 * Reads ticks. In Wingdings 2, R and £ are boxes; V is typed for √. Returns null if nothing is marked in a known way;
 * then the text is the value.
 */
export function readTicks(text: string, words: readonly string[]): TickReading | null {
  const plain = withBoxes(text.normalize('NFKC'))
    .replace(wingdingsTicked, '☑')
    .replace(wingdingsEmpty, '□')
    .replace(/:\s*是/gu, '☑')
    .replace(/:\s*否/gu, '□');
  const marked = anyBox.test(plain) ? plain : plain.replace(/[RVv]/gu, '☑').replaceAll('£', '□');
  const tokens = tokensOf(marked, words);
  const marks = tokens.filter((token) => token.kind === 'mark');
  const named = tokens.filter((token) => token.kind === 'word');
  const isSure = tokens.every((token) => token.kind !== 'other');
  if (marks.length === 0) {
    if (named.length === 0 || !isSure) return null;
    return {
      words: named.map(({ text: word }) => word),
      isSure: named.length < words.length || words.length === 1,
    };
  }
  const side = sideOfMarks(tokens);
  const leads = side ?? tokens.find((token) => token.kind !== 'other')?.kind === 'mark';
  const chosen: string[] = [];
  let used = 0;
  for (const [index, token] of tokens.entries()) {
    const mark = leads ? tokens[index - 1] : tokens[index + 1];
    if (token.kind !== 'word' || mark?.kind !== 'mark') continue;
    used += 1;
    if (tickedBoxes.includes(mark.text)) chosen.push(token.text);
  }
  const isPaired = marks.length === named.length || side !== null;
  // Where some words have empty boxes and the others none, a converter may have lost the ticked ones.
  const isLost = chosen.length === 0 && used < named.length;
  return { words: chosen, isSure: isSure && isPaired && !isLost && used === marks.length };
}

/**
 * Whether marks stand before their words (true) or behind them: each mark touches a word at that side alone; null if
 * there is no telling.
 */
function sideOfMarks(tokens: readonly TickToken[]): boolean | null {
  const sides = tokens.flatMap((token, index) => {
    if (token.kind !== 'mark') return [];
    const touchesBefore = tokens[index - 1]?.kind === 'word' && !token.isApart;
    const next = tokens[index + 1];
    const touchesNext = next?.kind === 'word' && !next.isApart;
    return touchesBefore === touchesNext ? [null] : [touchesNext];
  });
  const [first = null] = sides;
  return sides.every((side) => side === first) ? first : null;
}

interface TickToken {
  readonly kind: 'mark' | 'word' | 'other';
  readonly text: string;
  /** A blank or the like stands before it. */
  readonly isApart: boolean;
}

function tokensOf(text: string, words: readonly string[]): readonly TickToken[] {
  const byLength = [...words].sort((a, b) => b.length - a.length);
  const tokens: TickToken[] = [];
  let at = 0;
  let isApart = false;
  while (at < text.length) {
    const word = byLength.find((one) => text.startsWith(one, at));
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    at += word?.length ?? character.length;
    const isBlank = word === undefined && /[\s、,;/|]/u.test(character);
    if (word !== undefined) tokens.push({ kind: 'word', text: word, isApart });
    else if (anyBox.test(character)) tokens.push({ kind: 'mark', text: character, isApart });
    else if (!isBlank) {
      const last = tokens.at(-1);
      if (last?.kind === 'other') tokens[tokens.length - 1] = { ...last, text: last.text + character };
      else tokens.push({ kind: 'other', text: character, isApart });
    }
    isApart = isBlank;
  }
  return tokens;
}
