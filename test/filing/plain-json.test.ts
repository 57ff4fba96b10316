/** Plain JSON is parsed by the engine, and gives the same filing as the parser that keeps comments, digits and places. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import { readPlainJson } from '../../src/json/index.js';
import { mutated, placesOf } from './places.js';
import { sampleBytes, sampleFiles, withProject } from './reading.js';

const texts = sampleFiles.map((name) => new TextDecoder().decode(sampleBytes(name)));
const filings = texts.map((text): unknown => JSON.parse(text));

/** Everything with its order; amounts told apart from texts. */
function written(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `bigint ${part}` : part));
}

function readText(text: string) {
  return readFiling(new TextEncoder().encode(text), { file: '' });
}

/** Whether it is plain JSON; fails where a comment behind it, which keeps the engine from parsing it, changes the reading. */
function expectSame(text: string): boolean {
  if (readPlainJson(text) === null) return false;
  const [plain, commented] = [readText(text), readText(`${text}// `)];
  expect(plain.diagnostics, text).toEqual(commented.diagnostics);
  expect(written(plain.value)).toBe(written(commented.value));
  return true;
}

/** The same data with the members of all objects in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, turned(part)]),
  );
}

function escaped(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

describe.each(sampleFiles.map((name, index) => [name, index] as const))('%s is plain', (_name, index) => {
  const text = texts[index] ?? '';
  const filing = filings[index];

  test.each([
    ['as it stands', text],
    ['on one line', JSON.stringify(filing)],
    ['with tabs and Windows line ends', JSON.stringify(filing, null, '\t').replaceAll('\n', '\r\n')],
    ['with spaces before colons', JSON.stringify(filing, null, 1).replaceAll('": ', '" :\n ')],
    ['with its members turned round', JSON.stringify(turned(filing), null, 2)],
    ['with its characters escaped', escaped(text)],
    ['with a schema for editors', `{"$schema": "x", ${text.trimStart().slice(1)}`],
  ])('%s', (_how, given) => {
    expect(expectSame(given)).toBe(true);
  });
});

describe('what is blank', () => {
  test.each([
    ['sections', { funding: null, goals: {} }],
    ['half a section', { funding: { annual: { total: '1' } } }],
    ['a period', { goals: { period: {} } }],
    ['lists', { indicators: null }],
    ['targets', { indicators: [{}, { target: {} }, { target: { value: 7.5 } }, { target: '≥\t1\n' }] }],
    ['a list of categories', { category: ['甲', '乙'] }],
    ['an empty list of categories', { category: [] }],
  ])('%s', (_what, project) => {
    expect(expectSame(JSON.stringify(withProject(project)))).toBe(true);
  });

  test('numbers keep their digits', () => {
    const text = '{"year": 2024, "unit": {"name": "甲"}, "unitTarget": {"staff": {"onDuty": 7.5}}}';
    expect(expectSame(text)).toBe(true);
    expect(readText(text).value?.unitTarget?.staff.onDuty).toBe('7.5');
    expect(readPlainJson(text.replace('7.5', '7.50'))).toBeNull();
    expect(readText(text.replace('7.5', '7.50')).value?.unitTarget?.staff.onDuty).toBe('7.50');
  });
});

describe('is not plain:', () => {
  const sound = JSON.stringify(withProject({ funding: { total: '1' }, indicators: [{ name: '甲' }] }));

  test.each([
    ['nothing', ''],
    ['a comment', `${sound}//`],
    ['words behind', `${sound} x`],
    ['a comma behind a last member', sound.replace(/\}$/, ',}')],
    ['a key given twice', sound.replace('"funding"', '"funding":null,"funding"')],
    ['a key given again later', sound.replace(/\}$/, ',"year":2024}')],
    ['a number that is none', sound.replace('"1"', '01')],
    ['a number with a final zero', sound.replace('"1"', '1.50')],
    ['a number of too many digits', sound.replace('"1"', '12345678901234567')],
    ['a raw line end in a text', sound.replace('甲', '\n')],
    ['a text cut off', sound.slice(0, sound.lastIndexOf('甲') + 1)],
  ])('%s', (_what, text) => {
    expect(readPlainJson(text)).toBeNull();
  });

  test.each([
    ['an unknown key', sound.replace('"funding"', '"fund"')],
    ['no year', sound.replace('"year":2024,', '')],
    ['an amount to be repaired', sound.replace('"1"', '"1元"')],
    ['an amount to be refused', sound.replace('"1"', '"1e5"')],
    ['half a character', sound.replace('甲', '\\ud800')],
    ['a nature with a tick', JSON.stringify(withProject({ nature: '经常性项目☑' }))],
    ['too many categories', JSON.stringify(withProject({ category: new Array(101).fill('甲') }))],
  ])('but this is, and what is said of it is the same: %s', (_what, text) => {
    expect(expectSame(text)).toBe(true);
    expect(readText(text).diagnostics).not.toEqual([]);
  });
});

const small = withProject({
  funding: { total: '1', annual: { total: 2 } },
  goals: { period: { start: '2024' }, annual: '甲' },
  indicators: [
    { level1: '甲', name: '乙', target: { operator: '≥', value: '1', unit: '%' } },
    { level1: '甲' },
  ],
});
const samples = [small, ...filings];
const places = samples.flatMap((filing) => [...placesOf(filing)].map((path) => ({ filing, path })));

test('whatever stands in any place is read the same by both parsers', () => {
  const odd = fc.constantFrom(
    null,
    '',
    ' ',
    '/',
    '1e9',
    '1,234.50',
    -1,
    7.5,
    1e21,
    true,
    [],
    {},
    '2024-02',
    'a\t\n\r\n',
  );
  const other = fc.oneof(odd, fc.string(), fc.jsonValue({ maxDepth: 2 }));
  const indent = fc.constantFrom(undefined, 2, '\t');
  fc.assert(
    fc.property(fc.constantFrom(...places), other, indent, ({ filing, path }, by, space) => {
      expectSame(JSON.stringify(mutated(filing, path, by), null, space));
    }),
    { numRuns: 1000 },
  );
});

test('damaged texts are read the same, or are not plain', () => {
  const signs = fc.constantFrom(
    '',
    ' ',
    '"',
    '{',
    '[',
    ']',
    '}',
    ',',
    ':',
    '\\',
    '\n',
    '1',
    '.',
    'null',
    '甲',
    '//',
  );
  const given = [JSON.stringify(small), JSON.stringify(small, null, 2), ...texts];
  fc.assert(
    fc.property(fc.constantFrom(...given), fc.nat(30_000), fc.nat(12), signs, (text, from, length, by) => {
      const at = from % text.length;
      expectSame(text.slice(0, at) + by + text.slice(at + length));
    }),
    { numRuns: 1000 },
  );
});
