/** Reads the values that a form shows once: behind a label, or where a label's rows cross a head's columns. */
import { type FormReading, severalCells } from './form-reading.js';
import type { LabelPlace, Matched } from './match-labels.js';
import type { LabelNode, Pattern, ValueNode } from './pattern.js';
import type { KeyedCell, Region } from './region.js';
import { columnEnd, isFilled, sharedRows } from './source-table.js';
import { isTextList, listOf, readTextList } from './text-list.js';
import { doubtUnevenCrossing } from './uneven-rows.js';
import { amountUnit, noUnit } from './units.js';
import { below, crossing, hasRoom, valueBehind, withInline, withUnitBehind } from './value-cells.js';
import { isFigure } from './words.js';

export function readValues(pattern: Pattern, matched: Matched, region: Region, reading: FormReading): void {
  for (const node of pattern.values) readValue(node, pattern, matched, region, reading);
  for (const [label, place] of matched.places) {
    readBehindWords(label, place, reading);
    doubtRest(label, place, pattern, reading);
  }
}

function readValue(
  node: ValueNode,
  pattern: Pattern,
  matched: Matched,
  region: Region,
  reading: FormReading,
): void {
  const { cell, label, head } = node;
  const missing = [label, head].find((one) => one !== null && !matched.places.has(one)) ?? null;
  const isLost = head === null ? label === null || missing !== null : !matched.places.has(head);
  // Without its label a sum cannot be told from what it is the sum of.
  if (cell.isWorkedOut === true && (isLost || missing !== null)) return;
  const cells = isLost
    ? []
    : head === null
      ? withInline(label, matched, region)
      : crossing(node, matched, region);
  // Under a head alone, a value is told from others only where it is the only one.
  const free = cells.filter((one) => isFilled(one) && !region.isClaimed(one));
  if (isLost || (missing !== null && free.length !== 1)) {
    reading.blank(cell.paths);
    for (const path of cell.paths) reading.absent.set(path, null);
    const list = isTextList(cell) ? listOf(cell.paths[0] ?? '') : null;
    doubtEach(list === null ? cell.paths : [list], null, 'label-not-found', reading, missing, [
      (words) => `没有找到标签“${words}”，没有读`,
      (words) => `the label "${words}" was not found, so it was not read`,
    ]);
    return;
  }
  const under = head === null && !cells.some(isFilled) ? below(label, matched, region) : [];
  const found = under.length > 0 ? under : cells;
  if (found.length === 0 && !hasRoom(node, matched, region)) {
    const lonely = { label: (head ?? label)?.key ?? '', place: placeOf(head ?? label, matched) };
    for (const path of cell.paths) reading.absent.set(path, lonely);
  }
  take(node, found, pattern, matched, region, reading);
  doubtPlace(node, found, under.length > 0, pattern, matched, reading);
  doubtUnevenCrossing(node, found, matched, region, reading);
}

function placeOf(label: LabelNode | null, { places }: Matched): string | null {
  const place = label === null ? undefined : places.get(label);
  return place?.cells[0]?.place ?? null;
}

type DoubtWords = (label: string) => string;

function doubtEach(
  paths: readonly string[],
  place: string | null,
  code: string,
  reading: FormReading,
  label: LabelNode | null,
  [zh, en]: readonly [DoubtWords, DoubtWords],
): void {
  const words = label?.key ?? '';
  for (const path of paths) reading.doubt(code, path, place, [zh(words), en(words), { label: words }]);
}

/** Reports a value that does not stand where the form has it, or whose label may be another one. */
function doubtPlace(
  { cell, label, head }: ValueNode,
  cells: readonly KeyedCell[],
  isUnder: boolean,
  pattern: Pattern,
  matched: Matched,
  reading: FormReading,
): void {
  const place = cells[0]?.place ?? null;
  if (head === null && isBeyond(cells, label, matched))
    doubtEach(cell.paths, place, 'value-beyond', reading, label, [
      (words) => `“${words}”的值写在表的右边以外，请核对`,
      (words) => `the value of "${words}" stands beyond the form's right edge; check it`,
    ]);
  if (isUnder)
    doubtEach(cell.paths, place, 'value-below', reading, label, [
      (words) => `“${words}”后面没有值，按下面一格读`,
      (words) => `nothing stands behind "${words}"; the cell below it was read`,
    ]);
  const isUnsure =
    [label, head].some((one) => one !== null && matched.unsure.has(one)) ||
    (head === null &&
      label !== null &&
      !isUnder &&
      hasLostNext(label, pattern, matched) &&
      cells.some(isFilled));
  if (isUnsure)
    doubtEach(cell.paths, place, 'unsure-label', reading, head ?? label, [
      (words) => `标签“${words}”不止一处，或旁边的标签没有找到，请核对`,
      (words) =>
        `the label "${words}" stands in several places, or the one beside it was not found; check the value`,
    ]);
}

/** Whether the next label in the row was not found; then the value behind this one may belong to the other. */
function hasLostNext(label: LabelNode, { labels }: Pattern, { places }: Matched): boolean {
  const next = labels.filter((other) => sharedRows(other, label) > 0 && other.column >= columnEnd(label));
  const nearest = next.reduce<LabelNode | null>(
    (best, one) => (!best || one.column < best.column ? one : best),
    null,
  );
  return nearest !== null && !places.has(nearest);
}

/** Whether the first filled cell stands beyond the right edge of a form whose heads tell where that is. */
function isBeyond(
  cells: readonly KeyedCell[],
  label: LabelNode | null,
  { places, rightEdge }: Matched,
): boolean {
  const first = cells.find(isFilled);
  const place = label === null ? undefined : places.get(label);
  return (
    first !== undefined && place !== undefined && columnEnd(place) < rightEdge && first.column >= rightEdge
  );
}

function take(
  node: ValueNode,
  cells: readonly KeyedCell[],
  pattern: Pattern,
  matched: Matched,
  region: Region,
  reading: FormReading,
): void {
  const { paths, isWorkedOut = false, blankWords } = node.cell;
  const free = cells.filter((cell) => isFilled(cell) && !region.isClaimed(cell));
  const isAmount = pattern.kinds.hasAmount(paths);
  const said = free.filter(({ key }) => key !== blankWords);
  const filled = isAmount ? withUnitBehind(said, region) : said;
  for (const cell of free) if (!said.includes(cell)) region.claim(cell);
  const [first] = filled;
  const list = isTextList(node.cell) ? listOf(paths[0] ?? '') : null;
  if (list !== null) reading.lists.add(list);
  if (first === undefined) {
    if (list === null) reading.blank(paths);
    return;
  }
  if (isWorkedOut) {
    // Words behind a sum are no part of it.
    for (const cell of filled) if (isFigure(cell.key)) region.claim(cell);
    return;
  }
  if (filled.some(({ key }) => key !== first.key)) {
    reading.blank(paths);
    for (const path of paths) reading.doubt('several-cells', path, first.place, severalCells(filled));
    return;
  }
  for (const cell of filled) region.claim(cell);
  const { power, doubt } = isAmount ? amountUnit(node.unitLabels, pattern, matched, region) : noUnit;
  if (list !== null) readTextList(node.cell, first, reading);
  else reading.read(node.cell, first, power);
  if (doubt !== null) reading.unsureUnit(paths, first, doubt);
}

/** Reports words behind a label's own where its values stand under heads: 年度资金总额：12.5. */
function doubtRest(
  label: LabelNode,
  { cells, rest }: LabelPlace,
  pattern: Pattern,
  reading: FormReading,
): void {
  const [cell] = cells;
  if (cell === undefined || label.paths.length > 0 || !valueBehind.test(rest)) return;
  const nodes = pattern.values.filter((node) => node.label === label);
  if (nodes.length === 0 || nodes.some(({ head }) => head === null)) return;
  const blanks = nodes.flatMap(({ cell: { paths } }) =>
    paths.filter((path) => reading.values.get(path) === null),
  );
  const found = cell.text.slice(0, 40);
  for (const path of blanks)
    reading.doubt('value-in-label', path, cell.place, [
      `“${found}”标签里写着值，看不出是哪一栏的，没有读`,
      `"${found}" holds a value beside the label's words; there is no telling of which column, so it was not read`,
      { found },
    ]);
}

/** Reads what a head shows after its own words: 项目总目标 (2024年-2024年). */
function readBehindWords(label: LabelNode, place: LabelPlace, reading: FormReading): void {
  if (label.paths.length === 0) return;
  const [cell] = place.cells;
  if (cell === undefined || place.rest === '') {
    reading.blank(label.paths);
    return;
  }
  const before = label.paths.map((path) => reading.values.get(path) ?? null);
  reading.read(label, cell, 0);
  for (const [index, path] of label.paths.entries()) {
    const value = reading.values.get(path) ?? null;
    const earlier = before[index] ?? null;
    if (earlier !== null && value !== earlier)
      reading.doubt('unsure-label', path, cell.place, [
        `标签“${cell.text}”与别处的标签写的不同，按这里的读`,
        `the label "${cell.text}" says another value than one elsewhere; read as here`,
        { label: cell.text },
      ]);
  }
}
