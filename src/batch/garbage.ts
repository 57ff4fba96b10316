/** Keeps a long run's memory flat: V8 lets the garbage of many small documents grow to a share of the machine's memory. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Files between two collections: each takes about as long as three files, so that is some 3 % of a run. */
const filesBetween = 100;

/** To be called after each file; now and then it clears this thread's memory. */
export function createSweeper(between: number = filesBetween): () => void {
  const collect = garbageCollector();
  let files = 0;
  return () => {
    files += 1;
    if (files % between === 0) collect();
  };
}

/** Clears this thread's memory: V8's own `gc`; nothing where V8 does not hand it out. */
export function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('globalThis.gc');
  setFlagsFromString('--no-expose-gc');
  return typeof gc === 'function' ? () => void gc() : () => undefined;
}
