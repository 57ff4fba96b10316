/** In how many worker threads a run's documents are made. */
import { describe, expect, it } from 'vitest';
import { workerCount } from '../../src/cli/index.js';

const plain = { jobs: null, timeout: null, processors: 4 };

describe('the number of workers', () => {
  it('is none where few files are made', () => {
    expect(workerCount(0, 0, { ...plain, jobs: 8, timeout: 1000 })).toBe(0);
    expect(workerCount(99, 0, plain)).toBe(0);
    expect(workerCount(199, 0, { ...plain, jobs: 1 })).toBe(0);
  });

  it('grows with the files up to the processors', () => {
    expect(workerCount(100, 0, plain)).toBe(2);
    expect(workerCount(5000, 0, plain)).toBe(4);
  });

  it('is what is asked for, and never more than the files', () => {
    expect(workerCount(5000, 0, { ...plain, jobs: 9 })).toBe(9);
    expect(workerCount(3, 0, { ...plain, jobs: 9 })).toBe(3);
  });

  it('is one at least where a document may take others along, or has a time limit', () => {
    expect(workerCount(200, 0, { ...plain, jobs: 1 })).toBe(1);
    expect(workerCount(200, 0, { ...plain, processors: 1 })).toBe(1);
    expect(workerCount(1, 51, plain)).toBe(1);
    expect(workerCount(1, 0, { ...plain, timeout: 1000 })).toBe(1);
  });
});
