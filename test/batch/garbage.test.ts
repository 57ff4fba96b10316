/** The sweeper really clears memory, and not at every file. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createSweeper } from '../../src/batch/garbage.js';

it('collects what nobody holds any more, after some hundred files', async () => {
  const sweep = createSweeper();
  const left = new WeakRef({ document: 'done' });
  await nextTurn();
  sweep();
  expect(left.deref()).toBeDefined();
  await nextTurn();
  for (let file = 0; file < 200; file += 1) sweep();
  expect(left.deref()).toBeUndefined();
});
