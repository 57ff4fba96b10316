/** A document that cannot be made whole leaves the files that stood there, and nothing else. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { notWritten, WholeFileWriter, writeDocument } from '../../src/batch/index.js';
import { type Format, formatOf, renderMemo } from '../../src/render/index.js';
import { handMade, runOf, trueTypeShapes } from '../render/hand-made.fixture.js';
import { tempFolder } from '../temp-folder.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('write');
});

const { document: page, setter } = handMade([runOf(trueTypeShapes, 'A')]);
const memo = renderMemo(setter);
const settings = { wordFlow: false, dpi: 72 };

/** The format as a renderer would give it that writes these bytes, or cuts off all but so many of its own. */
function faulty(id: 'pdf' | 'docx' | 'html', size: number): Format {
  const format = formatOf(id);
  if (format.kind !== 'document') throw new Error('a file a page');
  return {
    ...format,
    render: async (...given) => (await format.render(...given)).subarray(0, size),
  };
}

it.each([
  ['pdf', 15],
  ['docx', 2000],
  ['html', 500],
] as const)('leaves the old %s where a writer breaks off', async (id, size) => {
  const name = `甲.${id}`;
  writeFileSync(join(folder, name), '原来的');
  const writer = new WholeFileWriter(folder, { process: 1, thread: 0 });
  const written = await writeDocument(
    page,
    { format: faulty(id, size), name },
    { resources: { memo }, settings, writer },
  );
  expect(written).toEqual({ kind: 'incomplete', file: name, size });
  if (written.kind === 'written') return;
  expect(notWritten(written, '甲.json')).toMatchObject({ code: 'batch/incomplete-file', file: '甲.json' });
  expect(readFileSync(join(folder, name), 'utf8')).toBe('原来的');
  expect(readdirSync(folder)).toEqual([name]);
});

it('writes none of the pictures where one breaks off', async () => {
  const format = formatOf('png');
  if (format.kind !== 'pictures') throw new Error('a file for all');
  const broken: Format = {
    ...format,
    renderPages: async function* (...given) {
      yield* format.renderPages(...given);
      yield new Uint8Array(8);
    },
  };
  const writer = new WholeFileWriter(folder, { process: 1, thread: 0 });
  const written = await writeDocument(
    page,
    { format: broken, name: '甲-*.png' },
    { resources: { memo }, settings, writer },
  );
  expect(written.kind).toBe('incomplete');
  expect(readdirSync(folder)).toEqual([]);
});
