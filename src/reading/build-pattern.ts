/** Builds a pack's pattern from its own form, filled in with a sample, so that no pack is described twice. */

import type { JsonPath } from '../diagnostics/index.js';
import { type Filing, PlaceKinds } from '../filing/index.js';
import { formOf, formSections } from '../form-sections.js';
import { labelKey } from '../identity/index.js';
import { type Form, paragraphText } from '../model/index.js';
import type { Resources } from '../request.js';
import { blankContext, type FormPack } from '../template/index.js';
import { arrangeValues } from './arrange-values.js';
import { withBlankWords } from './blank-words.js';
import { LabelIndex } from './label-index.js';
import { labelNodes } from './label-nodes.js';
import type { ListNode, Pattern, PatternCell } from './pattern.js';
import { patternCells, patternTexts } from './pattern-cells.js';
import { withPrintedParts } from './printed-parts.js';
import { emptyFiling, type SeedEntries, sampleFiling } from './sample-filing.js';
import { rowEnd, sharedColumns } from './source-table.js';
import { withTicks } from './tick-cells.js';
import { isTick } from './ticks.js';
import { hasWords, titleKeys } from './words.js';

/** Returns null for forms that list or report on others. */
export function buildPattern(pack: FormPack, resources: Pick<Resources, 'schema' | 'packs'>): Pattern | null {
  const { scope } = pack;
  return scope === 'project' || scope === 'unit' ? scopedPattern(pack, scope, resources) : null;
}

/** The list of a summary of projects, as a form of the unit; null for all other forms. */
export function buildListPattern(
  pack: FormPack,
  resources: Pick<Resources, 'schema' | 'packs'>,
): Pattern | null {
  const pattern = pack.scope === 'summary' ? scopedPattern(pack, 'unit', resources) : null;
  return pattern?.lists.some(({ path }) => path === 'projects') === true ? pattern : null;
}

function scopedPattern(
  pack: FormPack,
  scope: 'project' | 'unit',
  resources: Pick<Resources, 'schema' | 'packs'>,
): Pattern | null {
  const first = patternOf(pack, scope, new Map(), resources);
  const seeds = first === null ? null : blankSeeds(first, blankForm(pack));
  return seeds === null || seeds.size === 0 ? first : patternOf(pack, scope, seeds, resources);
}

function patternOf(
  pack: FormPack,
  scope: 'project' | 'unit',
  seeds: SeedEntries,
  resources: Pick<Resources, 'schema' | 'packs'>,
): Pattern | null {
  const request = { file: pack.file, form: pack.id, project: scope === 'project' ? 0 : null } as const;
  const formFor = (filing: Filing, options: Readonly<Record<string, string>> = {}) => {
    const settings = { options, profile: 'table', missingGlyphs: 'substitute', attaches: false } as const;
    const { value } = formSections({ ...request, ...settings, filing }, resources);
    return value?.sections[0]?.form ?? null;
  };
  const sample = (chosen?: ReadonlyMap<JsonPath, string>) => sampleFiling(scope, seeds, pack.schema, chosen);
  const form = formFor(sample());
  if (form === null) return null;
  const kinds = new PlaceKinds(pack.schema);
  const printed = withPrintedParts(patternCells(form), kinds);
  const known = withBlankWords(printed, formFor(emptyFiling(scope, pack.schema)), kinds);
  const cells = withTicks(known, { scope, seeds, schema: pack.schema }, (chosen) => formFor(sample(chosen)));
  const { titles, texts } = patternTexts(form);
  const { labels, arranged } = arrangedCells(cells, pack);
  const forms = [form, formFor(sample(), everyOption(pack)), blankForm(pack)];
  return {
    form: pack.id,
    title: pack.title,
    scope,
    schema: pack.schema,
    kinds,
    amountPower: pack.amountUnit === '万元' ? 4 : 0,
    titles: titleKeys([...titles, pack.title]),
    texts,
    labels,
    index: new LabelIndex(labels),
    ...arranged,
    seeds,
    ownWords: wordsOfAll(forms),
    signatureWords: forms.flatMap(signatureWords),
  };
}

/**
 * Labels and values. Words that the form prints in the label columns of a list's rows (groups of indicators that nobody
 * has filled) are no labels: they are rows of the list.
 */
function arrangedCells(cells: readonly PatternCell[], pack: FormPack) {
  const all = labelNodes(cells, pack);
  const first = arrangeValues(cells, all);
  const groups = new Set(first.lists.flatMap((list) => groupCells(list, cells)));
  if (groups.size === 0) return { labels: all, arranged: first };
  const labels = labelNodes(
    cells.filter((cell) => !groups.has(cell)),
    pack,
  );
  return { labels, arranged: arrangeValues(cells, labels) };
}

function groupCells(list: ListNode, cells: readonly PatternCell[]): readonly PatternCell[] {
  return list.columns.flatMap(({ cell: own, isMerged }) => {
    if (!isMerged || own.kind !== 'label') return [];
    const inColumn = (cell: PatternCell) =>
      cell.kind === own.kind && cell.column === own.column && cell.columnSpan === own.columnSpan;
    const above = cells.filter((cell) => cell.row < list.row && inColumn(cell));
    const groups: PatternCell[] = [];
    for (let edge = list.row; ; ) {
      const next = above.find((cell) => rowEnd(cell) === edge && cell.paths.length === 0);
      if (next === undefined) return groups;
      groups.push(next);
      edge = next.row;
    }
  });
}

/** Turns on every option, to get signature lines and whatever else a pack prints only on request. */
function everyOption(pack: FormPack): Readonly<Record<string, string>> {
  const flags = Object.entries(pack.options).filter(([, { type }]) => type === 'boolean');
  return Object.fromEntries(flags.map(([name]) => [name, 'true']));
}

function blankForm(pack: FormPack): Form | null {
  const options = { ...pack.blank?.options };
  return formOf(pack, options, (values) => blankContext(pack, values)).value;
}

function wordsOfAll(forms: readonly (Form | null)[]): ReadonlySet<string> {
  const keys = forms.flatMap((form) => {
    if (form === null) return [];
    const { texts } = patternTexts(form);
    return [...patternCells(form), ...texts].map(({ key }) => key);
  });
  return new Set(keys.filter((key) => key !== '' && !isTick(key)));
}

function signatureWords(form: Form | null): readonly string[] {
  const blocks = form?.blocks ?? [];
  return blocks.flatMap((block) => {
    if (block.kind !== 'paragraph' || block.paragraphKind !== 'signature') return [];
    const text = block.paragraphs.map(paragraphText).join('');
    return text.split(/[:：]/u).slice(0, -1).map(labelKey).filter(hasWords);
  });
}

/** Collects the words that the blank form prints in the merged columns of its lists. */
function blankSeeds({ lists, labels }: Pattern, blank: Form | null): SeedEntries {
  const cells = blank === null ? [] : patternCells(blank);
  const lastRow = Math.max(0, ...cells.map(({ row, rowSpan }) => row + rowSpan));
  const seeds = new Map<JsonPath, Readonly<Record<string, string>>[]>();
  for (const { path, columns, sideLabels } of lists) {
    const entries: Readonly<Record<string, string>>[] = [];
    const others = new Set(labels.filter((label) => !sideLabels.includes(label)).flatMap(({ keys }) => keys));
    const isNext = (at: number) => cells.some((cell) => cell.row === at && others.has(cell.key));
    const heads = columns.flatMap(({ head }) => cells.find(({ key }) => key === head?.key) ?? []);
    const from = heads.length === 0 ? lastRow : Math.max(...heads.map(rowEnd));
    for (let at = from; at < lastRow && !isNext(at); at += 1) {
      const entry = Object.fromEntries(columns.flatMap((column) => seedOf(column, cells, at)));
      if (Object.keys(entry).length > 0) entries.push(entry);
    }
    if (entries.length > 0) seeds.set(path, entries);
  }
  return seeds;
}

function seedOf(
  { cell, names, isMerged }: ListNode['columns'][number],
  cells: readonly PatternCell[],
  row: number,
): readonly (readonly [string, string])[] {
  const [name] = names;
  if (name === undefined || !isMerged || names.length > 1) return [];
  const found = cells.find(
    (one) =>
      one.row <= row && row < one.row + one.rowSpan && sharedColumns(one, cell) > 0 && one.kind === cell.kind,
  );
  return found === undefined || found.key === '' ? [] : [[name, found.key]];
}
