import fc from 'fast-check';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { jsonPlaces, type PathStep } from '../../src/json/index.js';

/** Every path of a value, its own first. */
function pathsOf(value: unknown, path: readonly PathStep[] = []): readonly (readonly PathStep[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const parts = Array.isArray(value)
    ? value.map((part, index) => [index, part] as const)
    : Object.entries(value);
  return [path, ...parts.flatMap(([step, part]) => pathsOf(part, [...path, step]))];
}

/** The JSON text of a value with comments, blanks and commas at the end wherever they may stand. */
function decorated(value: unknown, noise: readonly string[]): string {
  let next = 0;
  const gap = (): string => noise[next++ % noise.length] ?? '';
  const write = (part: unknown): string => {
    if (typeof part !== 'object' || part === null) return `${gap()}${JSON.stringify(part)}${gap()}`;
    if (Array.isArray(part))
      return `${gap()}[${part.map(write).join(',')}${part.length > 0 ? ',' : ''}${gap()}]${gap()}`;
    const members = Object.entries(part).map(
      ([key, one]) => `${gap()}${JSON.stringify(key)}${gap()}:${write(one)}`,
    );
    return `${gap()}{${members.join(',')}${gap()}}${gap()}`;
  };
  return write(value);
}

const noise = fc.array(fc.constantFrom('', ' ', '\n', '\r\n\t', '/* {"a": [ */', '// "x": }\n', '/**/'), {
  minLength: 1,
});

describe('jsonPlaces', () => {
  test('every value is found where the parser has it, whatever stands between', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), noise, (value, gaps) => {
        const text = decorated(value, gaps);
        const root = parseTree(text, [], { allowTrailingComma: true });
        const places = jsonPlaces(text);
        for (const path of pathsOf(value)) {
          const node = root && findNodeAtLocation(root, [...path]);
          const place = places.locate(path);
          expect(place).toMatchObject({ offset: node?.offset, whole: true });
          expect(places.sourceAt(place.offset)).toBe(
            text.slice(node?.offset, (node?.offset ?? 0) + (node?.length ?? 0)),
          );
        }
      }),
      { numRuns: 300, seed: 14 },
    );
  });

  test('what is not there is told by the last thing on the way to it', () => {
    const text = '{"projects": [{"name": "甲"}]}';
    const { locate } = jsonPlaces(text);
    expect(locate(['projects', 0, 'code'])).toEqual({ offset: 14, keyOffset: null, whole: false });
    expect(locate(['projects', 3])).toEqual({ offset: 13, keyOffset: 1, whole: false });
    expect(locate(['unit', 'name'])).toEqual({ offset: 0, keyOffset: null, whole: false });
    expect(locate(['projects', 'x'])).toMatchObject({ offset: 13, whole: false });
  });

  test('of a key given twice the last counts; an escaped key is the same key', () => {
    const text = String.raw`{"a": {"x": 1}, "\u0061": {"y": 2}}`;
    const { locate } = jsonPlaces(text);
    expect(locate(['a'])).toEqual({ offset: 26, keyOffset: 16, whole: true });
    expect(locate(['a', 'x']).whole).toBe(false);
  });

  test.each([
    '',
    '{',
    '[',
    '{"a"',
    '{"a":',
    '{"a": }',
    '[,,',
    '[}',
    '{]}',
    '{a: 1}',
    '"',
    '/',
    '{"a": /',
    '[[[[',
    '{"\\',
  ])('a broken text ends: %s', (text) => {
    const { offset } = jsonPlaces(text).locate(['a', 0, 'b']);
    expect(offset).toBeLessThanOrEqual(text.length);
  });
});
