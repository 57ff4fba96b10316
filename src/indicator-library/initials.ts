/** First letters of pinyin, by the order in which ICU sorts characters by pinyin (CLDR, `zh-u-co-pinyin`). */
import { Memo } from '../memo/index.js';

/** The first character of each letter in that order; no syllable begins with i, u or v. */
const firsts = [...'阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他屲夕丫帀'];
const letters = 'abcdefghjklmnopqrstwxyz';

/** Characters with more than one reading that indicators have; the sorted order knows the first only. */
const further: Readonly<Record<string, string>> = {
  重: 'c',
  长: 'c',
  行: 'h',
  调: 't',
  传: 'z',
  参: 's',
  降: 'x',
  省: 'x',
  率: 's',
  会: 'k',
  藏: 'z',
};

const memo = new Memo<string, string>({ capacity: 10_000 });
let collator: Intl.Collator | null = null;

/** The letters that a character may begin with: those of its readings, or itself in lower case. */
export function initialsOf(character: string): string {
  return memo.getOrCompute(character, () =>
    /\p{Script=Han}/u.test(character) ? hanInitials(character) : character.toLowerCase(),
  );
}

function hanInitials(character: string): string {
  collator ??= new Intl.Collator('zh-u-co-pinyin');
  const { compare } = collator;
  const at = firsts.findLastIndex((first) => compare(first, character) <= 0);
  return `${letters[Math.max(at, 0)] ?? ''}${further[character] ?? ''}`;
}
