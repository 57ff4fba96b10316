/** What is to be said about a filing beside its pages: faults, layout's reports and the checks' findings, each with its cells. */
import { asFinding, type Finding, placeOf } from '../checks/index.js';
import type { Diagnostic, Severity } from '../diagnostics/index.js';
import type { FilingOutline, FilingReading } from '../filing/index.js';
import type { CellIndex } from './cell-index.js';
import type { FindingView } from './protocol.js';

/** `index` is null where there are no pages. None stands twice; errors come first. */
export function findingViews(
  found: readonly (Diagnostic | Finding)[],
  reading: FilingReading,
  index: CellIndex | null,
): readonly FindingView[] {
  const outline = reading.outline();
  const views = found.map((one) => findingView(one, reading, outline, index));
  const unlike = new Map(
    views.map((view) => [`${view.code} ${view.path} ${view.file} ${view.message}`, view]),
  );
  return [...unlike.values()].sort(
    (one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity),
  );
}

const severities: readonly Severity[] = ['error', 'warning', 'note'];

function findingView(
  one: Diagnostic | Finding,
  reading: FilingReading,
  outline: FilingOutline,
  index: CellIndex | null,
): FindingView {
  const finding = 'expected' in one ? one : asFinding(one);
  const { path } = finding;
  const project = /^projects\[(\d+)\]/.exec(path ?? '')?.[1];
  const label = finding.label ?? (path === null ? null : reading.labelAt(path));
  return {
    ...finding,
    label,
    place: placeOf({ ...finding, label }, outline).place,
    position: finding.position ?? (path === null ? null : reading.positionOf(path)),
    project: project === undefined ? null : Number(project),
    places: path === null || path === '' ? [] : (index?.find(path) ?? []),
  };
}
