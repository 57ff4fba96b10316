/** Reads the names of a filing's parts, valid or not, so that reports can name projects and indicators of invalid filings. */

import { isBlankText } from '../identity/index.js';
import { clip, isRecord } from '../json/index.js';

interface Named {
  readonly name: string | null;
}

interface OutlinePart {
  readonly indicators: readonly Named[];
}

/** Every `Filing` is one; of a file that is no filing, what there is of it. */
export interface FilingOutline {
  readonly year: number | null;
  readonly unit: Named;
  /** Forms that it names. */
  readonly forms: readonly string[];
  readonly projects: readonly (Named & OutlinePart)[];
  readonly unitTarget: OutlinePart | null;
  readonly unitSelfEvaluation: OutlinePart | null;
}

/** A heading is one line. */
const longestName = 100;

/** The outline of any JSON value: null and nothing where the names should stand and do not. */
export function outlineOf(value: unknown): FilingOutline {
  const { year, unit, forms, projects, unitTarget, unitSelfEvaluation } = recordOf(value);
  return {
    year: typeof year === 'number' ? year : null,
    unit: { name: nameOf(unit) },
    forms: listOf(forms).filter((form) => typeof form === 'string'),
    projects: listOf(projects).map((project) => ({ name: nameOf(project), ...partOf(project) })),
    unitTarget: partOf(unitTarget),
    unitSelfEvaluation: partOf(unitSelfEvaluation),
  };
}

function partOf(value: unknown): OutlinePart {
  return { indicators: listOf(recordOf(value).indicators).map((one) => ({ name: nameOf(one) })) };
}

function nameOf(value: unknown): string | null {
  const { name } = recordOf(value);
  return typeof name === 'string' && !isBlankText(name) ? clip(name, longestName) : null;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
