/** A font file gives the same bytes whether it is read in parts or whole. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fontOnDisk } from '../../src/text/index.js';
import { sharedTempFolder } from '../temp-folder.js';

const folder = sharedTempFolder('font');
const path = join(folder, 'face.ttf');
const content = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);
writeFileSync(path, content);

it('reads the parts that the first asks for, and keeps the whole file for the second', () => {
  const font = fontOnDisk(path);
  const first = font.open();
  expect([...first.part(4000, 500)]).toEqual([...content.subarray(4000, 4500)]);
  expect([...first.part(0, 5000)]).toEqual([...content]);
  first.close();
  expect(() => first.part(0, 1)).toThrow();
  const second = font.open();
  rmSync(path);
  expect([...second.part(4000, 500)]).toEqual([...content.subarray(4000, 4500)]);
  expect(font.bytes()).toBe(font.bytes());
  writeFileSync(path, content);
});

it('gives fewer bytes where the file ends before', () => {
  const file = fontOnDisk(path).open();
  expect([...file.part(4990, 100)]).toEqual([...content.subarray(4990)]);
  expect(file.part(6000, 10)).toHaveLength(0);
  file.close();
});

it('reads the file anew for nobody who has its bytes', () => {
  const font = fontOnDisk(path);
  expect(Buffer.compare(font.bytes(), content)).toBe(0);
  expect(font.open().part(1, 2).buffer).toBe(font.bytes().buffer);
});
