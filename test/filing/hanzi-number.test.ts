/** Numbers in hanzi, as dates, numbered texts and targets write them. */
import { expect, it } from 'vitest';
import { digitInHanzi, numberInHanzi } from '../../src/filing/index.js';

it('reads numbers in hanzi up to hundreds', () => {
  const numbers = ['十', '十二', '二十', '三十一', '九十', '百', '一百零五', '两', '零'].map(numberInHanzi);
  expect(numbers).toEqual([10, 12, 20, 31, 90, 100, 105, 2, 0]);
});

it('reads no number where two digits stand beside one another, or other words', () => {
  expect(['九五', '一二', '三千', '甲', '二0'].map(numberInHanzi)).toEqual([null, null, null, null, null]);
});

it('reads years digit by digit, whichever zero is written', () => {
  const years = ['二〇二四', '二○二四', '二零二四'].map((year) => [...year].map(digitInHanzi).join(''));
  expect(years).toEqual(['2024', '2024', '2024']);
});
