/** What is to be said about a filing beside its pages: faults, layout's reports and the checks' findings, each with its cells. */
import { asFinding, type Finding, type Mending, placeOf } from '../checks/index.js';
import type { Diagnostic, Severity } from '../diagnostics/index.js';
import {
  type AmountUnit,
  amountOf,
  type FilingOutline,
  type FilingReading,
  formatAmount,
  millionthsOf,
  placeAt,
  projectOf,
} from '../filing/index.js';
import type { CellIndex } from './cell-index.js';
import { onThePage } from './page-words.js';
import type { FindingView } from './protocol.js';

/** The form that is shown: what it counts in, and where its pages show what; null where there are none. */
interface FormOfFindings {
  readonly amountUnit: AmountUnit;
  readonly cells: CellIndex | null;
}

/** `form` is null where none is shown. None stands twice; errors come first. */
export function findingViews(
  found: readonly (Diagnostic | Finding)[],
  reading: FilingReading,
  form: FormOfFindings | null,
): readonly FindingView[] {
  const outline = reading.outline();
  const views = found
    .filter((one) => !isSaidByCheck(one, found))
    .map((one) => findingView(one, reading, outline, form));
  const unlike = new Map(
    views.map((view) => [`${view.code} ${view.path} ${view.file} ${view.message}`, view]),
  );
  return [...unlike.values()].sort(
    (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
  );
}

/** Both printing and a check say of a value that no box is ticked for it; the check knows what was meant. */
function isSaidByCheck({ code, path }: Diagnostic, found: readonly Diagnostic[]): boolean {
  return (
    code === 'template/no-box' &&
    found.some((other) => other.code === 'check/category-no-box' && other.path === path)
  );
}

const severities: readonly Severity[] = ['error', 'warning', 'note'];

function findingView(
  one: Diagnostic | Finding,
  reading: FilingReading,
  outline: FilingOutline,
  form: FormOfFindings | null,
): FindingView {
  const finding = onThePage('expected' in one ? one : asFinding(one));
  const { path } = finding;
  const isAmount = path !== null && placeAt(path, reading.schema)?.kind === 'amount';
  const inUnit = (text: string): string =>
    isAmount ? text.replace(amount, (one) => shownAmount(one, form?.amountUnit ?? '元')) : text;
  const label = finding.label ?? (path === null ? null : reading.labelAt(path));
  return {
    ...finding,
    label,
    expected: finding.expected && inUnit(finding.expected),
    actual: finding.actual && inUnit(finding.actual),
    ...(finding.mendings === undefined
      ? {}
      : { mendings: finding.mendings.map((one) => inWordsOf(one, inUnit)) }),
    place: placeOf({ ...finding, label }, outline).place,
    position: finding.position ?? (path === null ? null : reading.positionOf(path)),
    project: path === null ? null : projectOf(path),
    places: path === null || path === '' ? [] : (form?.cells?.find(path) ?? []),
  };
}

/** As checks write one, in 元. */
const amount = /-?\d+\.\d{2,6}/g;

/** As the form prints it, with its unit. */
function shownAmount(text: string, unit: AmountUnit): string {
  const value = millionthsOf(text);
  if (value === null) return text;
  return `${formatAmount(amountOf(value), unit)} ${unit}`;
}

function inWordsOf(mending: Mending, words: (text: string) => string): Mending {
  return { ...mending, label: words(mending.label), english: words(mending.english) };
}
