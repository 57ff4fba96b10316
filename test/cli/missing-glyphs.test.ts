/** A character that no face has keeps a PDF from being made, and no more than that. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { Manifest } from '../../src/batch/index.js';
import { tempFolder } from '../temp-folder.js';
import { jibiao } from './world.js';

const filing = {
  year: 2026,
  unit: { name: '某镇', department: '某镇政府' },
  projects: [{ name: '𠮷田养护', category: '经常性项目', indicators: [] }],
};

let folder = '';
beforeEach(() => {
  folder = tempFolder('glyphs');
  writeFileSync(join(folder, 'a.json'), JSON.stringify(filing));
});

async function entries(...more: readonly string[]): Promise<readonly (readonly unknown[])[]> {
  await jibiao(['render', 'a.json', '--form', 'project-target', ...more], { workingDirectory: folder });
  const { documents }: Manifest = JSON.parse(readFileSync(join(folder, 'out', 'manifest.json'), 'utf8'));
  const byFormat = documents.toSorted((one, other) => (String(one.format) < String(other.format) ? -1 : 1));
  return byFormat.map(({ format, status, diagnostics }) => [
    format,
    status,
    diagnostics.filter(({ code }) => code === 'layout/no-glyph').map(({ severity }) => severity),
  ]);
}

it('stops the PDF, while Word keeps the character with a warning', async () => {
  expect(await entries('--to', 'pdf,docx')).toEqual([
    ['docx', 'written', ['warning']],
    ['pdf', 'failed', ['error']],
  ]);
});

it('is 〓 in the PDF where that is asked for', async () => {
  expect(await entries('--to', 'pdf', '--set', 'missing=substitute')).toEqual([
    ['pdf', 'written', ['warning']],
  ]);
});
