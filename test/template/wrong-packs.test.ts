/** Packs that are wrong in any place: every fault is told at its line, in words of bounded length, and none is thrown. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/index.js';
import {
  type FilingSchema,
  fieldsFileName,
  mergeDeclarations,
  placesOfDeclarations,
  readDeclarations,
  schemaWith,
} from '../../src/filing/index.js';
import { loadPack } from '../../src/template/index.js';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

const sets = 'packs/mof';
const folder = `${sets}/mof-project-self-evaluation`;
const bytes = (text: string) => new TextEncoder().encode(text);
const definition: Json = {
  ...JSON.parse(readFileSync(`${folder}/form.json`, 'utf8')),
  options: {
    mode: { type: 'choice', values: ['甲', '乙'], default: '甲', description: '说明' },
    goal: { type: 'boolean', default: true, description: '说明' },
  },
};
const fieldsText = readFileSync('test/template/provincial/fields.json', 'utf8');

/** What nobody writes, and what people write by mistake. */
const wrongValues: readonly Json[] = [
  null,
  0,
  -1,
  1e308,
  '',
  ' ',
  '表\n表',
  '\u0000',
  '__proto__',
  'constructor',
  '(a+)+$',
  'projects.',
  'a.'.repeat(5000),
  'x'.repeat(20_000),
  [],
  {},
  [[]],
  Array.from({ length: 2000 }, () => 'x'),
];

function pathsIn(value: Json, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, part]) =>
    pathsIn(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inside];
}

/** The value with another at the path; undefined takes it out. */
function changed(value: Json, [step, ...path]: Path, other: Json | undefined): Json {
  if (step === undefined) return other ?? null;
  if (Array.isArray(value)) {
    const at = Number(step);
    const parts: readonly Json[] = value;
    const middle = other === undefined && path.length === 0 ? [] : [changed(parts[at] ?? null, path, other)];
    return [...parts.slice(0, at), ...middle, ...parts.slice(at + 1)];
  }
  return Object.fromEntries(
    Object.entries(value ?? {}).flatMap(([key, part]) => {
      if (key !== step) return [[key, part]];
      return other === undefined && path.length === 0 ? [] : [[key, changed(part, path, other)]];
    }),
  );
}

const { schema } = schemaOf(readFileSync(`${sets}/fields.json`, 'utf8'));
const funding = { 'funding-row': readFileSync(`${sets}/funding-row.hbs`) };
const template = readFileSync(`${folder}/form.hbs`);

function schemaOf(text: string): { schema: FilingSchema | null; diagnostics: readonly Diagnostic[] } {
  const read = readDeclarations(text, fieldsFileName);
  if (read.value === null) return { schema: null, diagnostics: read.diagnostics };
  const file = { file: fieldsFileName, text, declarations: read.value };
  const merged = mergeDeclarations([file]);
  if (merged.value === null) return { schema: null, diagnostics: merged.diagnostics };
  const { value, problems } = schemaWith(merged.value);
  return { schema: value, diagnostics: placesOfDeclarations(problems, [file]) };
}

function faultsOf(formJson: string | Uint8Array): readonly Diagnostic[] {
  const json = typeof formJson === 'string' ? bytes(formJson) : formJson;
  const files = { folder, formJson: json, formHbs: template, includes: new Map(Object.entries(funding)) };
  return loadPack(files, schema ?? undefined).diagnostics;
}

function expectPlaced(faults: readonly Diagnostic[], file: string): void {
  for (const { message, english, position, file: named } of faults) {
    expect([message, named, position]).toEqual([
      message,
      file,
      { line: expect.any(Number), column: expect.any(Number) },
    ]);
    expect(message.length).toBeLessThan(1000);
    expect(english.length).toBeLessThan(1000);
  }
  expect(faults.length).toBeLessThan(100);
}

const places = (value: Json) => fc.constantFrom(...pathsIn(value).filter((path) => path.length > 0));
const values = fc.constantFrom(undefined, ...wrongValues);

describe('a value that is wrong, wherever it stands', () => {
  test('in form.json', () => {
    fc.assert(
      fc.property(places(definition), values, (path, value) => {
        expectPlaced(
          faultsOf(JSON.stringify(changed(definition, path, value), null, 2)),
          `${folder}/form.json`,
        );
      }),
      { seed: 15, numRuns: 200 },
    );
  });

  test('in fields.json', () => {
    const fields: Json = JSON.parse(fieldsText);
    fc.assert(
      fc.property(places(fields), values, (path, value) => {
        const { diagnostics } = schemaOf(JSON.stringify(changed(fields, path, value), null, 2));
        expectPlaced(diagnostics, fieldsFileName);
      }),
      { seed: 15, numRuns: 200 },
    );
  });
});

describe('faults that the schema alone does not find', () => {
  const lineOf = (change: (of: Record<string, unknown>) => object) => {
    const text = JSON.stringify(change(JSON.parse(JSON.stringify(definition))), null, 2);
    return faultsOf(text).map(({ message, position }) => [
      message,
      text.split('\n')[(position?.line ?? 0) - 1]?.trim(),
    ]);
  };

  test.each([
    ['an id', { id: 'other' }, 'id 是“other”', '"id": "other",'],
    ['when', { when: ['projects', 'projects.exekution'] }, '是不是 execution？', '"projects.exekution"'],
    ['a blank form’s data', { blank: { data: { yeer: '' } } }, '是不是 year？', '"yeer": ""'],
    ['a blank form’s option', { blank: { options: { mode: '丙' } } }, '可取：甲、乙', '"mode": "丙"'],
    ['a title of two lines', { title: '甲\n乙' }, '一行文字', String.raw`"title": "甲\n乙",`],
    [
      'a title without end',
      { title: '表'.repeat(101) },
      '不多于 100 个字',
      `"title": "${'表'.repeat(101)}",`,
    ],
    [
      'a value given twice',
      { options: { a: { type: 'choice', values: ['甲', '甲'], default: '甲', description: '乙' } } },
      '“甲”写了两次',
      '"甲"',
    ],
  ])('%s stands at its line', (_name, change, message, line) => {
    expect(lineOf((all) => ({ ...all, ...change }))).toContainEqual([expect.stringContaining(message), line]);
  });
});

describe('files of other kinds', () => {
  const json = JSON.stringify(definition);

  test('a byte order mark and line ends of Windows are fine', () => {
    expect(faultsOf(`\ufeff${JSON.stringify(definition, null, 2).replaceAll('\n', '\r\n')}`)).toEqual([]);
  });

  test.each([
    ['UTF-16', Buffer.from(`\ufeff${json}`, 'utf16le'), 'UTF-16'],
    ['GBK', Uint8Array.from([0x7b, 0x22, 0xb1, 0xed, 0xb8, 0xf1, 0x22, 0x7d]), 'GB'],
    ['blanks alone', bytes(' \n'), '没有内容请写 {}'],
    ['nothing', new Uint8Array(), '没有内容请写 {}'],
  ])('%s', (_name, given, words) => {
    expect(faultsOf(given).map(({ message }) => message)).toEqual([expect.stringContaining(words)]);
  });
});
