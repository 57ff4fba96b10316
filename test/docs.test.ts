/** The pages say what is so: files that they name are there, the library's list is whole, the README's filing passes its own check. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as library from '../src/index.js';

/** Pages that name files of the repository; the change log and the benchmarks also tell of what was. */
const pages = [
  'README.md',
  'docs/architecture.md',
  'docs/decisions-architecture.md',
  'docs/adding-a-form.md',
  'docs/adding-a-format.md',
];
const top = ['src', 'test', 'scripts', 'templates', 'docs', 'samples', 'fonts', '.ci'];

const files = top.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
);
const names = new Set(files.map((file) => basename(file)));

describe.each(pages)('%s', (page) => {
  const quoted = Array.from(readFileSync(page, 'utf8').matchAll(/`([^`\s]+)`/g), ([, text = '']) => text);

  it('names files by their whole path that are there', () => {
    const paths = quoted.filter((text) => /^(?:src|test|scripts|docs)\/[\w./-]+\.\w+$/.test(text));
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names modules that are there', () => {
    const modules = quoted.filter((text) => /^[\w./-]+\.(?:ts|mjs|mts)$/.test(text));
    expect(modules.filter((path) => !names.has(basename(path)))).toEqual([]);
  });
});

it('lists every name that the library exports', () => {
  const names = [...readFileSync('src/index.ts', 'utf8').matchAll(/^export (?:type )?\{([^}]*)\}/gms)]
    .flatMap(([, list = '']) => list.split(','))
    .map((name) => name.trim().replace(/^type /, ''))
    .filter((name) => name !== '');
  const functions = Object.keys(library);
  const page = readFileSync('docs/library.md', 'utf8');
  expect(functions.length).toBeGreaterThan(30);
  const told = new Set(Array.from(page.matchAll(/`(\w+)/g), ([, name = '']) => name));
  expect([...names, ...functions].filter((name) => !told.has(name))).toEqual([]);
});

it("finds nothing in the README's filing", () => {
  const example = /```json\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '';
  const { value, diagnostics } = library.readFiling(new TextEncoder().encode(example), { file: 'README.md' });
  expect(diagnostics).toEqual([]);
  expect(value === null ? null : library.checkFiling(value, { file: 'README.md' })).toEqual([]);
});
