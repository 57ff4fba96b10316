/** Bytes become the text that the platform's decoder makes of them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFiling } from '../../src/filing/index.js';

function platformText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function expectSame(bytes: Uint8Array): void {
  const decoded = decodeFiling(bytes);
  const text = platformText(bytes);
  if ('text' in decoded) expect(decoded.text).toBe(text);
  else if (decoded.problem.code === 'filing/empty') expect(text?.trim()).toBe('');
  else expect(decoded.problem.code).toBe('filing/encoding');
}

test.each([
  '甲',
  '\ufeff甲',
  '\ufeff\ufeff甲',
  '\ufeff',
  '',
  ' ',
  '𠮷a😀',
  'plain',
  '\u0080\u07ff\u0800\uffff',
])('%j', (text) => {
  expectSame(new TextEncoder().encode(text));
});

test('any text, and any bytes', () => {
  const written = fc.string({ unit: 'binary', maxLength: 50 }).map((text) => new TextEncoder().encode(text));
  fc.assert(fc.property(fc.oneof(written, fc.uint8Array({ maxLength: 6 })), expectSame), { numRuns: 2000 });
});
