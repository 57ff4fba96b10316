/** Lists that a form prints and that hold nothing yet: no cell shows them, so that nobody could begin them there. */
import type { JsonPath } from '../diagnostics/index.js';
import { type Branch, isTrue, SourcedList, type SourcedRecord } from './leaf.js';
import type { BlockStep, Steps, Value } from './steps.js';

/** What is known at each level; null: one of a list's items, of which there is none. */
type KnownLevels = readonly (Branch | null)[];

/** Their paths in the filing, each once, in the order in which the template first comes to them. */
export function emptyListsIn(steps: Steps, root: SourcedRecord): readonly JsonPath[] {
  const found = new Set<JsonPath>();
  look(steps, [root], found);
  return [...found];
}

function look(steps: Steps, levels: KnownLevels, found: Set<JsonPath>): void {
  for (const step of steps) {
    if (step.kind === 'if') lookInParts(step, levels, found);
    else if (step.kind === 'each' || step.kind === 'with') lookInBlock(step, levels, found);
  }
}

/** An option decides; other conditions may be fulfilled once the list has a row. */
function lookInParts(
  { value, inside, otherwise }: BlockStep,
  levels: KnownLevels,
  found: Set<JsonPath>,
): void {
  const isOption = value.kind === 'data' && value.level === 0 && value.names[0] === 'options';
  const holds = isOption ? isTrue(branchOf(value, levels)) : null;
  if (holds !== false) look(inside, levels, found);
  if (holds !== true) look(otherwise, levels, found);
}

function lookInBlock(
  step: Extract<BlockStep, { readonly level: number }>,
  levels: KnownLevels,
  found: Set<JsonPath>,
): void {
  if (step.kind === 'each')
    for (const { source, length } of listsIn(step.value, levels))
      if (length === 0 && source !== '') found.add(source);
  const within = step.kind === 'with' ? branchOf(step.value, levels) : null;
  look(step.inside, [...levels.slice(0, step.level), within], found);
  look(step.otherwise, levels, found);
}

/** The lists that the value is worked out of: `(pair project.longIndicators project.indicators)` prints both. */
function listsIn(value: Value, levels: KnownLevels): readonly SourcedList[] {
  if (value.kind === 'call') return value.values.flatMap((one) => listsIn(one, levels));
  if (value.kind === 'within') return listsIn(value.value, levels);
  const branch = branchOf(value, levels);
  return branch instanceof SourcedList ? [branch] : [];
}

function branchOf(value: Value, levels: KnownLevels): Branch | null {
  if (value.kind !== 'data') return null;
  let branch = levels[value.level] ?? null;
  for (const name of value.names) branch = branch?.get(name) ?? null;
  return branch;
}
