/** The zip of files in memory: as they are, in their order, names in UTF-8, equal bytes. */
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zipFiles } from '../../src/batch/index.js';

const files = ['乙𠮷.pdf', '甲.docx'].map((name) => ({
  name,
  bytes: new TextEncoder().encode(name.repeat(500)),
}));

it('holds the files in their order, stored, and is the same each time', async () => {
  const zip = await zipFiles(files);
  expect(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => ({ name, bytes: new Uint8Array(bytes) })),
  ).toEqual(files);
  expect(zip.length).toBeGreaterThan(files.reduce((sum, { bytes }) => sum + bytes.length, 0));
  expect(Buffer.from(zip).equals(await zipFiles(files))).toBe(true);
});

it('marks names as UTF-8, and no file as of unknown length', async () => {
  const header = Buffer.from(await zipFiles(files));
  expect(header.readUInt16LE(6) & 0x0808).toBe(0x0800);
});

it('holds a part of a larger buffer alone', async () => {
  const bytes = new Uint8Array([1, 2, 3, 4]).subarray(1, 3);
  expect([...(unzipSync(await zipFiles([{ name: 'a', bytes }])).a ?? [])]).toEqual([2, 3]);
});
