/** Collects the reading of one form: values by path, their places, and doubts. */

import type { JsonPath } from '../diagnostics/index.js';
import { labelAt, type PlaceKinds } from '../filing/index.js';
import { clip } from '../json/index.js';
import { boxWords } from '../template/index.js';
import { type Doubt, doubt } from './doubt.js';
import type { LeafReading, LeafSource, Remark } from './leaf-reading.js';
import { partTexts } from './part-texts.js';
import type { PatternCell, PatternPart } from './pattern.js';
import { joinedPieces, targetOfPiece } from './printed-parts.js';
import { type ReadKind, readLeaf } from './read-leaf.js';
import { isNoTick, isTick, readTicks } from './ticks.js';
import { oneLine } from './words.js';

export type ReadValue = string | number | readonly string[] | null;

/** The part of a cell that reading its value needs. */
export interface ValueCell extends LeafSource {
  readonly place: string;
}

/** A column of a list as it was read. */
export interface ReadColumn {
  /** Words of its head. */
  readonly label: string;
  readonly place: string | null;
  readonly filled: number;
  readonly entries: number;
}

/** The label of a value that has no cell. */
export interface LonelyLabel {
  readonly label: string;
  readonly place: string | null;
}

export class FormReading {
  constructor(readonly kinds: PlaceKinds) {}

  readonly values = new Map<JsonPath, ReadValue>();
  readonly places = new Map<JsonPath, string>();
  readonly doubts: Doubt[] = [];
  /** Lists that the form shows, including empty ones. */
  readonly lists = new Set<JsonPath>();
  /** By the path of the list and what the column holds: `projects[0].indicators[].target`. */
  readonly columns = new Map<string, ReadColumn>();
  /** Values for which the sheet has no cell, with their labels; null: nor has it the label, which is a doubt. */
  readonly absent = new Map<JsonPath, LonelyLabel | null>();

  set(path: JsonPath, value: ReadValue, place: string | null): void {
    this.values.set(path, value);
    if (place !== null) this.places.set(path, place);
  }

  doubt(code: string, path: JsonPath | null, place: string | null, remark: Remark): void {
    const [message, english, parameters] = remark;
    const label = this.#labelOf(path);
    this.doubts.push(doubt({ code, path, place, message, english, parameters, label }));
  }

  note(code: string, path: JsonPath | null, place: string, remark: Remark): void {
    const [message, english, parameters] = remark;
    const label = this.#labelOf(path);
    this.doubts.push(doubt({ code, severity: 'note', path, place, message, english, parameters, label }));
  }

  #labelOf(path: JsonPath | null): string | null {
    return path === null ? null : labelAt(path, this.kinds.schema);
  }

  /** Adds a doubt to each amount whose unit is unclear: an amount that says its own, 12.5万元, is clear. */
  unsureUnit(paths: readonly JsonPath[], { text, place }: ValueCell, remark: Remark): void {
    if (paths.length === 1 && /[元万亿]/u.test(text)) return;
    for (const path of paths)
      if (this.kinds.kindAt(path) === 'amount' && this.values.get(path) !== null)
        this.doubt('unsure-unit', path, place, remark);
  }

  /** Sets each place that has no value yet to null. */
  blank(paths: readonly JsonPath[]): void {
    for (const path of paths) if (!this.values.has(path)) this.values.set(path, null);
  }

  /** Reads a cell in the way its pattern cell is printed. */
  read(
    pattern: Pick<PatternCell, 'parts' | 'paths' | 'kind' | 'tick'>,
    cell: ValueCell,
    power: number,
  ): void {
    const { parts, paths, tick } = pattern;
    const [path] = paths;
    if (path === undefined) return;
    if (tick !== undefined) {
      this.#readTick(path, tick, cell);
      return;
    }
    const words = boxWords(parts.map((part) => (part.kind === 'value' ? part.sample : '')).join(''));
    if (words.length > 0) this.#readBoxes(path, cell, words);
    else if (paths.length === 1 && parts.length === 1) {
      this.leaf(path, cell, power, pattern.kind === 'label');
      this.#doubtShare(path, parts, cell);
    } else this.#readParts(parts, cell, power);
  }

  /** Reads one value. `isLabel`: line ends belong to the form, not to the data. */
  leaf(path: JsonPath, cell: ValueCell, power: number, isLabel = false): void {
    const kind = this.kinds.kindAt(path) ?? 'text';
    if (kind === 'record' || kind === 'list') {
      this.doubt('not-understood', path, cell.place, [
        `“${cell.text}”没有读`,
        `"${cell.text}" was not read`,
        { found: cell.text },
      ]);
      return;
    }
    const source = isLabel ? { ...cell, text: oneLine(cell.text) } : cell;
    const reading = readLeaf(leafKind(kind), source, power);
    this.set(path, kind === 'texts' ? entriesOf(reading.value) : reading.value, cell.place);
    this.#remark(path, cell.place, reading);
  }

  #remark(path: JsonPath, place: string, { doubt: unsure, note }: LeafReading): void {
    if (unsure !== undefined) this.doubt('unsure-value', path, place, unsure);
    if (note !== undefined) this.note('repaired', path, place, note);
  }

  /** 0.95 where the form prints 95% may be meant as 95%. */
  #doubtShare(path: JsonPath, parts: readonly PatternPart[], cell: ValueCell): void {
    const isShare = parts.some((part) => part.kind === 'value' && part.sample.endsWith('%'));
    const value = Number(this.values.get(path) ?? 0);
    if (!isShare || /[%％‰]/u.test(cell.text) || !(value > 0 && value <= 1)) return;
    this.doubt('unsure-percent', path, cell.place, [
      `“${cell.text}”后面没有百分号，按 ${value}% 读，请核对`,
      `"${cell.text}" has no per cent sign; read as ${value}%`,
      { found: cell.text },
    ]);
  }

  /** A tick in a column stands for the column's word. */
  #readTick(path: JsonPath, word: string, cell: ValueCell): void {
    const before = this.values.get(path) ?? null;
    if (isNoTick(cell.text)) {
      this.blank([path]);
      return;
    }
    if (before === null) this.set(path, word, cell.place);
    const isPlain = isTick(cell.text) || cell.text.trim() === word;
    if (isPlain && before === null) return;
    this.doubt('unsure-ticks', path, cell.place, [
      before === null
        ? `“${cell.text}”不是勾，读作“${word}”`
        : `勾了不止一处：“${String(before)}”和“${word}”，按前者读`,
      before === null
        ? `"${cell.text}" is no tick; read as ${word}`
        : `more than one is ticked: ${String(before)} and ${word}; read as the first`,
      { found: cell.text, word, before: before === null ? null : String(before) },
    ]);
  }

  /** Puts the pieces of targets that a form prints in cells of their own together: ≥, 2, 万亩. */
  joinTargets(): void {
    const pieces = new Map<JsonPath, { readonly path: JsonPath; readonly value: ReadValue }[]>();
    for (const [path, value] of this.values) {
      const target = targetOfPiece(path, this.kinds);
      if (target !== null) pieces.set(target, [...(pieces.get(target) ?? []), { path, value }]);
    }
    for (const [target, own] of pieces) {
      const pieces = own.map(({ path, value }) => ({ path, text: String(value ?? '') }));
      const { text, isUnsure } = joinedPieces(pieces);
      const place = own.map(({ path }) => this.places.get(path)).find((one) => one !== undefined);
      for (const { path } of own) {
        this.values.delete(path);
        this.places.delete(path);
      }
      this.set(target, text === '' ? null : text, place ?? null);
      if (isUnsure) this.doubt('unsure-parts', target, place ?? null, againstEachOther(pieces, text));
    }
    for (const [index, one] of this.doubts.entries()) {
      const target = one.path === null ? null : targetOfPiece(one.path, this.kinds);
      if (target !== null) this.doubts[index] = { ...one, path: target, label: this.#labelOf(target) };
    }
  }

  #readBoxes(path: JsonPath, cell: ValueCell, words: readonly string[]): void {
    const ticks = readTicks(cell.text, words);
    const takesSeveral = this.kinds.kindAt(path) === 'texts';
    if (ticks === null) {
      this.leaf(path, cell, 0);
      const remark = [
        '方框和勾没有认出来，按文字照录',
        'no boxes or ticks were recognised; the text stands as it is',
        {},
      ] as const;
      this.doubt('unsure-ticks', path, cell.place, remark);
      return;
    }
    const [first = null] = ticks.words;
    if (takesSeveral) this.set(path, ticks.words.length === 0 ? null : ticks.words, cell.place);
    else this.set(path, first, cell.place);
    if (!ticks.isSure || (!takesSeveral && ticks.words.length > 1))
      this.doubt('unsure-ticks', path, cell.place, [
        `勾选不清楚：“${cell.text}”，读作“${ticks.words.join('、')}”`,
        `the ticks are not clear: "${cell.text}", read as ${ticks.words.join(', ') || 'none'}`,
        { found: cell.text, readAs: ticks.words },
      ]);
  }

  /** Splits a text at the form's own words between values; adjacent values cannot be split. */
  #readParts(parts: readonly PatternPart[], cell: ValueCell, power: number): void {
    const found = partTexts(parts, cell.text, this.kinds);
    if (found === null) {
      const paths = parts.flatMap((part) => (part.kind === 'value' ? part.paths : []));
      for (const [index, path] of paths.entries()) {
        if (index === 0 && cell.text.trim() !== '') this.leaf(path, { ...cell, content: null }, power);
        else this.blank([path]);
        const remark = [
          `与表样的写法不同，分不清各项：“${cell.text}”`,
          `not written as on the form, so its parts cannot be told: "${cell.text}"`,
          { found: cell.text },
        ] as const;
        if (cell.text.trim() !== '') this.doubt('unsure-parts', path, cell.place, remark);
      }
      return;
    }
    for (const { path, text } of found) {
      const isWhole = text.trim() === cell.text.trim();
      if (text.trim() === '') this.blank([path]);
      else this.leaf(path, { text, content: isWhole ? cell.content : null, place: cell.place }, power);
    }
  }
}

function againstEachOther(pieces: readonly { readonly text: string }[], readAs: string): Remark {
  const texts = pieces.map(({ text }) => text);
  return [
    `分在几格里的指标值互相不合：“${texts.join('”“')}”，读作“${readAs}”，请核对`,
    `the pieces of the target do not fit: ${texts.join(' | ')}; read as ${readAs}`,
    { found: texts, readAs },
  ];
}

/** Says that there is no telling which of the cells holds a value. */
export function severalCells(cells: readonly { readonly text: string; readonly place: string }[]): Remark {
  const places = cells.map(({ place }) => place);
  return [
    `有几格都可能是它的值：${cells.map(({ text, place }) => `${place} “${clip(text, 20)}”`).join('、')}，没有读`,
    `several cells may be its value: ${places.join(', ')}; none was read`,
    { places },
  ];
}

/** Several words in one cell, as they are printed: 专项资金、经常性项目. */
function entriesOf(value: string | number | null): readonly string[] | null {
  if (value === null) return null;
  return String(value)
    .split(/[、,，;；\n]/u)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function leafKind(kind: ReadKind | 'texts'): ReadKind {
  return kind === 'texts' ? 'text' : kind;
}
