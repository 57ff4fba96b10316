/** JSON lines: however they are cut into chunks, each line is one source of exactly its bytes. */
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { readSource, spoolLines } from '../../src/batch/index.js';
import { tempFolder } from '../temp-folder.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('lines');
});

let count = 0;
async function spool(bytes: Uint8Array, chunkLength: number, signal = new AbortController().signal) {
  async function* input(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunkLength) yield bytes.subarray(at, at + chunkLength);
  }
  count += 1;
  return spoolLines(input(), join(folder, `${count}.jsonl`), signal);
}

it('counts empty lines but makes no sources of them', async () => {
  const text = '\ufeff\r\n{"a":1}\r\n\n \t\r\n{"b":2}';
  const sources = await spool(Buffer.from(text), 3);
  expect(sources.map(({ name, slice }) => [name, slice?.length])).toEqual([
    ['-:2', 8],
    ['-:5', 7],
  ]);
});

it('gives every line its own bytes, wherever the chunks end', async () => {
  const line = fc.constantFrom('', '  ', '甲', '{"year":2024}', '﻿{}', 'x'.repeat(40));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 12 }),
      fc.integer({ min: 1, max: 50 }),
      async (lines, length) => {
        const bytes = Buffer.from(lines.join('\n'));
        const sources = await spool(bytes, length);
        const texts = sources.map(({ slice }) =>
          bytes.subarray(slice?.start, (slice?.start ?? 0) + (slice?.length ?? 0)).toString(),
        );
        expect(texts).toEqual(lines.filter((one) => one.trim() !== ''));
        const numbers = lines.flatMap((one, index) => (one.trim() === '' ? [] : [`-:${index + 1}`]));
        expect(sources.map(({ name }) => name)).toEqual(numbers);
      },
    ),
    { numRuns: 60 },
  );
});

it('reads a line as it reads a file, and names it in what is wrong', async () => {
  const good = JSON.stringify({ year: 2024, unit: { name: '甲', department: null } });
  const [first, second] = await spool(Buffer.from(`${good}\n{"year": }\n`), 7);
  expect(first && (await readSource(first)).value?.unit.name).toBe('甲');
  const broken = second && (await readSource(second));
  expect(broken?.value).toBeNull();
  expect(broken?.diagnostics[0]?.file).toBe('-:2');
});

it('takes no more once it is told to stop, and no line cut short', async () => {
  expect(await spool(Buffer.from('{}\n{}\n'), 3, AbortSignal.abort())).toEqual([]);
  const stop = new AbortController();
  async function* input() {
    yield Buffer.from('{"a":1}\n{"b"');
    stop.abort();
    yield Buffer.from(':2}\n');
  }
  const sources = await spoolLines(input(), join(folder, 'cut.jsonl'), stop.signal);
  expect(sources.map(({ name }) => name)).toEqual(['-:1']);
});

it('takes a filing over many lines for one, but not lines of which one is cut off', async () => {
  const filing = { year: 2024, unit: { name: '甲', department: null } };
  const [whole, ...others] = await spool(Buffer.from(`\ufeff${JSON.stringify(filing, null, 2)}\r\n\n`), 5);
  expect([whole?.name, others]).toEqual(['-', []]);
  expect(whole && (await readSource(whole)).value?.unit.name).toBe('甲');
  const line = JSON.stringify(filing);
  for (const text of [`{"year":\n${line}\n${line}`, `${line}\n{"year":\n}`, `${line}\n${line}\n`])
    expect((await spool(Buffer.from(text), 9)).length).toBeGreaterThan(1);
});
