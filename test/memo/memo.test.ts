import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Memo } from '../../src/memo/index.js';

describe('a memo', () => {
  it('computes a value once', () => {
    const memo = new Memo<string, number>({ capacity: 2 });
    let computed = 0;
    const compute = (key: string): number => {
      computed += 1;
      return key.length;
    };
    expect([memo.getOrCompute('ab', compute), memo.getOrCompute('ab', compute)]).toEqual([2, 2]);
    expect(computed).toBe(1);
  });

  it('keeps null and undefined like other values', () => {
    const memo = new Memo<string, null | undefined>({ capacity: 2 });
    const values = [null, undefined] as const;
    for (const value of values) {
      let computed = 0;
      const compute = () => {
        computed += 1;
        return value;
      };
      expect(memo.getOrCompute(String(value), compute)).toBe(value);
      expect(memo.getOrCompute(String(value), compute)).toBe(value);
      expect(computed).toBe(1);
    }
  });

  it('drops what has not been used for longest', () => {
    const memo = new Memo<string, number>({ capacity: 2 });
    memo.set('a', 1);
    memo.set('b', 2);
    memo.get('a');
    memo.set('c', 3);
    expect([memo.get('a'), memo.get('b'), memo.get('c')]).toEqual([1, undefined, 3]);
  });

  it('adds nothing where computing throws', () => {
    const memo = new Memo<string, number>({ capacity: 2 });
    expect(() =>
      memo.getOrCompute('a', () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(memo.size).toBe(0);
  });

  it('keeps the total weight within the capacity, and nothing that alone is heavier', () => {
    const memo = new Memo<string, string>({ capacity: 5, weigh: (value) => value.length });
    memo.set('a', 'aa');
    memo.set('b', 'bbb');
    expect(memo.size).toBe(2);
    memo.set('c', 'c');
    expect([memo.get('a'), memo.get('b'), memo.get('c')]).toEqual([undefined, 'bbb', 'c']);
    memo.set('c', 'too heavy');
    expect([memo.size, memo.get('c')]).toEqual([0, undefined]);
  });

  it('behaves as a list in order of use', () => {
    const key = fc.integer({ min: 0, max: 6 });
    const command = fc.oneof(
      fc.record({ kind: fc.constant('get'), key }),
      fc.record({ kind: fc.constant('set'), key }),
      fc.record({ kind: fc.constant('getOrCompute'), key }),
      fc.record({ kind: fc.constant('delete'), key }),
      fc.record({ kind: fc.constant('clear'), key }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(command, { maxLength: 60 }),
        (capacity, commands) => {
          const memo = new Memo<number, number>({ capacity });
          let model: readonly (readonly [key: number, value: number])[] = [];
          const without = (one: number) => model.filter(([other]) => other !== one);
          commands.forEach(({ kind, key: one }, step) => {
            const known = model.find(([other]) => other === one)?.[1];
            if (kind === 'clear') {
              memo.clear();
              model = [];
            } else if (kind === 'delete') {
              memo.delete(one);
              model = without(one);
            } else if (kind === 'get') {
              expect(memo.get(one)).toBe(known);
              if (known !== undefined) model = [...without(one), [one, known]];
            } else if (kind === 'getOrCompute') {
              expect(memo.getOrCompute(one, () => step)).toBe(known ?? step);
              model = [...without(one), [one, known ?? step] as const].slice(-capacity);
            } else {
              memo.set(one, step);
              model = [...without(one), [one, step] as const].slice(-capacity);
            }
            expect(memo.size).toBe(model.length);
          });
          expect(model.map(([one]) => memo.get(one))).toEqual(model.map(([, value]) => value));
        },
      ),
      { seed: 13, numRuns: 300 },
    );
  });
});
