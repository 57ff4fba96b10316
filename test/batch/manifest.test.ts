/** The manifest: later runs merge into it, a damaged one is kept aside. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifestText, mergeManifest, readManifest, writeManifest } from '../../src/batch/manifest.js';
import type { ManifestEntry } from '../../src/batch/manifest-entry.js';
import { WholeFileWriter } from '../../src/batch/whole-file.js';

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

describe('merging', () => {
  it('replaces the same document and keeps the others, in a steady order', () => {
    const earlier = { documents: [entry({ source: 'b10.json', file: 'b10.pdf' }), entry({ pages: 1 })] };
    const run = [entry({ source: 'b9.json', file: 'b9.pdf' }), entry({ pages: 2 })];
    const merged = mergeManifest(earlier, run);
    expect(merged.documents.map((one) => [one.source, one.pages])).toEqual([
      ['a.json', 2],
      ['b9.json', 1],
      ['b10.json', 1],
    ]);
    expect(mergeManifest(merged, run)).toEqual(merged);
  });

  it('forgets a document whose file another source has taken', () => {
    const merged = mergeManifest({ documents: [entry({ source: 'old.json' })] }, [
      entry({ source: 'new.json', file: 'A-01.PDF' }),
    ]);
    expect(merged.documents.map((one) => one.source)).toEqual(['new.json']);
  });

  it('forgets that a source could not be read once it has been', () => {
    const unread = entry({ form: null, project: null, format: null, file: null, status: 'failed' });
    expect(mergeManifest({ documents: [unread] }, [entry({})]).documents).toEqual([entry({})]);
    expect(mergeManifest({ documents: [entry({})] }, [unread]).documents).toHaveLength(2);
  });
});

describe('the file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jibiao-manifest-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read back as written', async () => {
    const manifest = { documents: [entry({}), entry({ project: null, status: 'failed', file: null })] };
    await writeManifest(new WholeFileWriter(folder, { process: 1, thread: 0 }), manifest, null);
    expect(await readManifest(folder)).toEqual({ manifest, damaged: null, diagnostics: [] });
  });

  it.each(['{', '[]', '{"documents":[{"source":1}]}', ''])('is kept aside when damaged: %s', async (text) => {
    writeFileSync(join(folder, 'manifest.json'), text);
    const read = await readManifest(folder);
    expect(read.manifest.documents).toEqual([]);
    expect(read.diagnostics.map((one) => one.code)).toEqual(['batch/manifest-damaged']);
    await writeManifest(new WholeFileWriter(folder, { process: 1, thread: 0 }), read.manifest, read.damaged);
    expect(readFileSync(join(folder, 'manifest.damaged.json'), 'utf8')).toBe(text);
  });
});

describe('the text', () => {
  it.each([0, 1, 3])('of %i documents is the indented JSON of them all', (count) => {
    const documents = Array.from({ length: count }, (_, index) => entry({ file: `甲\n"${index}.pdf` }));
    expect([...manifestText({ documents })].join('')).toBe(`${JSON.stringify({ documents }, null, 2)}\n`);
  });
});
