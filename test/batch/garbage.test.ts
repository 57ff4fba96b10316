/** Memory that nobody holds is cleared when asked for. */
import { expect, it } from 'vitest';
import { garbageCollector } from '../../src/batch/index.js';

it('clears what nobody holds any more', async () => {
  const left = new WeakRef({ document: 'done' });
  await new Promise((resolve) => setImmediate(resolve));
  garbageCollector()();
  expect(left.deref()).toBeUndefined();
});
