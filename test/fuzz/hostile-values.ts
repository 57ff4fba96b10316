/** Values that programs choke on: texts that mean something elsewhere, numbers at their limits, shapes out of place. */
import type { Random } from './random.js';

export const hostileTexts: readonly string[] = [
  ...['', ' ', '\u3000', '\n', '\n\n\n', '\t', 'a\r\nb\rc', '\u2028', '\u0000', '\u0007', '\u007f', '\u0085'],
  ...[
    '..',
    '../../../etc/passwd',
    '/etc/passwd',
    '..\\..\\x',
    'C:\\x',
    'a/b\\c:d*e?f"g<h>i|j',
    '.hidden',
    '-rf',
    '~',
  ],
  ...['CON', 'con.pdf', 'NUL', 'aux.', 'LPT1', 'COM¹', 'a.', 'a ', '.', 'manifest.json'],
  ...[
    '😀',
    '👨‍👩‍👧‍👦',
    '🇨🇳',
    '𠮷',
    '㐂',
    '龘',
    '𪚥',
    '\u{13000}',
    'é',
    'e\u0301',
    '\u0301',
    '\u200b',
    '\u200d',
    '\ufeff',
  ],
  ...[
    '\u202e右到左',
    '\u2066',
    '\ufe0f',
    '\u{e0001}',
    '\u{e000}',
    '\u{10ffff}',
    '\ufffd',
    '\ufffe',
    '\ud800',
    '\udc00x',
  ],
  ...[
    '<b>',
    '</td></tr>',
    '<v s="unit.name">x</v>',
    ']]>',
    '<!--',
    '&amp;',
    '&#0;',
    '&lt',
    '"\'`',
    '<?xml?>',
    '<!DOCTYPE x>',
  ],
  ...['{{x}}', '{{{x}}}', '{{#each this}}', '{{> x}}', '{{@root}}', '\\{{x}}', '#{x}', '%s%n', '$&$1', '$`'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'NaN',
    'true',
    '[object Object]',
  ],
  ...[
    '1e5',
    '-0',
    '0x10',
    '١٢',
    '１２',
    '1,23',
    '999999999999999.999999',
    '-0.000001',
    '≥',
    '≥85.00(%)',
    '(((((',
    '。。。，，，',
  ],
  ...['2024-02-30', '2024-13', '0000-00-00', '2024', '第 X 页', '指标1：', '（续）'],
];

const words = [
  '预',
  '算',
  '绩效',
  'A',
  'longword',
  '1234',
  '％',
  '（',
  '）',
  '，',
  '。',
  '、',
  '“',
  '”',
  ' ',
  '\n',
  '𠮷',
  '≥',
  '/',
  '-',
];

/** A text of some length, now and then a very long one without a place to break. */
export function someText(random: Random): string {
  const kind = random.below(10);
  if (kind < 6) return random.of(hostileTexts);
  if (kind < 8) return Array.from({ length: random.below(60) }, () => random.of(words)).join('');
  const unit = random.of(['x', '长', '0', '，', '（', ' ', '字 ', 'a-', '\n', '𠮷']);
  return unit.repeat(random.of([100, 1000, 5000, 120_000]));
}

const oddNumbers = [0, -0, 1, -1, 0.1, 1e15, 1e16, 1e21, 1e-7, 1e308, 2 ** 53, 2024, 123456789.123456];

/** Anything that JSON can hold. */
export function someValue(random: Random, depth = 0): unknown {
  const kind = random.below(depth > 3 ? 5 : 8);
  if (kind < 2) return someText(random);
  if (kind === 2) return random.of(oddNumbers);
  if (kind === 3) return random.of([true, false]);
  if (kind === 4) return null;
  const length = random.below(4);
  if (kind < 7) return Array.from({ length }, () => someValue(random, depth + 1));
  return Object.fromEntries(
    Array.from({ length }, () => [someText(random).slice(0, 40), someValue(random, depth + 1)]),
  );
}
