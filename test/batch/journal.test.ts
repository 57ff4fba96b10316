/** The journal: what a run notes is read again, by the run itself and by the one that finds it left behind. */
import { appendFileSync, mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import {
  Journal,
  linesOf,
  type ManifestEntry,
  openLeftJournals,
  RunEntries,
  textAt,
} from '../../src/batch/index.js';
import { tempFolder } from '../temp-folder.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('journal');
});

const note = { code: 'x', severity: 'note', message: '一', english: 'one' };
const entryOf = (index: number): ManifestEntry =>
  JSON.parse(
    JSON.stringify({
      source: `${index}.json`,
      form: 'project-target',
      project: { index, name: '甲'.repeat(index * 50) },
      format: 'pdf',
      file: `${index}.pdf`,
      pages: 1,
      sha256: '00',
      status: index % 3 === 0 ? 'failed' : 'written',
      key: `key ${index}`,
      diagnostics: index % 5 === 0 ? [note] : [],
    }),
  );

/** More than is read at once. */
const entries = Array.from({ length: 200 }, (_, index) => entryOf(index));

it('gives back what was noted, in the order of a manifest', () => {
  const journal = new Journal(folder, process.pid);
  const list = new RunEntries();
  for (const entry of [...entries].reverse()) list.add(entry, journal.append(entry));
  expect([...list]).toEqual(entries);
  expect([...list]).toEqual(entries);
  expect([...list.diagnostics()]).toHaveLength(40);
  expect([list.size, list.count('failed'), list.count('written')]).toEqual([200, 67, 133]);
  journal.close(true);
  expect(readdirSync(folder)).toEqual([]);
});

it('is found when it was left behind, less the line that was cut short', async () => {
  const journal = new Journal(folder, process.pid);
  for (const entry of entries) journal.append(entry);
  journal.close(false);
  const [name = ''] = readdirSync(folder);
  appendFileSync(join(folder, name), JSON.stringify(entryOf(1)).slice(0, -9));
  const left = await openLeftJournals(folder, process.pid);
  expect([...left.entries]).toEqual(entries);
  expect(left.withKey('key 7')).toEqual(entries[7]);
  left.close(true);
  expect(readdirSync(folder)).toEqual([]);
});

it('sets a journal aside that it cannot take up, and says so', async () => {
  mkdirSync(join(folder, '.jibiao-1999999999.journal'));
  writeFileSync(join(folder, '.jibiao-1999999998.journal'), `${JSON.stringify(entryOf(1))}\nnonsense\n`);
  symlinkSync('/dev/zero', join(folder, '.jibiao-1999999997.journal'));
  const left = await openLeftJournals(folder, process.pid);
  expect([...left.entries]).toEqual([entryOf(1)]);
  expect(left.close(true).map(({ code, severity }) => `${severity} ${code}`)).toEqual(
    Array(3).fill('warning batch/journal-set-aside'),
  );
  expect(readdirSync(folder).sort()).toEqual(
    [7, 8, 9].map((digit) => `.jibiao-199999999${digit}.journal.damaged`),
  );
  const again = await openLeftJournals(folder, process.pid);
  expect(again.close(true)).toEqual([]);
});

it('leaves an entry that stands nowhere to the list', () => {
  const list = new RunEntries();
  list.add(entryOf(1), null);
  expect([...list]).toEqual([entryOf(1)]);
});

it('has lines as long as they are, the last one without its end', async () => {
  const { openSync, closeSync } = await import('node:fs');
  const path = join(folder, 'lines');
  const lines = ['', '甲'.repeat(300_000), 'b', '', '丙'];
  appendFileSync(path, lines.join('\n'));
  const file = openSync(path, 'r');
  const read = [...linesOf(file)];
  expect(read.map(({ text }) => text)).toEqual(lines);
  expect(read.map(({ place }) => textAt(place))).toEqual(lines);
  truncateSync(path);
  expect([...linesOf(file)]).toEqual([]);
  closeSync(file);
});
