/** The free texts of a filing with their paths, in the order of the filing. */
import type { JsonPath } from '../diagnostics/index.js';
import type { Filing } from '../filing/index.js';

export interface PlacedText {
  readonly path: JsonPath;
  readonly text: string;
}

/** Decimals, dates and forms' ids are no texts: the schema has read them already. */
const OTHER_KEYS: ReadonlySet<string> = new Set([
  'forms',
  'startDate',
  'endDate',
  'period',
  'rate',
  'weight',
  'points',
  'score',
  'totalPoints',
  'totalScore',
  'subordinateUnits',
  'staff',
]);

export function textsOf({ unit, projects, unitTarget, unitSelfEvaluation }: Filing): readonly PlacedText[] {
  const found: PlacedText[] = [];
  for (const [path, part] of Object.entries({ unit, projects, unitTarget, unitSelfEvaluation }))
    collect(part, path, found);
  return found;
}

function collect(value: unknown, path: JsonPath, found: PlacedText[]): void {
  if (typeof value === 'string') found.push({ path, text: value });
  else if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) collect(part, `${path}[${index}]`, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value))
      if (!OTHER_KEYS.has(key)) collect(part, `${path}.${key}`, found);
  }
}

/** Whether a text says nothing: blank, or only marks such as `/`, `--`, `***`, `……`. */
export function saysNothing(text: string | null): boolean {
  return text === null || /^[\s*＊_＿\-－—–/／\\|.。…·、,，;；:：~～]*$/u.test(text);
}
