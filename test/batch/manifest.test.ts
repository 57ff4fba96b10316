/** The manifest: later runs merge into it, a damaged one is kept aside. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type ManifestEntry,
  manifestText,
  mergeEntries,
  openManifest,
  WholeFileWriter,
  writeManifest,
} from '../../src/batch/index.js';
import { tempFolder } from '../temp-folder.js';
import { listOf } from './list-of.js';

const entry = (changes: Partial<ManifestEntry>): ManifestEntry => ({
  source: 'a.json',
  form: 'project-target',
  project: { index: 0, name: '甲' },
  format: 'pdf',
  file: 'a-01.pdf',
  pages: 1,
  sha256: '00',
  status: 'written',
  key: null,
  diagnostics: [],
  ...changes,
});

const merge = (earlier: readonly ManifestEntry[], run: readonly ManifestEntry[]) => [
  ...mergeEntries(earlier, listOf(run)),
];

describe('merging', () => {
  it('replaces the same document and keeps the others, in a steady order', () => {
    const earlier = [entry({ pages: 1 }), entry({ source: 'b10.json', file: 'b10.pdf' })];
    const run = [entry({ source: 'b9.json', file: 'b9.pdf' }), entry({ pages: 2 })];
    const merged = merge(earlier, run);
    expect(merged.map((one) => [one.source, one.pages])).toEqual([
      ['a.json', 2],
      ['b9.json', 1],
      ['b10.json', 1],
    ]);
    expect(merge(merged, run)).toEqual(merged);
  });

  it('of what a run says twice of a document takes the last', () => {
    const twice = [entry({ pages: 1 }), entry({ source: 'b.json', file: 'b.pdf' }), entry({ pages: 2 })];
    expect(merge([], twice).map((one) => one.pages)).toEqual([2, 1]);
  });

  it('forgets a document whose file another source has taken', () => {
    const merged = merge([entry({ source: 'old.json' })], [entry({ source: 'new.json', file: 'A-01.PDF' })]);
    expect(merged.map((one) => one.source)).toEqual(['new.json']);
  });

  it('forgets that a source could not be read once it has been', () => {
    const unread = entry({ form: null, project: null, format: null, file: null, status: 'failed' });
    expect(merge([unread], [entry({})])).toEqual([entry({})]);
    expect(merge([entry({})], [unread])).toHaveLength(2);
  });
});

describe('the file', () => {
  let folder: string;
  beforeEach(() => {
    folder = tempFolder('manifest');
  });

  const path = () => join(folder, 'manifest.json');
  const writer = () => new WholeFileWriter(folder, { process: 1, thread: 0 });
  const entries = [
    entry({ project: null, status: 'failed', file: null }),
    entry({ key: 'one' }),
    entry({ source: '乙.json', file: '乙.pdf', key: 'two' }),
  ];

  it('is read back as written, as a whole and by key', async () => {
    await writeManifest(writer(), openManifest(folder), listOf(entries));
    const opened = openManifest(folder);
    expect([...opened.entries()]).toEqual(entries);
    expect(opened.withKey('two')).toEqual(entries[2]);
    expect(opened.withKey('three')).toBeNull();
    expect(opened).toMatchObject({ damaged: null, diagnostics: [] });
    opened.close();
  });

  it.each([
    ['indented', JSON.stringify({ documents: entries }, null, 2)],
    ['without line feeds', JSON.stringify({ documents: entries })],
    [
      'in another order',
      `{\n  "documents": [\n${[2, 0, 1].map((at) => `    ${JSON.stringify(entries[at])}`).join(',\n')}\n  ]\n}\n`,
    ],
    ['with lines ended as in Windows', [...manifestText(entries)].join('').replaceAll('\n', '\r\n')],
    [
      'with something else in it',
      [...manifestText(entries)].join('').replace('  ]\n', '  ],\n  "more": 1\n'),
    ],
  ])('is read when it is written otherwise: %s', (_, text) => {
    writeFileSync(path(), text);
    const opened = openManifest(folder);
    expect(opened).toMatchObject({ damaged: null, diagnostics: [] });
    expect([...opened.entries()]).toEqual(entries);
    expect(opened.withKey('two')).toEqual(entries[2]);
    opened.close();
  });

  it('nesting without end at its place is kept aside before it is parsed', () => {
    writeFileSync(path(), '['.repeat(20e6));
    const before = process.memoryUsage().rss;
    const opened = openManifest(folder);
    expect(opened.diagnostics.map((one) => one.code)).toEqual(['batch/manifest-damaged']);
    opened.close();
    expect(process.memoryUsage().rss - before).toBeLessThan(500_000_000);
  });

  it('knows when another run has written its own', async () => {
    const missing = openManifest(folder);
    expect(missing.isCurrent()).toBe(true);
    await writeManifest(writer(), missing, listOf(entries));
    expect(missing.isCurrent()).toBe(false);
    const opened = openManifest(folder);
    expect(opened.isCurrent()).toBe(true);
    await writeManifest(writer(), opened, listOf([entry({ source: 'c.json', file: 'c.pdf' })]));
    expect(opened.isCurrent()).toBe(false);
    expect(opened.withKey('two')).toBe(null);
    opened.close();
    const latest = openManifest(folder);
    expect([...latest.entries()]).toHaveLength(4);
    latest.close();
  });

  const whole = [...manifestText(entries)].join('');
  it.each([
    '{',
    '[]',
    '{"documents":[{"source":1}]}',
    '',
    whole.slice(0, -5),
    whole.slice(0, whole.lastIndexOf('},') + 3),
    whole.replace('"pages":1', '"pages":"1"'),
    whole.replace('},', '}'),
    whole.replace('  ]', '    null\n  ]'),
  ])('is kept aside when damaged: %s', async (text) => {
    writeFileSync(path(), text);
    const opened = openManifest(folder);
    expect([...opened.entries()]).toEqual([]);
    expect(opened.diagnostics.map((one) => one.code)).toEqual(['batch/manifest-damaged']);
    await writeManifest(writer(), opened, listOf([]));
    opened.close();
    expect(readFileSync(join(folder, 'manifest.damaged.json'), 'utf8')).toBe(text);
    expect(readFileSync(path(), 'utf8')).toBe('{\n  "documents": []\n}\n');
  });
});

describe('the text', () => {
  it.each([0, 1, 3])('of %i documents is JSON with a line for each', (count) => {
    const documents = Array.from({ length: count }, (_, index) => entry({ file: `甲\n"${index}.pdf` }));
    const text = [...manifestText(documents)].join('');
    expect(JSON.parse(text)).toEqual({ documents });
    expect(text.split('\n').filter((line) => line.includes('"source"'))).toHaveLength(count);
  });
});
