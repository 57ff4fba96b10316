/** Each format knows its complete files from those that broke off. */
import { describe, expect, it } from 'vitest';
import { endsOf, type Format, formats, renderFiles, renderMemo } from '../../src/render/index.js';
import { handMade, runOf, trueTypeShapes } from './hand-made.fixture.js';

const { document: page, setter } = handMade([runOf(trueTypeShapes, 'A')]);
const memo = renderMemo(setter);
const options = { wordFlow: false, dpi: 72 };

async function firstFile(format: Format): Promise<Uint8Array> {
  for await (const bytes of renderFiles(page, format, memo, options)) return bytes;
  throw new Error('no file');
}

describe.each(formats.map((format) => [format.id, format] as const))('%s', (_, format) => {
  it('takes its own files for complete, and none that lacks its end or its beginning', async () => {
    const bytes = await firstFile(format);
    expect(format.isWhole(endsOf(bytes))).toBe(true);
    for (const cut of [0, 1, 15, 63, bytes.length >> 1, bytes.length - 8]) {
      expect([cut, format.isWhole(endsOf(bytes.subarray(0, cut)))]).toEqual([cut, false]);
    }
    for (const start of [1, 15, bytes.length >> 1]) {
      expect([start, format.isWhole(endsOf(bytes.subarray(start)))]).toEqual([start, false]);
    }
  });

  it('takes no file of another format for its own', async () => {
    for (const other of formats.filter(({ isWhole }) => isWhole !== format.isWhole)) {
      expect([other.id, format.isWhole(endsOf(await firstFile(other)))]).toEqual([other.id, false]);
    }
  });

  it('hands out no file that broke off', async () => {
    const whole = await firstFile(format);
    const cut = whole.subarray(0, whole.length >> 1);
    const broken: Format =
      format.kind === 'document'
        ? { ...format, render: async () => cut }
        : {
            ...format,
            renderPages: async function* () {
              yield cut;
            },
          };
    await expect(renderFiles(page, broken, memo, options).next()).rejects.toThrow('incomplete');
  });
});
