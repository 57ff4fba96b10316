/** Reads one form of a table by its pattern: labels, values, lists, the lines around; names what it has not read. */
import { yearsInFigures } from '../filing/index.js';
import { labelKey } from '../identity/index.js';
import { clip } from '../json/index.js';
import type { FoundForm } from './find-forms.js';
import { FormReading } from './form-reading.js';
import type { Remark } from './leaf-reading.js';
import { isSignature } from './list-rows.js';
import { type Matched, matchLabels } from './match-labels.js';
import type { Pattern } from './pattern.js';
import { readLists } from './read-lists.js';
import { readValues } from './read-values.js';
import type { KeyedCell, Region } from './region.js';
import { columnEnd, isFilled, rowEnd } from './source-table.js';
import { forPattern, isAside, isAsideLabel, isKnownFiler, isNote } from './words.js';

/** `isToFillIn`: in a fill-in book, which says that blank labels are those above. */
export function readForm({ region, pattern, rival }: FoundForm, isToFillIn: boolean): FormReading {
  const reading = new FormReading(pattern.kinds);
  const matched = matchLabels(pattern, region);
  for (const cell of matched.cells) region.claim(cell);
  readTexts(pattern, matched, region, reading);
  readValues(pattern, matched, region, reading);
  readLists({ pattern, matched, region, reading, isToFillIn });
  reading.joinTargets();
  if (rival !== null)
    reading.doubt('unsure-form', null, region.cells[0]?.place ?? null, [
      `看来是“${pattern.title}”，也可能是“${rival.title}”；按前者读`,
      `seems to be ${pattern.form}, but may be ${rival.form}; read as the first`,
      { form: pattern.form, rival: rival.form },
    ]);
  nameUnread(pattern, region, reading);
  return reading;
}

/** Lines outside the grid: (2024年度). */
function readTexts(pattern: Pattern, matched: Matched, region: Region, reading: FormReading): void {
  const firstLabel = Math.min(...[...matched.places.values()].map(({ row }) => row));
  const starts = lineStarts(pattern);
  const lines = region.cells
    .filter((cell) => isFilled(cell) && !region.isClaimed(cell))
    .flatMap((cell) => partedLine(cell.text, starts).map((text) => ({ cell, text })));
  for (const node of pattern.texts) {
    if (node.paths.length === 0) continue;
    const all = lines.filter(({ text }) => node.written.test(text.normalize('NFKC')));
    // A line that begins with the words says the value; one that mentions them explains it.
    const found = all.find(({ cell, text }) => cell.text.trim().startsWith(text)) ?? all[0];
    if (found === undefined) continue;
    const { cell, text } = found;
    region.claim(cell);
    const content = text === cell.text ? cell.content : null;
    reading.read({ ...node, kind: 'value' }, { text, content, place: cell.place }, 0);
    if (all.some((other) => other.text !== text))
      for (const path of node.paths)
        reading.doubt('several-cells', path, cell.place, severalLines(all, text));
  }
  if (typeof reading.values.get('year') !== 'number') findYear(pattern, region, firstLabel, reading);
  for (const cell of region.cells)
    if (cell.row < firstLabel && (isTitle(cell.key, pattern) || pattern.ownWords.has(cell.key)))
      region.claim(cell);
}

function severalLines(lines: readonly { readonly cell: KeyedCell }[], readAs: string): Remark {
  const places = lines.map(({ cell }) => cell.place);
  return [
    `几处都写了：${places.join('、')}，按“${clip(readAs)}”读，请核对`,
    `several lines say it: ${places.join(', ')}; read as "${clip(readAs)}"`,
    { places, readAs },
  ];
}

/** Words by which texts of the form begin that hold a value, or end a line that holds one: 项目名称：, 金额单位：万元. */
function lineStarts({ texts }: Pattern): readonly RegExp[] {
  return texts.flatMap(({ parts: [first], paths, endsLine }) => {
    const words = first?.kind === 'words' ? first.text.trim() : '';
    const label = (paths.length > 0 ? /^(.+)[:：]$/su : /^(.+?)[:：]/su).exec(words)?.[1];
    const begins = label !== undefined && (paths.length > 0 || endsLine);
    return begins ? [new RegExp(`${forPattern(label)}\\s*[:：]`, 'u')] : [];
  });
}

/** Texts of the form that somebody has written into one line: 项目名称：…　主管部门：…. */
function partedLine(text: string, starts: readonly RegExp[]): readonly string[] {
  const cuts = starts
    .map((start) => text.search(start))
    .filter((at) => at > 0)
    .sort((a, b) => a - b);
  return [0, ...cuts].map((start, index) => text.slice(start, cuts[index]).trim());
}

function isTitle(key: string, { titles }: Pattern): boolean {
  return titles.some((title) => key.includes(title));
}

/** 2024年度, 年度：2024. */
const yearPattern = /(20\d\d)\s*年|年度?\s*:\s*(20\d\d)(?!\d)/u;
const yearLabel = /^(?:预算|申报|填报|项目|所属)?(?:年度|年份)$/u;
const yearAlone = /^\s*(20\d\d)\s*(?:年度?)?\s*$/u;

/** A year in the lines over the form's first label, or in the cell behind one that says 年度. */
function findYear(pattern: Pattern, region: Region, firstLabel: number, reading: FormReading): void {
  if (!pattern.texts.some(({ paths }) => paths.includes('year'))) return;
  const lines = region.cells.filter((cell) => cell.row < firstLabel && isFilled(cell));
  for (const [index, cell] of lines.entries()) {
    const before = lines[index - 1];
    const isBehindLabel = before?.row === cell.row && yearLabel.test(before.key);
    const text = yearsInFigures(cell.text.normalize('NFKC'));
    const year = (isBehindLabel ? yearAlone : yearPattern)
      .exec(text)
      ?.slice(1)
      .find((one) => one !== undefined);
    // A period (2023—2025年) is not the form's year.
    if (year === undefined || new Set(text.match(/20\d\d/gu)).size > 1) continue;
    reading.set('year', Number(year), cell.place);
    region.claim(cell);
    if (isBehindLabel) region.claim(before);
    return;
  }
}

function nameUnread(pattern: Pattern, region: Region, reading: FormReading): void {
  const unread = region.unread();
  const broken = brokenWords(unread, pattern);
  const names = namesRead(reading);
  let note: KeyedCell | null = null;
  let before: KeyedCell | null = null;
  for (const cell of unread) {
    const isSaidBehind = before !== null && isAsideLabel(before.key) && isNextTo(before, cell);
    before = cell;
    // Numbers that the form prints (of rows, weights) may be anybody's.
    if ((pattern.ownWords.has(cell.key) && !/^\d+$/u.test(cell.key)) || broken.has(cell)) continue;
    const found = clip(cell.text);
    if (isSignature(cell, pattern)) {
      reading.note('signature', null, cell.place, ['签署栏没有读', 'the line to be signed was not read', {}]);
      continue;
    }
    const remark = [
      `“${found}”没有读入：不在表样的任何一格`,
      `"${found}" was not read: it is in no place of the form`,
      { found },
    ] as const;
    if (isNote(cell.key) || goesOn(note, cell)) note = cell;
    const isNoted = note === cell || isAside(cell.key) || isAsideLabel(cell.key) || isSaidBehind;
    if (isNoted || isKnownFiler(cell.key, names)) reading.note('unread-cell', null, cell.place, remark);
    else reading.doubt('unread-cell', null, cell.place, remark);
  }
}

const isNextTo = (one: KeyedCell, next: KeyedCell): boolean =>
  one.row === next.row && columnEnd(one) === next.column;

/** Keys of the units that the form names. */
function namesRead({ values }: FormReading): readonly string[] {
  return [...values].flatMap(([path, value]) =>
    typeof value === 'string' && /(?:^unit\.name|\.implementer|(?:^unit|\])\.department)$/u.test(path)
      ? [labelKey(value)]
      : [],
  );
}

/** Whether the cell right under a note holds its next point: 2.……. */
function goesOn(note: KeyedCell | null, { row, column, key }: KeyedCell): boolean {
  return note !== null && row === rowEnd(note) && column === note.column && /^\(?\d{1,2}[.、)]/u.test(key);
}

/** Lines at most that a note of a form is broken into. */
const mostLines = 12;

/** Cells one under another that together say words of the form: a PDF's page does not tell lines from paragraphs. */
function brokenWords(cells: readonly KeyedCell[], { ownWords }: Pattern): ReadonlySet<KeyedCell> {
  const found = new Set<KeyedCell>();
  for (const [index, first] of cells.entries()) {
    if (found.has(first)) continue;
    let text = '';
    for (const [line, cell] of cells.slice(index, index + mostLines).entries()) {
      if (cell.row !== first.row + line || cell.column !== first.column) break;
      text += cell.text;
      if (line === 0 || !ownWords.has(labelKey(text))) continue;
      for (const one of cells.slice(index, index + line + 1)) found.add(one);
      break;
    }
  }
  return found;
}
