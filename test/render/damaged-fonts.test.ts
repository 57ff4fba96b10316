/** Whatever is damaged in a user's font: it is set aside when it is loaded, or every document with it can be made. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { hasErrors } from '../../src/diagnostics/index.js';
import { formats, renderFiles, renderMemo, renderOptionsOf } from '../../src/render/index.js';
import { createTextSetter, loadFontBook } from '../../src/text/index.js';
import { tempFolder } from '../temp-folder.js';
import { fontsFolder, tableOffset } from '../text/font-samples.js';
import { fixtureDocument } from './paged-document.fixture.js';

const sound = new Uint8Array(readFileSync(new URL('./fonts/shapes.ttf', import.meta.url)));
let folder = '';
beforeEach(() => {
  folder = tempFolder('damaged');
});

/** Codes of what loading says; the documents are made, or this throws. */
async function codesWith(font: Uint8Array): Promise<readonly string[]> {
  writeFileSync(join(folder, 'a.ttf'), font);
  writeFileSync(join(folder, 'fonts.json'), JSON.stringify({ roles: { 宋体: ['a.ttf'], 西文: ['a.ttf'] } }));
  const { value, diagnostics } = await loadFontBook({ fontsFolder, userFolder: folder });
  if (value === null) throw new Error('no book');
  expect(hasErrors(diagnostics)).toBe(false);
  const setter = createTextSetter(value);
  const document = fixtureDocument(setter, { rows: 2, goals: 1 });
  for (const format of formats.filter(({ id }) => id === 'pdf' || id === 'html')) {
    for await (const bytes of renderFiles(document, format, renderMemo(setter), {
      ...renderOptionsOf(new Map()),
      dpi: 72,
    })) {
      expect(bytes.length).toBeGreaterThan(1000);
    }
  }
  return diagnostics.map(({ code }) => code);
}

function damaged(change: (view: DataView, at: (tag: string) => number) => void): Uint8Array {
  const copy = sound.slice();
  change(new DataView(copy.buffer), (tag) => tableOffset(copy, tag));
  return copy;
}

describe('a font with', () => {
  it('nothing wrong is used', async () => {
    expect(await codesWith(sound)).toEqual([]);
  });
  it.each([
    ['more glyphs than outlines', damaged((view, at) => view.setUint16(at('maxp') + 4, 60_000))],
    ['no metrics', damaged((view, at) => view.setUint16(at('hhea') + 34, 0))],
    ['more metrics than glyphs', damaged((view, at) => view.setUint16(at('hhea') + 34, 9_999))],
    ['outlines out of order', damaged((view, at) => view.setUint16(at('loca') + 2, 0xffff))],
    ['no size', damaged((view, at) => view.setUint16(at('head') + 18, 0))],
    ['a subtable of characters outside', damaged((view, at) => view.setUint32(at('cmap') + 8, 0xffff_0000))],
  ])('%s is set aside', async (_, font) => {
    expect(await codesWith(font)).toEqual(['text/font-broken']);
  });
  it('any bytes damaged is used or set aside', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const font = sound.slice();
          for (const [at, byte] of changes) font[at] = byte;
          await codesWith(font);
        },
      ),
      { seed: 14, numRuns: 60 },
    );
  }, 60_000);
});
