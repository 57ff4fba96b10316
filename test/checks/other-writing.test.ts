/** The same filing written otherwise, as other programs and people write it: no check finds anything but the writing. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultSettings, runChecks } from '../../src/checks/index.js';
import { readFiling } from '../../src/filing/index.js';

const samples = new URL('../../samples/', import.meta.url);
const texts = readdirSync(samples).map(
  (name) => [name, readFileSync(new URL(name, samples), 'utf8')] as const,
);

/** Findings that the other text has and the first has not, as code and path. */
function newFindings(text: string, change: (key: string, value: string) => string): readonly string[] {
  const changed = JSON.stringify(JSON.parse(text), (key, value: unknown) =>
    typeof value === 'string' ? change(key, value) : value,
  );
  const found = findingsOf(text);
  return findingsOf(changed).filter((one) => !found.includes(one));
}

function findingsOf(text: string): readonly string[] {
  const { value } = readFiling(Buffer.from(text), { file: 'a.json' });
  if (value === null) throw new Error('not read');
  return runChecks(value, defaultSettings).map(({ code, path }) => `${code} ${path}`);
}

const isLevel = (key: string) => key === 'level1' || key === 'level2';

describe.each(texts)('%s', (_, text) => {
  it.each([
    ['a wide blank', '　'],
    ['a line end', '\n'],
  ])('with %s in its levels is told of these alone', (_name, blank) => {
    const found = newFindings(text, (key, value) =>
      isLevel(key) && value.length > 3 ? `${value.slice(0, 2)}${blank}${value.slice(2)}` : value,
    );
    expect(found.filter((one) => !one.startsWith('check/level-short '))).toEqual([]);
  });

  it.each<readonly [string, (target: string) => string]>([
    ['a full stop behind', (target) => `${target}。`],
    ['a blank behind the operator', (target) => target.replace(/^([≥≤=])/u, '$1 ')],
    ['full-width digits and signs', (target) => target.replace(/[\d%()]/gu, wide)],
  ])('with targets with %s is told of nothing', (_name, write) => {
    expect(newFindings(text, (key, value) => (key === 'target' ? write(value) : value))).toEqual([]);
  });
});

function wide(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}
