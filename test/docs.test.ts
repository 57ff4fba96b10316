/** The pages say what is so: files that they name are there, the library's list is whole, the README's filing passes its own check. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as library from '../src/index.js';

/** Pages that name files of the repository; the change log and the benchmarks also tell of what was. */
const pages = readdirSync('docs')
  .filter((file) => file.endsWith('.md') && file !== 'benchmarks.md')
  .map((file) => join('docs', file))
  .concat('README.md');
const top = ['src', 'test', 'scripts', 'templates', 'docs', 'samples', 'fonts', '.ci'];

const files = top.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
);

describe.each(pages)('%s', (page) => {
  const quoted = Array.from(readFileSync(page, 'utf8').matchAll(/`([^`\s]+)`/g), ([, text = '']) => text);

  it('names files by their whole path that are there', () => {
    const paths = quoted.filter((text) => /^(?:src|test|scripts|docs)\/[\w./-]+\.\w+$/.test(text));
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names modules that are there', () => {
    const modules = quoted.filter((text) => /^[\w./-]+\.(?:ts|mjs|mts)$/.test(text));
    const isThere = (path: string) => files.some((file) => `/${file}`.endsWith(`/${path}`));
    expect(modules.filter((path) => !isThere(path))).toEqual([]);
  });

  it('leads to pages and pictures that are there', () => {
    const links = Array.from(readFileSync(page, 'utf8').matchAll(/\]\(([^)#]+)/g), ([, to = '']) => to);
    const local = links.filter((to) => !to.startsWith('http'));
    expect(local.filter((to) => !existsSync(join(dirname(page), to)))).toEqual([]);
  });

  it('imports what the library exports', () => {
    const imports = readFileSync(page, 'utf8').matchAll(/^import \{([^}]*)\} from 'jibiao';$/gm);
    const imported = [...imports].flatMap(([, list = '']) => list.split(',').map((name) => name.trim()));
    expect(imported.filter((name) => !(name in library))).toEqual([]);
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
