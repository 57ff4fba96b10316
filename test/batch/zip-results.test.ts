/** The zip of a run: equal bytes for equal files, names in UTF-8, and nothing where it cannot be written whole. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeEach, expect, it } from 'vitest';
import { type ManifestEntry, sha256Of, zipResults } from '../../src/batch/index.js';
import { tempFolder } from '../temp-folder.js';
import { listOf } from './list-of.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('zip');
  mkdirSync(join(folder, 'out'));
});

function made(index: number, status: ManifestEntry['status'] = 'written'): ManifestEntry {
  const file = status === 'failed' ? null : `单位-2024-表-${index}.pdf`;
  const bytes = Buffer.from(`%PDF-${index}`.repeat(index * 1000));
  if (file !== null) writeFileSync(join(folder, 'out', file), bytes);
  const project = { index, name: `项目${index}` };
  const source = 'a.json';
  return {
    source,
    form: 'f',
    project,
    format: 'pdf',
    file,
    pages: 1,
    sha256: sha256Of(bytes),
    status,
    key: null,
    diagnostics: [],
  };
}

const pack = (entries: readonly ManifestEntry[], name = '结果.zip') =>
  zipResults({
    out: join(folder, 'out'),
    file: join(folder, name),
    entries: listOf(entries),
    processId: 7,
  });
const bytesOf = (name: string) => readFileSync(join(folder, name));

it('holds every file under its name, and a manifest that also tells of failures', async () => {
  await pack([made(2), made(10), made(1), made(3, 'failed')]);
  const parts = unzipSync(bytesOf('结果.zip'));
  const names = ['manifest.json', '单位-2024-表-1.pdf', '单位-2024-表-2.pdf', '单位-2024-表-10.pdf'];
  expect(Object.keys(parts)).toEqual(names);
  for (const name of names.slice(1)) {
    expect(readFileSync(join(folder, 'out', name)).equals(parts[name] ?? Buffer.alloc(0))).toBe(true);
  }
  const manifest = JSON.parse(Buffer.from(parts['manifest.json'] ?? []).toString());
  expect(manifest.documents.map((one: ManifestEntry) => one.status)).toEqual([
    'written',
    'written',
    'failed',
    'written',
  ]);
});

it('marks names as UTF-8 in every header', async () => {
  await pack([made(1)]);
  const bytes = bytesOf('结果.zip');
  for (const [signature, offset] of [
    ['PK\u0003\u0004', 6],
    ['PK\u0001\u0002', 8],
  ] as const) {
    let at = bytes.indexOf(signature, 0, 'latin1');
    expect(at).toBeGreaterThanOrEqual(0);
    for (; at >= 0; at = bytes.indexOf(signature, at + 4, 'latin1')) {
      expect(bytes.readUInt16LE(at + offset) & 0x800).toBe(0x800);
    }
  }
});

it('has the same bytes for the same files, first or resumed, in any order and time zone', async () => {
  const entries = [made(1), made(2)];
  await pack(entries, 'one.zip');
  await new Promise((later) => setTimeout(later, 10));
  for (const entry of entries)
    writeFileSync(join(folder, 'out', entry.file ?? ''), readFileSync(join(folder, 'out', entry.file ?? '')));
  const zone = process.env.TZ;
  process.env.TZ = 'Asia/Shanghai';
  await pack([made(2, 'unchanged'), made(1, 'unchanged')], 'two.zip');
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(bytesOf('two.zip').equals(bytesOf('one.zip'))).toBe(true);
});

it('leaves the old zip and no part of the new one where a file is gone', async () => {
  writeFileSync(join(folder, 'old.zip'), 'old');
  const [gone, kept] = [made(1), made(2)];
  rmSync(join(folder, 'out', gone.file ?? ''));
  await expect(pack([gone, kept], 'old.zip')).rejects.toThrow('ENOENT');
  expect(bytesOf('old.zip').toString()).toBe('old');
  expect(readdirSync(folder).sort()).toEqual(['old.zip', 'out']);
});

it('packs no file that has been changed since the run', async () => {
  writeFileSync(join(folder, 'old.zip'), 'old');
  const [first, second] = [made(1), made(2)];
  writeFileSync(join(folder, 'out', second.file ?? ''), 'of another run');
  await expect(pack([first, second], 'old.zip')).rejects.toMatchObject({
    reason: { zh: `打包时“${second.file}”已被改动，请再运行一次` },
  });
  expect(bytesOf('old.zip').toString()).toBe('old');
  expect(readdirSync(folder).sort()).toEqual(['old.zip', 'out']);
});

it('is sound to other programs, also with very many files', async () => {
  const shared = made(1);
  const entries = Array.from({ length: 1500 }, (_, index) => {
    const file = `单位${index}.pdf`;
    const bytes = Buffer.from(`%PDF-${index}`);
    writeFileSync(join(folder, 'out', file), bytes);
    return { ...shared, file, sha256: sha256Of(bytes), project: { index, name: '' } };
  });
  await pack(entries);
  const program =
    'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()))';
  const tested = spawnSync('python3', ['-c', program, join(folder, '结果.zip')], { encoding: 'utf8' });
  if (tested.error === undefined) expect(tested.stdout.trim()).toBe('None 1501');
  expect(Object.keys(unzipSync(bytesOf('结果.zip')))).toHaveLength(1501);
});
