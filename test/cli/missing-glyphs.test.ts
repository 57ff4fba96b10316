/** A character that no face has keeps a PDF from being made, and no more than that. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
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

it('is named with its line', async () => {
  writeFileSync(join(folder, 'a.json'), JSON.stringify(filing, null, 2));
  const { errors } = await jibiao(['render', 'a.json', '--to', 'pdf'], { workingDirectory: folder });
  expect(errors).toContain('a.json:9:15: projects[0].name');
});

it('of a project’s name is named there by the report of a check, not at what is found in the project', async () => {
  const [project] = filing.projects;
  const swapped = { ...project, startDate: '2026-12-31', endDate: '2026-01-01' };
  writeFileSync(join(folder, 'a.json'), JSON.stringify({ ...filing, projects: [swapped] }, null, 2));
  const { errors } = await jibiao(['check', 'a.json', '--to', 'pdf'], { workingDirectory: folder });
  expect(errors).toContain('a.json:9:15: projects[0].name');
  expect(errors).not.toMatch(/endDate.*字库中没有/u);
});

it('is named with its line where it stops nothing, in a compilation too', async () => {
  writeFileSync(join(folder, 'a.json'), JSON.stringify(filing, null, 2));
  writeFileSync(join(folder, 'b.json'), JSON.stringify({ ...filing, unit: { name: '乙镇' } }, null, 2));
  const lines = async (...args: readonly string[]) => {
    const { errors } = await jibiao(['render', ...args, '--to', 'docx'], { workingDirectory: folder });
    return [...errors.matchAll(/\w\.json:\d+:\d+: projects\[0\]\.name/gu)].map(([place]) => place).sort();
  };
  const [one, other] = ['a.json:9:15: projects[0].name', 'b.json:8:15: projects[0].name'];
  expect(await lines('a.json')).toContain(one);
  const compiled = await lines('a.json', 'b.json', '--merge', '汇编');
  expect(compiled).toContain(one);
  expect(compiled).toContain(other);
});

it('is 〓 in the PDF where that is asked for', async () => {
  expect(await entries('--to', 'pdf', '--set', 'missing=substitute')).toEqual([
    ['pdf', 'written', ['warning']],
  ]);
});

const inFolder = (...args: string[]) => jibiao(args, { workingDirectory: folder });

it('keeps its filing out of a compilation as PDF, not as Word', async () => {
  writeFileSync(
    join(folder, 'b.json'),
    JSON.stringify({ ...filing, unit: { name: '乙镇' }, projects: [{ name: '丙' }] }),
  );
  const { exitCode } = await inFolder('render', 'a.json', 'b.json', '--merge', '汇编');
  expect(exitCode).toBe(1);
  const { documents }: Manifest = JSON.parse(readFileSync(join(folder, 'out', 'manifest.json'), 'utf8'));
  const made = documents.flatMap(({ format, sources }) => (format === null ? [] : [[format, sources]]));
  expect(made.toSorted()).toEqual([
    ['docx', ['a.json', 'b.json']],
    ['pdf', ['b.json']],
  ]);
  const word = await inFolder('render', 'a.json', '--merge', '甲', '--to', 'docx');
  expect(word.exitCode).toBe(0);
  expect(word.errors).toMatch(/警告 a\.json.*“𠮷”/);
});

it('leaves letters of findings as Word to be made', async () => {
  const { output, errors } = await inFolder('check', 'a.json', '--to', 'pdf,docx');
  expect(output + errors).toMatch(/写出 .*\.docx/);
  expect(output + errors).not.toMatch(/写出 .*\.pdf/);
  expect(output + errors).toMatch(/错误 a\.json.*“𠮷”/);
});

it('of a pack’s own words leaves its blank as Word', async () => {
  const pack = join(folder, 'packs', 'own');
  cpSync('templates/project-target', pack, { recursive: true });
  const template = readFileSync(join(pack, 'form.hbs'), 'utf8').replace('>项目类别<', '>项目𠮷类别<');
  writeFileSync(join(pack, 'form.hbs'), template);
  const definition = readFileSync(join(pack, 'form.json'), 'utf8');
  writeFileSync(join(pack, 'form.json'), definition.replace('"id": "project-target"', '"id": "own"'));
  const blank = (...more: string[]) => inFolder('blank', 'own', '--templates', 'packs', '--json', ...more);
  const both = await blank();
  expect(both.exitCode).toBe(1);
  expect(JSON.parse(both.output).documents).toMatchObject([{ format: 'docx', status: 'written' }]);
  expect((await blank('--to', 'docx')).exitCode).toBe(0);
});
