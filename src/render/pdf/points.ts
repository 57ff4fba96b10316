/** Millipoints as PDF writes lengths: points with three decimals at most. */
import type { ByteSink } from '../byte-sink.js';

export function points(millipoints: number): number {
  return Math.round(millipoints) / 1000;
}

/** Sign, seven digits before the point, and three behind it: 100 metres. */
const longest = 12;
const limit = 1e10;
const zero = 0x30;

/** Writes what `points` gives, digit by digit. */
export function writePoints(millipoints: number, sink: ByteSink): void {
  const rounded = Math.round(millipoints);
  const size = Math.abs(rounded);
  if (!(size < limit)) {
    sink.ascii(String(rounded / 1000));
    return;
  }
  const buffer = sink.room(longest);
  if (rounded < 0) buffer[sink.length++] = 0x2d;
  const whole = Math.floor(size / 1000);
  writeWhole(whole, buffer, sink);
  writeDecimals(size - whole * 1000, buffer, sink);
}

function writeWhole(whole: number, buffer: Uint8Array, sink: ByteSink): void {
  let digits = 1;
  for (let bound = 10; bound <= whole; bound *= 10) digits += 1;
  let rest = whole;
  for (let at = sink.length + digits - 1; at >= sink.length; at -= 1) {
    const tens = Math.floor(rest / 10);
    buffer[at] = zero + rest - tens * 10;
    rest = tens;
  }
  sink.length += digits;
}

/** Thousandths, without zeros at the end. */
function writeDecimals(thousandths: number, buffer: Uint8Array, sink: ByteSink): void {
  if (thousandths === 0) return;
  buffer[sink.length++] = 0x2e;
  let rest = thousandths;
  for (let unit = 100; rest > 0; unit /= 10) {
    const digit = Math.floor(rest / unit);
    buffer[sink.length++] = zero + digit;
    rest -= digit * unit;
  }
}
