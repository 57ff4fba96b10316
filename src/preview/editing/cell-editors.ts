/** How each cell is edited: which leaves it shows, what stands in them as a person would type it, and by what kind of input. */
import type { CheckSettings } from '../../checks/index.js';
import type { JsonPath } from '../../diagnostics/index.js';
import { targetParts } from '../../editing/index.js';
import {
  type Amount,
  type AmountUnit,
  amountOf,
  type Filing,
  type FilingPlace,
  type FilingSchema,
  formatWanYuan,
  formatYuan,
  placeAt,
  plainYuan,
  writeScaled,
} from '../../filing/index.js';
import { valueAlong } from '../../json/index.js';
import type { CellChoice } from '../../model/index.js';
import { boxWords } from '../../template/index.js';
import type { EditorKind, LeafEditor } from '../editing-protocol.js';

export interface EditorContext {
  readonly filing: Filing;
  readonly schema: FilingSchema;
  readonly settings: CheckSettings;
  /** The form that is shown, and the unit that it counts in. */
  readonly form: string;
  readonly amountUnit: AmountUnit;
}

/** What is known of the cell. */
interface EditableCell {
  readonly sources: readonly JsonPath[];
  /** As printed. */
  readonly text: string;
  /** Whether it is set as running text. */
  readonly isLong: boolean;
  /** Where nothing but a tick is printed in it: for which word. */
  readonly choice: CellChoice | undefined;
  /** Whether it shows several values, each as it is. */
  readonly isApart: boolean;
}

/** Inputs that fit over a cell. */
const mostTogether = 30;

/** None for the form's own words, and for what is worked out of several values. */
export function cellEditors(cell: EditableCell, context: EditorContext): readonly LeafEditor[] {
  const [first] = cell.sources;
  if (first === undefined) return cell.choice === undefined ? [] : tickOf(cell.choice, context);
  const boxes = boxWords(cell.text);
  if (boxes.length > 0) return one({ ...cell, sources: [first] }, context, boxes);
  if (cell.sources.length === 1 || isRun(cell.sources, context)) return one(cell, context, []);
  // One text of two days, or of two years, says nothing but these.
  const isPeriod = cell.sources.every((path) =>
    ['date', 'period'].includes(placeAt(path, context.schema)?.kind ?? ''),
  );
  const isTogether = isPeriod || (cell.isApart && cell.sources.length <= mostTogether);
  return isTogether ? cell.sources.flatMap((path) => one({ ...cell, sources: [path] }, context, [])) : [];
}

/** A box for the word of the column; others that were chosen are ticked in their own. */
function tickOf({ path, word }: CellChoice, context: EditorContext): readonly LeafEditor[] {
  const [editor] = one({ sources: [path], text: '', isLong: false }, context, [word]);
  // Of several words that may be chosen together, each would be written alone.
  if (editor === undefined || placeAt(path, context.schema)?.kind !== 'text') return [];
  return [{ ...editor, value: editor.value === word ? word : '' }];
}

function one(
  { sources, text, isLong }: Pick<EditableCell, 'sources' | 'text' | 'isLong'>,
  context: EditorContext,
  boxes: readonly string[],
): readonly LeafEditor[] {
  const [path = ''] = sources;
  const place = placeAt(path, context.schema);
  if (place === null || place.kind === 'list' || place.kind === 'record') return [];
  const value = valueAlong(context.filing, path);
  const unit = place.kind === 'amount' ? unitOf(value, text, context.amountUnit) : null;
  const choices = boxes.length > 0 ? boxes : choicesOf(path, place, context);
  const isRequired = /^projects\[\d+\]\.name$|^unit\.name$|^year$/.test(path);
  return [
    {
      paths: sources,
      label: place.label,
      isShared: path.startsWith('unit.'),
      kind: kindOf(place, isLong, boxes.length > 0),
      value: typedForm(value, unit),
      unit,
      choices,
      isRequired,
      parts: place.kind === 'target' ? targetParts(typedForm(value, unit)) : null,
      isSuggested: /\bindicators\[\d+\]\.name$/.test(path),
    },
  ];
}

function kindOf({ kind }: FilingPlace, isLong: boolean, hasBoxes: boolean): EditorKind {
  if (hasBoxes) return 'ticks';
  switch (kind) {
    case 'amount':
    case 'date':
    case 'target':
      return kind;
    case 'decimal':
    case 'year':
      return 'number';
    case 'texts':
    case 'value':
    case 'period':
      return 'text';
    case 'text':
    case 'record':
    case 'list':
      return isLong ? 'long' : 'text';
  }
}

/** Rows that follow one another and say the same: a merged label, which is changed in all of them. */
function isRun(sources: readonly JsonPath[], { filing, schema }: EditorContext): boolean {
  const [first = ''] = sources;
  if (placeAt(first, schema)?.kind !== 'text') return false;
  const pattern = first.replace(/\[\d+\](?=[^[\]]*$)/, '[]');
  const value = valueAlong(filing, first);
  return sources.every(
    (path) => path.replace(/\[\d+\](?=[^[\]]*$)/, '[]') === pattern && valueAlong(filing, path) === value,
  );
}

function choicesOf(
  path: JsonPath,
  { choices }: FilingPlace,
  { filing, settings, form }: EditorContext,
): readonly string[] {
  if (choices.length > 0) return choices;
  const [parent = '', name = ''] = [
    path.slice(0, path.lastIndexOf('.')),
    path.slice(path.lastIndexOf('.') + 1),
  ];
  const groups = settings.indicatorGroups;
  switch (name) {
    case 'nature':
      return settings.formChoices.get(form)?.natures ?? [];
    case 'category':
      return settings.formChoices.get(form)?.categories ?? [];
    case 'level1':
      return [...groups.keys()];
    case 'level2':
      return (
        groups.get(String(valueAlong(filing, `${parent}.level1`) ?? '')) ?? [
          ...new Set([...groups.values()].flat()),
        ]
      );
    default:
      return [];
  }
}

/** As it prints says which unit it stands in; a blank, and 0.00, as the form does. */
function unitOf(value: unknown, text: string, unit: AmountUnit): AmountUnit {
  if (typeof value !== 'bigint' || value === 0n) return unit;
  if (text === formatYuan(amountOf(value))) return '元';
  return text === formatWanYuan(amountOf(value)) ? '万元' : unit;
}

function typedForm(value: unknown, unit: AmountUnit | null): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'bigint') return typedAmount(amountOf(value), unit);
  if (Array.isArray(value)) return value.join('、');
  if (typeof value !== 'object') return String(value);
  if (!('operator' in value && 'value' in value && 'unit' in value)) return '';
  const behind = value.unit === null || value.unit === '' ? '' : `(${value.unit})`;
  return `${value.operator ?? ''}${value.value ?? ''}${behind}`;
}

function typedAmount(amount: Amount, unit: AmountUnit | null): string {
  return unit === '万元' ? writeScaled(amount, 10, 2, '') : plainYuan(amount);
}
