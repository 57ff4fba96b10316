/** V8 heeds the settings of the process, whichever V8 it is. */
import { execFileSync, spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { engineFlags } from '../../src/engine/index.js';

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
  const [small, usual] = [mostHeld(engineFlags(process.versions.v8)[0] ?? ''), mostHeld('')];
  expect(small).toBeGreaterThan(20);
  expect(small).toBeLessThan(usual * 0.8);
});

it.each(['alone', 'workers', 'allProcessors'] as const)('knows every flag that is set: %s', (threads) => {
  const flags = JSON.stringify(engineFlags(process.versions.v8, threads));
  const script = `for (const flag of ${flags}) require('node:v8').setFlagsFromString(flag);`;
  const { stderr, status } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect([stderr, status]).toEqual(['', 0]);
});

it('collects memory in the workers themselves only where they leave no processor', () => {
  const isBeside = (threads: 'alone' | 'workers' | 'allProcessors') =>
    engineFlags('11.3.244.8-node.33', threads).includes('--parallel-scavenge');
  expect([isBeside('alone'), isBeside('workers'), isBeside('allProcessors')]).toEqual([true, true, false]);
});

it('leaves to later versions what they measure otherwise', () => {
  expect(engineFlags('11.3.244.8-node.33')).toHaveLength(5);
  expect(engineFlags('12.4.254.21-node.57')).toHaveLength(4);
  expect(engineFlags('99.0.0')).toEqual([]);
});
