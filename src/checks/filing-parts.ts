/** Parts of a filing that a declared check walks to: each knows what holds it, so that its path is put together only where something is found. */
import type { JsonPath } from '../diagnostics/index.js';
import { checkSteps } from '../filing/index.js';
import { isBlankText } from '../identity/index.js';
import { type PathStep, writePath } from '../json/index.js';

/** A value, and what holds it. */
export interface Part {
  readonly value: unknown;
  /** Null at the root. */
  readonly holder: Part | null;
  readonly step: PathStep;
}

/** What a check is applied to: an element, a group of elements, or the whole filing. */
export interface CheckSubject {
  readonly filing: Part;
  readonly elements: readonly Part[];
}

/** Returns the parts at a path, in order; walks through lists. */
export type PartReader = (subject: CheckSubject) => readonly Part[];

export function partReader(path: string): PartReader {
  const steps = checkSteps(path);
  return path.startsWith('/')
    ? ({ filing }) => along([filing], steps)
    : ({ elements }) => along(elements, steps);
}

export function along(from: readonly Part[], steps: readonly string[]): readonly Part[] {
  const found: Part[] = [];
  for (let index = 0; index < from.length; index += 1) collect(from[index], steps, 0, found);
  return found;
}

/** Loops by index: an iterator's step costs as much as the rest. */
function collect(holder: Part | undefined, steps: readonly string[], at: number, found: Part[]): void {
  const step = steps[at];
  if (holder === undefined) return;
  if (step === undefined) found.push(holder);
  else if (typeof holder.value === 'object' && holder.value !== null) {
    const part: Part = { value: Reflect.get(holder.value, step), holder, step };
    if (!Array.isArray(part.value)) collect(part, steps, at + 1, found);
    else
      for (let index = 0; index < part.value.length; index += 1)
        collect({ value: part.value[index], holder: part, step: index }, steps, at + 1, found);
  }
}

export function pathOf(part: Part): JsonPath {
  const steps: PathStep[] = [];
  for (let one = part; one.holder !== null; one = one.holder) steps.unshift(one.step);
  return writePath(steps);
}

export function isBlank({ value }: Part): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' ? isBlankText(value) : Array.isArray(value) && value.length === 0;
}
