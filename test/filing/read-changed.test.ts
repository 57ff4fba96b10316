/** A filing that is read again after an edit is read as its whole text would be. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leavesOf } from '../../src/editing/index.js';
import { type FilingReading, readFiling } from '../../src/filing/index.js';

const file = 'pujiang-jiwei-2024.json';
const sample = readFileSync(`samples/${file}`, 'utf8');

function reading(text: string): FilingReading {
  return readFiling(Buffer.from(text), { file });
}

function same(again: FilingReading, text: string): void {
  const whole = reading(text);
  expect(again.value).toEqual(whole.value);
  expect(again.diagnostics).toEqual(whole.diagnostics);
  for (const path of leavesOf(text).keys()) {
    expect([path, again.positionOf(path), again.givenAt(path)]).toEqual([
      path,
      whole.positionOf(path),
      whole.givenAt(path),
    ]);
  }
}

describe('a filing that is read again', () => {
  it('is read as a whole text, whatever is put in its place, and wherever', () => {
    let count = 0;
    const part = fc.constantFrom(
      '甲',
      '',
      '1',
      '"',
      '}',
      '{"a": 1}',
      ',',
      '7.50',
      '\\n',
      '\\',
      '":',
      ' ',
      '12',
      'null',
    );
    const edit = fc.record({ at: fc.nat({ max: sample.length - 1 }), length: fc.nat({ max: 6 }), part });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        let [text, before] = [sample, reading(sample)];
        for (const { at, length, part: put } of edits) {
          const changed = text.slice(0, at) + put + text.slice(at + length);
          const again = before.again?.(Buffer.from(changed)) ?? null;
          if (again === null) continue;
          same(again, changed);
          count += 1;
          [text, before] = [changed, again];
        }
      }),
      { numRuns: 300, seed: 17 },
    );
    expect(count).toBeGreaterThan(50);
  });

  it('keeps all projects where something else has changed', () => {
    const before = reading(sample);
    for (const [old, fresh] of [
      ['"year": 2024', '"year": 2025'],
      [/"unit": \{\s*"name": "[^"]*/u, '"unit": { "name": "改过的单位'],
    ] as const) {
      const changed = sample.replace(old, fresh);
      expect(changed).not.toBe(sample);
      const again = before.again?.(Buffer.from(changed)) ?? null;
      expect(again?.value?.projects).toBe(before.value?.projects);
      if (again !== null) same(again, changed);
    }
  });

  it('keeps the projects that have not changed', () => {
    const before = reading(sample);
    const changed = sample.replace('"name": "纪检业务综合费"', '"name": "改过的名称"');
    expect(changed).not.toBe(sample);
    const again = before.again?.(Buffer.from(changed));
    expect(again?.value?.projects[1]?.name).toBe('改过的名称');
    expect(again?.value?.projects[0]).toBe(before.value?.projects[0]);
  });

  it('is read as a whole where more has changed, or what forms it files', () => {
    const before = reading(sample);
    expect(
      before.again?.(Buffer.from(sample.replace('"year": 2024', '"year": 2025').replaceAll('≥', '≤'))),
    ).toBe(null);
    expect(before.again?.(Buffer.from(sample.replace('"project-target",', '')))).toBe(null);
    expect(before.again?.(Buffer.from(sample.replace('"projects"', '"project"')))).toBe(null);
    expect(before.again?.(Buffer.from(sample.replaceAll('≥', '≤')))).toBe(null);
    expect(before.again?.(Buffer.from(`${sample} // 注`))).toBe(null);
  });
});
