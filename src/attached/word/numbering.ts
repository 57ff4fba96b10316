/** The numbers that Word counts before paragraphs (ECMA-376 Part 1, 17.9): they are shown, and are no text of the file. */
import type { Numbering } from './blocks.js';
import { attributeOf, xmlTokens } from './xml-tokens.js';

interface Level {
  format: string;
  text: string;
  start: number;
}

/** Levels by their numbers. */
type NumberingLevels = Map<number, Level>;

interface NumberedList {
  abstract: string;
  /** Levels that begin anew, or are other ones. */
  readonly starts: Map<number, number>;
}

export interface ListDefinitions {
  readonly levels: ReadonlyMap<string, NumberingLevels>;
  readonly lists: ReadonlyMap<string, NumberedList>;
}

/** `xml`: the part of numberings. */
export function listDefinitions(xml: string): ListDefinitions {
  const [levels, lists] = [new Map<string, NumberingLevels>(), new Map<string, NumberedList>()];
  let own: NumberingLevels | null = null;
  let level: Level | null = null;
  let list: NumberedList | null = null;
  let at = 0;
  for (const token of xmlTokens(xml)) {
    if (token.kind !== 'begin') continue;
    const { name, attributes } = token;
    const value = attributeOf(attributes, 'val') ?? '';
    if (name === 'abstractNum') {
      [own, list] = [new Map(), null];
      levels.set(attributeOf(attributes, 'abstractNumId') ?? '', own);
    } else if (name === 'num') {
      [own, list] = [null, { abstract: '', starts: new Map() }];
      lists.set(attributeOf(attributes, 'numId') ?? '', list);
    } else if (name === 'abstractNumId' && list !== null) list.abstract = value;
    else if (name === 'lvlOverride') at = Number(attributeOf(attributes, 'ilvl') ?? 0);
    else if (name === 'startOverride' && list !== null) list.starts.set(at, Number(value));
    else if (name === 'lvl') {
      level = { format: 'decimal', text: '', start: 1 };
      own?.set(Number(attributeOf(attributes, 'ilvl') ?? 0), level);
    } else if (level !== null && name === 'start') level.start = Number(value);
    else if (level !== null && name === 'numFmt') level.format = value;
    else if (level !== null && name === 'lvlText') level.text = value;
  }
  return { levels, lists };
}

/** Styles of paragraphs that number them, by their ids. */
export function numberedStyles(xml: string): ReadonlyMap<string, Numbering> {
  const own = new Map<string, { list: string | null; level: number; basis: string | null }>();
  let style: { list: string | null; level: number; basis: string | null } | null = null;
  for (const token of xmlTokens(xml)) {
    if (token.kind !== 'begin') continue;
    const { name, attributes } = token;
    const value = attributeOf(attributes, 'val');
    if (name === 'style') {
      style = { list: null, level: 0, basis: null };
      own.set(attributeOf(attributes, 'styleId') ?? '', style);
    } else if (style === null) continue;
    else if (name === 'basedOn') style.basis = value;
    else if (name === 'numId') style.list = value;
    else if (name === 'ilvl') style.level = Number(value ?? 0);
  }
  const found = new Map<string, Numbering>();
  for (const id of own.keys()) {
    let at = own.get(id);
    for (let steps = 0; at !== undefined && at.list === null && steps < mostBases; steps += 1)
      at = own.get(at.basis ?? '');
    if (at !== undefined && at.list !== null) found.set(id, { list: at.list, level: at.level });
  }
  return found;
}

/** Styles that are based on one another. */
const mostBases = 20;

/** Levels of one list. */
const mostLevels = 9;

/** Counts the paragraphs of lists in their order. */
export class NumberCounter {
  readonly #counts = new Map<string, number[]>();
  /** Lists whose own beginnings have been counted from. */
  readonly #begun = new Set<string>();

  constructor(readonly definitions: ListDefinitions) {}

  /** What stands before the next paragraph; empty for bullets, which say nothing. */
  next({ list: id, level: at }: Numbering): string {
    const list = this.definitions.lists.get(id);
    const levels = list === undefined ? undefined : this.definitions.levels.get(list.abstract);
    const level = levels?.get(at);
    if (list === undefined || levels === undefined || level === undefined || at >= mostLevels) return '';
    const counts = this.#counts.get(list.abstract) ?? [];
    this.#counts.set(list.abstract, counts);
    const key = `${id} ${at}`;
    const own = this.#begun.has(key) ? undefined : list.starts.get(at);
    this.#begun.add(key);
    counts[at] = own ?? (counts[at] ?? level.start - 1) + 1;
    counts.length = at + 1;
    if (level.format === 'bullet' || level.format === 'none') return '';
    return level.text.replace(/%([1-9])/gu, (_, digit: string) => {
      const index = Number(digit) - 1;
      const other = levels.get(index);
      return other === undefined ? '' : written(counts[index] ?? other.start, other.format);
    });
  }
}

const hanDigits = '〇一二三四五六七八九';

function written(count: number, format: string): string {
  switch (format) {
    case 'decimalFullWidth':
      return String(count).replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return count >= 1 && count <= 20 ? String.fromCodePoint(0x2460 + count - 1) : String(count);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'chineseLegalSimplified':
    case 'japaneseCounting':
    case 'ideographDigital':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
      return hanNumber(count);
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'.charAt(count - 1) || String(count);
    case 'upperLetter':
    case 'lowerLetter': {
      const letter = String.fromCodePoint(0x41 + ((count - 1) % 26)).repeat(
        Math.ceil(Math.min(count, 260) / 26),
      );
      return format === 'upperLetter' ? letter : letter.toLowerCase();
    }
    case 'upperRoman':
      return romanNumber(count);
    case 'lowerRoman':
      return romanNumber(count).toLowerCase();
    case 'decimalZero':
      return String(count).padStart(2, '0');
    default:
      return String(count);
  }
}

/** Up to 99; beyond, in figures. */
function hanNumber(count: number): string {
  if (count < 1 || count > 99) return String(count);
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : hanDigits.charAt(tens)}十`;
  return ten + (ones === 0 ? '' : hanDigits.charAt(ones));
}

const romanDigits = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** Up to 39; beyond, in figures. */
function romanNumber(count: number): string {
  if (count < 1 || count > 39) return String(count);
  let [left, text] = [count, ''];
  for (const [value, sign] of romanDigits) {
    for (; left >= value; left -= value) text += sign;
  }
  return text;
}
