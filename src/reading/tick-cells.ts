/**
 * Finds the cells in which a form prints a tick for a word that was chosen: 完成目标可能性, a column each for 确定能,
 * 有可能 and 完全不可能. Such a cell shows no place of the filing, so the form is filled in with each word in turn.
 */
import type { JsonPath } from '../diagnostics/index.js';
import type { FilingSchema } from '../filing/index.js';
import type { Form } from '../model/index.js';
import type { PatternCell } from './pattern.js';
import { patternCells } from './pattern-cells.js';
import { type SeedEntries, sampleChoices } from './sample-filing.js';
import { isTick } from './ticks.js';

interface Sample {
  readonly scope: 'project' | 'unit';
  readonly seeds: SeedEntries;
  readonly schema: FilingSchema;
}

type Fill = (chosen: ReadonlyMap<JsonPath, string>) => Form | null;

/** Gives these cells the path of their place. Forms that print no tick are filled in no more. */
export function withTicks(
  cells: readonly PatternCell[],
  { scope, seeds, schema }: Sample,
  fill: Fill,
): readonly PatternCell[] {
  if (!cells.some(isTickCell)) return cells;
  const shown = new Set(cells.flatMap(({ paths }) => paths));
  const ticked = new Map<string, Pick<PatternCell, 'paths' | 'parts' | 'tick'>>();
  for (const [path, choices] of sampleChoices(scope, seeds, schema)) {
    if (shown.has(path)) continue;
    const forms = choices.map((word) => tickedIn(fill(new Map([[path, word]]))));
    for (const [index, tick] of choices.entries())
      for (const at of forms[index] ?? [])
        if (forms.some((other) => !other.has(at)))
          ticked.set(at, { paths: [path], parts: [{ kind: 'value', paths: [path], sample: '√' }], tick });
  }
  return cells.map((cell) => ({
    ...cell,
    ...ticked.get(placeOf(cell)),
    ...(ticked.has(placeOf(cell)) && { key: '' }),
  }));
}

function isTickCell({ paths, key }: PatternCell): boolean {
  return paths.length === 0 && isTick(key);
}

const placeOf = ({ row, column }: PatternCell) => `${row},${column}`;

function tickedIn(form: Form | null): ReadonlySet<string> {
  return new Set(form === null ? [] : patternCells(form).filter(isTickCell).map(placeOf));
}
