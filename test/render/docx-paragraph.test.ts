/** A narrower measure in Word: lines begin where they would begin without it. */
import { expect, test } from 'vitest';
import { paragraph, plainLook } from '../../src/render/docx/index.js';

test.each([
  ['left', '<w:ind w:right="80"/>'],
  ['center', '<w:ind w:left="40" w:right="40"/>'],
  ['right', '<w:ind w:left="80"/>'],
] as const)('of text aligned %s', (align, indents) => {
  expect(paragraph({ ...plainLook('Cell'), align, indent: 40 }, '')).toContain(indents);
});
