/** V8 heeds what keeps a long run's memory flat. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { garbageCollector, slowGrowth } from '../../src/batch/garbage.js';

/** Keeps 20 MB, lets hundreds go that has outlived its youth, and says how much was held at most, in MB. */
const churn = `
  const v8 = require('node:v8');
  if (process.argv[1]) v8.setFlagsFromString(process.argv[1]);
  const kept = Array.from({ length: 160 }, () => new Array(16000).fill(0).map((_, index) => ({ index }).index));
  const recent = [];
  let most = 0;
  for (let round = 0; round < 2500; round += 1) {
    recent[round % 60] = new Array(16000).fill(round).map((value) => value + 0.5);
    if (round % 20 === 0) most = Math.max(most, v8.getHeapStatistics().used_heap_size);
  }
  console.log(kept.length === 160 ? most / 1e6 : 0);
`;

function mostHeld(flag: string): number {
  return Number(
    execFileSync(process.execPath, ['--single-threaded', '-e', churn, flag], { encoding: 'utf8' }),
  );
}

it('lets the heap grow less than V8 would', () => {
  const [small, usual] = [mostHeld(slowGrowth), mostHeld('')];
  expect(small).toBeGreaterThan(20);
  expect(small).toBeLessThan(usual * 0.8);
});

it('clears what nobody holds any more', async () => {
  const left = new WeakRef({ document: 'done' });
  await new Promise((resolve) => setImmediate(resolve));
  garbageCollector()();
  expect(left.deref()).toBeUndefined();
});
