/** Files of many megabytes that are no filing: an answer soon, with a thousand faults and a word about the rest. */
import { describe, expect, it } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { loadPack } from '../../src/template/index.js';

const head = '{"year": 2024, "unit": {"name": "甲"}';

/** More than there is time for where each fault is worked out, or memory where each is kept. */
const hostile: readonly (readonly [string, () => string, string])[] = [
  ['20 MB of commas', () => `{${','.repeat(20e6)}`, 'filing/too-many'],
  ['20 MB of brackets', () => '['.repeat(20e6), 'filing/too-deep'],
  ['brackets in a filing', () => `${head}, "forms": ${'['.repeat(1e6)}`, 'filing/too-deep'],
  ['words without end', () => 'x '.repeat(5e6), 'filing/too-long'],
  ['a word without end', () => 'a'.repeat(40e6), 'filing/too-long'],
  ['a number without end', () => `{"year":${'1'.repeat(20e6)}}`, 'filing/too-long'],
  ['words behind brackets', () => `[[]${'甲'.repeat(10e6)}`, 'filing/too-long'],
  ['backslashes without end', () => `"${'\\\\'.repeat(10e6)}`, 'filing/too-long'],
  [
    'a million unknown keys',
    () => `{${Array.from({ length: 1e6 }, (_, index) => `"k${index}":1`).join()}}`,
    'filing/more',
  ],
  ['a million times the same key', () => `{${'"name":1,'.repeat(1e6)}"name":1}`, 'filing/more'],
  ['ten million texts', () => `[${'"a",'.repeat(10e6)}`, 'filing/too-many'],
  ['ten million comments', () => `${'//a\n'.repeat(10e6)}{}`, 'filing/too-many'],
  ['a list without end', () => `${head}, "forms": [${'"a",'.repeat(2e6)}"a"]}`, 'filing/too-many'],
];

describe.each(hostile)('%s', (_what, make, last) => {
  it('is refused within seconds of processor time', () => {
    const bytes = new TextEncoder().encode(make());
    const before = process.cpuUsage();
    const { value, diagnostics } = readFiling(bytes, { file: 'a.json' });
    const { user, system } = process.cpuUsage(before);
    expect(value).toBeNull();
    expect(diagnostics.length).toBeLessThanOrEqual(1001);
    expect(diagnostics.at(-1)?.code).toBe(last);
    expect((user + system) / 1e6).toBeLessThan(2.5);
  });
});

it('more faults than a call takes arguments are still an answer', () => {
  const indicators = Array.from({ length: 3000 }, () => ({ level1: 1, level2: 2, name: 3, target: 4 }));
  const projects = Array.from({ length: 20 }, (_, index) => ({ name: `${index}`, indicators }));
  const bytes = new TextEncoder().encode(JSON.stringify({ year: 2024, unit: { name: '甲' }, projects }));
  const { value, diagnostics } = readFiling(bytes, { file: 'a.json' });
  expect(value).toBeNull();
  expect(diagnostics[0]?.path).toBe('projects[0].indicators[0].level1');
  expect(diagnostics.at(-1)?.code).toBe('filing/more');
});

describe('form.json', () => {
  const load = (formJson: string) => {
    const encode = (text: string) => new TextEncoder().encode(text);
    return loadPack({ folder: 'trial', formJson: encode(formJson), formHbs: encode('') }).diagnostics;
  };

  it('with a hundred thousand unknown keys is told of a thousand', () => {
    const keys = Array.from({ length: 1e5 }, (_, index) => `"k${index}": 1`);
    expect(load(`{${keys.join()}}`)).toHaveLength(1000);
  });

  it('that only nests is refused before it is parsed', () => {
    expect(load('['.repeat(10e6))[0]).toMatchObject({
      code: 'template/not-json',
      position: { line: 1, column: 65 },
    });
  });
});
