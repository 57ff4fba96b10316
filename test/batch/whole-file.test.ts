/** Files are written whole or not at all, through no link, and killed runs leave nothing behind. */
import { chmodSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareFolder, WholeFileWriter } from '../../src/batch/index.js';
import { tempFolder } from '../temp-folder.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('whole-file');
});
afterEach(() => {
  chmodSync(folder, 0o755);
});

const bytes = Buffer.from('内容');

describe('whole files', () => {
  it('writes a text of many parts, or nothing where making it fails', async () => {
    const writer = new WholeFileWriter(folder, { process: 1, thread: 0 });
    const parts = Array.from({ length: 20_000 }, (_, index) => `第${index}行\n`);
    await writer.writeText('长.txt', parts);
    expect(readFileSync(join(folder, '长.txt'), 'utf8')).toBe(parts.join(''));
    const failing = function* () {
      yield 'part';
      throw new Error('no more');
    };
    await expect(writer.writeText('长.txt', failing())).rejects.toThrow('no more');
    expect(readFileSync(join(folder, '长.txt'), 'utf8')).toBe(parts.join(''));
    expect(readdirSync(folder)).toEqual(['长.txt']);
  });

  it('writes, and leaves a file of the same bytes alone', async () => {
    const writer = new WholeFileWriter(folder, { process: 1, thread: 0 });
    expect(await writer.write('甲.pdf', bytes)).toBe('written');
    expect(await writer.write('甲.pdf', bytes)).toBe('unchanged');
    expect(await writer.write('甲.pdf', Buffer.from('别的'))).toBe('written');
    expect(readdirSync(folder)).toEqual(['甲.pdf']);
  });

  it('replaces a link instead of writing through it', async () => {
    const outside = tempFolder('outside');
    const target = join(outside, 'target');
    writeFileSync(target, bytes);
    symlinkSync(target, join(folder, '甲.pdf'));
    const writer = new WholeFileWriter(folder, { process: 1, thread: 0 });
    expect(await writer.write('甲.pdf', Buffer.from('新'))).toBe('written');
    expect(readFileSync(target)).toEqual(bytes);
    expect(readFileSync(join(folder, '甲.pdf'), 'utf8')).toBe('新');
  });

  it('leaves no temporary file where the name cannot be taken', async () => {
    const writer = new WholeFileWriter(folder, { process: 1, thread: 0 });
    await expect(writer.write('missing/甲.pdf', bytes)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('clears the leftovers of processes that have ended, and of those only', async () => {
    const ended = `.jibiao-999999999-0-7.tmp`;
    const running = `.jibiao-${process.ppid}-0-1.tmp`;
    const own = `.jibiao-${process.pid}-0-1.tmp`;
    for (const name of [ended, running, own, '甲.pdf']) {
      writeFileSync(join(folder, name), 'x');
    }
    await prepareFolder(folder, process.pid);
    expect(readdirSync(folder).sort()).toEqual([running, '甲.pdf'].sort());
  });

  it('makes folders, and rejects where a file stands in the way', async () => {
    await prepareFolder(join(folder, 'a', 'b'), 1);
    expect(readdirSync(join(folder, 'a'))).toEqual(['b']);
    writeFileSync(join(folder, 'file'), '');
    await expect(prepareFolder(join(folder, 'file'), 1)).rejects.toThrow();
  });
});
