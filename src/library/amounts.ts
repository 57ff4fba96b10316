/** Amounts of money as texts, for programs. */
import * as money from '../filing/index.js';
import * as kinds from './argument-kinds.js';
import { called } from './call.js';

function ofAmount(name: string, write: (amount: money.Amount) => string): (amount: money.Amount) => string {
  return called({ name, takes: { amount: kinds.amount } }, write);
}

/** In 元 with thousands commas, two decimals, up to six where the amount has them: `150,000.00`, `0.000001`. */
export const formatYuan = ofAmount('formatYuan', money.formatYuan);

/** As `formatYuan` without commas, for machines: `150000.00`. */
export const plainYuan = ofAmount('plainYuan', money.plainYuan);

/** In 万元 with thousands commas, exact: two decimals at least, ten at most: `237.162928`. */
export const formatWanYuan = ofAmount('formatWanYuan', money.formatWanYuan);
