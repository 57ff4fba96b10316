/** Sets V8 flags for this process, which either lives for a second or makes thousands of small documents. */
import { setFlagsFromString } from 'node:v8';

/**
 * Limits how much the old generation may grow before a major collection, so that memory stays flat. Collecting
 * explicitly between two documents would cost half of a run's processor time: with no document alive, V8 also drops its
 * hidden classes and all code compiled for them.
 */
const slowGrowth = '--heap-growing-percent=65';

/**
 * Makes V8 optimise a function after sixteen times the usual budget: in a process of one second most optimisation comes
 * too late and takes a fifth of the processor time. V8 11 (Node 20) counts bytes of bytecode; later versions do not.
 */
const patience = '--interrupt-budget=1056000';

/** By major version of Node. V8 complains about unknown flags, so only tested versions get any. */
const flagsByVersion: ReadonlyMap<number, readonly string[]> = new Map([
  [11, [slowGrowth, patience]], // Node 20
  [12, [slowGrowth]], // Node 22
  [13, [slowGrowth]], // Node 24
  [14, [slowGrowth]], // Node 26
]);

export function engineFlags(version: string): readonly string[] {
  return flagsByVersion.get(Number.parseInt(version, 10)) ?? [];
}

/** Applies to all threads of the process; called once at start. */
export function tuneEngine(version: string): void {
  for (const flag of engineFlags(version)) setFlagsFromString(flag);
}
