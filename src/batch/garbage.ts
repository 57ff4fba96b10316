/** Keeps a long run's memory flat: V8 lets the garbage of many small documents grow to a share of the machine's memory. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * What outlives its youth may grow by so much before V8 clears it. Clearing it ourselves between two documents would
 * cost half of a run's processor time: with no document alive V8 also forgets the shapes of its objects and, with
 * them, all code it has compiled for these.
 */
export const slowGrowth = '--heap-growing-percent=65';

/** For all threads of the process, once. */
export function keepHeapSmall(): void {
  setFlagsFromString(slowGrowth);
}

/** Clears this thread's memory: V8's own `gc`; nothing where V8 does not hand it out. */
export function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  return typeof gc === 'function' ? () => void gc() : () => undefined;
}
