/** How V8 runs this process: a command lives a second, or makes thousands of small documents. */
import { setFlagsFromString } from 'node:v8';

/**
 * What outlives its youth may grow by so much before V8 clears it: memory stays flat. Clearing it ourselves between two
 * documents would cost half of a run's processor time: with no document alive V8 also forgets the shapes of its objects
 * and, with them, all code it has compiled for these.
 */
const slowGrowth = '--heap-growing-percent=65';

/**
 * A function runs four times as long as usual before V8 optimises it: in a process of a second most of that work comes
 * too late, and it takes a fifth of the processor time. V8 11, Node 20's, counts bytes of bytecode; later ones do not.
 */
const patience = '--interrupt-budget=264000';

/** By major version: V8 answers a flag that it does not know with a complaint, so only tested versions get any. */
const flagsByVersion: ReadonlyMap<number, readonly string[]> = new Map([
  [11, [slowGrowth, patience]], // Node 20
  [12, [slowGrowth]], // Node 22
  [13, [slowGrowth]], // Node 24
  [14, [slowGrowth]], // Node 26
]);

export function engineFlags(version: string): readonly string[] {
  return flagsByVersion.get(Number.parseInt(version, 10)) ?? [];
}

/** For all threads of the process, once, at its start. */
export function tuneEngine(version: string): void {
  for (const flag of engineFlags(version)) setFlagsFromString(flag);
}
