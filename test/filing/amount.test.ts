/** Amounts are exact, in and out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountOf,
  compareDecimals,
  executionRate,
  formatMillionths,
  formatWanYuan,
  formatYuan,
  millionthsOf,
  plainYuan,
  sumAmounts,
  sumDecimals,
} from '../../src/filing/index.js';
import { read, readValue, withProject } from './reading.js';

const LARGEST = 10n ** 21n - 1n;
const amounts = fc.bigInt({ min: -LARGEST, max: LARGEST }).map(amountOf);

function totalOf(total: unknown): bigint | null | undefined {
  return readValue(withProject({ funding: { total } })).value?.projects[0]?.funding.total;
}

describe('every amount comes back exactly', () => {
  test('from 元 with commas and from plain 元', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(millionthsOf(formatYuan(amount))).toBe(amount);
        expect(totalOf(plainYuan(amount))).toBe(amount);
      }),
      { numRuns: 300 },
    );
  });

  test('from 万元', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const [whole = '', decimals = ''] = formatWanYuan(amount).replaceAll(',', '').split('.');
        expect(BigInt(whole.replace('-', '') + decimals.padEnd(10, '0'))).toBe(
          amount < 0n ? -amount : amount,
        );
        expect(whole.startsWith('-')).toBe(amount < 0n);
        expect(decimals.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});

test.each([
  ['0', '0.00', '0.00'],
  ['150000.00', '150,000.00', '15.00'],
  ['2371629.28', '2,371,629.28', '237.162928'],
  ['-0.5', '-0.50', '-0.00005'],
  ['1234567890123.456789', '1,234,567,890,123.456789', '123,456,789.0123456789'],
  ['1,000', '1,000.00', '0.10'],
])('%s 元 prints as %s, in 万元 as %s', (given, yuan, wanYuan) => {
  const amount = amountOf(millionthsOf(given) ?? -1n);
  expect(formatYuan(amount)).toBe(yuan);
  expect(formatWanYuan(amount)).toBe(wanYuan);
});

test('a JSON number keeps every digit that it is written with', () => {
  const filing = (total: string) =>
    read(`{"year":2024,"unit":{"name":"甲"},"projects":[{"name":"乙","funding":{"total":${total}}}]}`).value;
  expect(filing('123456789012345.678901')?.projects[0]?.funding.total).toBe(123456789012345678901n);
  expect(filing('-0.10')?.projects[0]?.funding.total).toBe(-100_000n);
});

test('sums and comparisons', () => {
  const [one, two] = [amountOf(100n), amountOf(200n)];
  expect(sumAmounts([one, null, two])).toBe(300n);
  expect(compareDecimals('7.5', '7.50')).toBe(0);
  expect(compareDecimals('优良', '7.50')).toBeNull();
  expect(sumDecimals(['0.1', '0.2', null])).toBe(300_000n);
  expect(sumDecimals(['0.1', '/'])).toBeNull();
  expect(formatMillionths(98_800_000n)).toBe('98.8');
  expect(formatMillionths(-500_000n, 2)).toBe('-0.50');
});

test.each([
  ['81774893.77', '82368086.83', '99.27'],
  ['0', '0', '0.00'],
  ['1', '0', null],
  ['3', '2', '150.00'],
])('%s spent of %s is a rate of %s', (executed, budget, rate) => {
  const amount = (text: string) => amountOf(millionthsOf(text) ?? -1n);
  expect(executionRate(amount(executed), amount(budget))).toBe(rate);
});
