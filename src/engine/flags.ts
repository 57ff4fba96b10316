/** Sets V8 flags for this process, which either lives for a second or makes thousands of small documents. */
import { setFlagsFromString } from 'node:v8';

/**
 * Limits how much the old generation may grow before a major collection, so that memory stays flat. Collecting
 * explicitly between two documents would cost half of a run's processor time: with no document alive, V8 also drops its
 * hidden classes and all code compiled for them.
 */
const slowGrowth = '--heap-growing-percent=65';

/** Where documents are made: in this thread alone, in workers, or in so many workers that no processor is left. */
type Threads = 'alone' | 'workers' | 'allProcessors';

/**
 * Makes V8 optimise a function later than it would, in bytes of bytecode run (Node 20; later versions count otherwise).
 * With the usual budget of 66 KB a process of one second spends a fifth of its processor time on optimisation that comes
 * too late. Optimising runs in threads beside ours: for one document a smaller budget ends sooner; workers make many, and
 * take a fifteenth less processor time with a larger one.
 */
const patience = {
  alone: '--interrupt-budget=264000',
  workers: '--interrupt-budget=1056000',
  allProcessors: '--interrupt-budget=1056000',
} as const;

/** What collects memory in threads beside ours: that ends sooner where a processor is free for them. */
const collectors = ['parallel-scavenge', 'concurrent-marking', 'concurrent-sweeping'];

/** Where no processor is free for them they take a tenth of the time of all for nothing but waiting for one another. */
function collectorFlags(threads: Threads): readonly string[] {
  return collectors.map((name) => (threads === 'allProcessors' ? `--no-${name}` : `--${name}`));
}

/** V8 complains about unknown flags, so only tested versions get any. */
export function engineFlags(version: string, threads: Threads = 'alone'): readonly string[] {
  switch (Number.parseInt(version, 10)) {
    case 11: // Node 20
      return [slowGrowth, patience[threads], ...collectorFlags(threads)];
    case 12: // Node 22
    case 13: // Node 24
    case 14: // Node 26
      return [slowGrowth, ...collectorFlags(threads)];
    default:
      return [];
  }
}

/** Applies to all threads of the process: call it at the start, and again before worker threads are started. */
export function tuneEngine(version: string, threads?: Threads): void {
  for (const flag of engineFlags(version, threads)) setFlagsFromString(flag);
}
