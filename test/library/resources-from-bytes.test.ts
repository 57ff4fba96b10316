/** Forms and faces from bytes make the documents that those on the disk make, and no file is opened for them. */
import fs, { readdirSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  layOutForm,
  loadResources,
  type Resources,
  readFiling,
  renderDocument,
  resourcesFrom,
} from '../../src/index.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const inPackage = ['templates', 'fonts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file.slice(root.length).replaceAll('\\', '/'), readFileSync(file)] as const),
);
const sample = readFileSync(join(root, 'samples/pujiang-jiwei-2024.json'));

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

async function made(resources: Resources, format: 'pdf' | 'docx' | 'html'): Promise<Uint8Array> {
  const { value: filing } = readFiling(sample, { file: 'a.json', resources });
  if (filing === null) throw new Error('no filing');
  const { value } = layOutForm({ filing, form: 'project-target', project: 0 }, resources);
  if (value === null) throw new Error('no document');
  return renderDocument(value, format, resources);
}

/** What is read of forms and faces while a document is made. */
async function filesRead(load: () => ReturnType<typeof loadResources>): Promise<readonly string[]> {
  const calls = [vi.spyOn(fs, 'openSync'), vi.spyOn(fs, 'readFileSync'), vi.spyOn(fs, 'readdirSync')];
  syncBuiltinESMExports();
  const { value } = await load();
  if (value === null) throw new Error('no resources');
  await made(value, 'pdf');
  const files = calls.flatMap((call) => call.mock.calls.map(([file]) => String(file)));
  return files.filter((file) => file.includes('fonts') || file.includes('templates'));
}

describe('resources from bytes', () => {
  it.each(['pdf', 'docx', 'html'] as const)('make the same bytes of %s', async (format) => {
    const [ours, disk] = [await resourcesFrom(inPackage), await loadResources()];
    if (ours.value === null || disk.value === null) throw new Error(JSON.stringify(ours.diagnostics));
    expect(ours.diagnostics).toEqual([]);
    expect(Buffer.compare(await made(ours.value, format), await made(disk.value, format))).toBe(0);
  });

  it('open no file', async () => {
    const opened = await filesRead(() => resourcesFrom(inPackage));
    expect(opened).toEqual([]);
    expect(await filesRead(() => loadResources())).not.toEqual([]);
  });

  it('take packs, fields and faces of their own', async () => {
    const form = JSON.parse(readFileSync(join(root, 'templates/project-target/form.json'), 'utf8'));
    const own = [
      ['templates/mine/form.json', Buffer.from(JSON.stringify({ ...form, id: 'mine', title: '我的表' }))],
      ['templates/mine/form.hbs', readFileSync(join(root, 'templates/project-target/form.hbs'))],
      ['user-fonts/fonts.json', Buffer.from('{ "roles": { "小标宋": ["own.ttf"] } }')],
      ['user-fonts/own.ttf', readFileSync(join(root, 'fonts/hei.ttf'))],
    ] as const;
    const { value, diagnostics } = await resourcesFrom([...inPackage, ...own]);
    expect(value?.packs.get('mine')?.title).toBe('我的表');
    expect(diagnostics).toEqual([]);
    const packaged = await resourcesFrom(inPackage);
    expect(value?.faces.fingerprint).not.toBe(packaged.value?.faces.fingerprint);
  });

  it('say what is missing', async () => {
    const without = (part: string) => inPackage.filter(([path]) => !path.includes(part));
    expect(await resourcesFrom(without('fonts/fonts.json'))).toMatchObject({ value: null });
    const { value } = await resourcesFrom(without('project-target/form.hbs'));
    expect(value?.packs.get('project-target')?.faults).toMatchObject([{ code: 'resources/unreadable-pack' }]);
    expect((await resourcesFrom([])).diagnostics.map(({ code }) => code)).toContain(
      'resources/unreadable-pack',
    );
  });
});
