/** Two states of a text are joined: what one side changed is taken from it, rows are followed, what both changed is chosen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Edit, editAll, editText, type JoinSide, joinTexts } from '../../src/editing/index.js';

const before = `{
  // 单位填的
  "year": 2026,
  "projects": [
    { "name": "甲", "total": "1.50", "rows": [{ "name": "一", "target": "≥1" }, { "name": "二", "target": "≥2" }] }, // 第一个
    { "name": "乙", "total": null, "rows": [{ "name": null }, { "name": null }] },
    { "name": "丙", "total": 3.10, "rows": [] }
  ]
}
`;

function edited(...edits: readonly Edit[]): string {
  const result = editAll(before, edits);
  if ('problem' in result) throw new Error(JSON.stringify(result));
  return result.text;
}
const set = (json: string, ...path: readonly (string | number)[]): Edit => ({ kind: 'set', path, json });
const join = (mine: string, theirs: string, side: JoinSide = 'theirs') => {
  const joined = joinTexts({ before, mine, theirs }, () => side);
  if (joined === null) throw new Error('broken');
  const { text, differences } = joined;
  const both = differences.filter(({ by }) => by === 'both').map(({ path }) => path);
  return { text, value: JSON.parse(text.replace(/\/\/.*/g, '')), differences, both };
};

describe('joining', () => {
  it('takes from each side what it alone has changed, comments and layout as they write them', () => {
    const mine = edited(set('"甲一"', 'projects', 0, 'name'), set('"5"', 'projects', 1, 'total'));
    const theirs = edited(set('2027', 'year'), set('3.2', 'projects', 2, 'total')).replace(
      '单位填的',
      '改了',
    );
    const { text, differences } = join(mine, theirs);
    expect(text).toBe(
      theirs.replace('"甲"', '"甲一"').replace('"name": "乙", "total": null', '"name": "乙", "total": "5"'),
    );
    expect(differences.map(({ path, by }) => [path, by])).toEqual([
      ['year', 'theirs'],
      ['projects[0].name', 'mine'],
      ['projects[1].total', 'mine'],
      ['projects[2].total', 'theirs'],
    ]);
  });

  it('asks for what both have changed, and takes the side that is chosen', () => {
    const [mine, theirs] = [
      edited(set('"我"', 'projects', 0, 'name')),
      edited(set('"他"', 'projects', 0, 'name')),
    ];
    expect(join(mine, theirs).both).toEqual(['projects[0].name']);
    expect(join(mine, theirs, 'mine').value.projects[0].name).toBe('我');
    expect(join(mine, theirs, 'theirs').text).toBe(theirs);
    // The same change is no difference.
    expect(join(mine, mine).differences).toEqual([]);
  });

  it('follows rows that were added, removed and moved, and edits them where they are now', () => {
    const mine = edited(
      set('"≥20"', 'projects', 0, 'rows', 1, 'target'),
      { kind: 'insert', path: ['projects', 0, 'rows'], index: 2, json: '{ "name": "我加的" }' },
      set('"丙改"', 'projects', 2, 'total'),
    );
    const theirs = edited(
      { kind: 'insert', path: ['projects', 0, 'rows'], index: 0, json: '{ "name": "他加的" }' },
      { kind: 'remove', path: ['projects'], index: 1 },
    );
    const { value, both } = join(mine, theirs);
    expect(both).toEqual([]);
    expect(value.projects.map(({ name }: { name: string }) => name)).toEqual(['甲', '丙']);
    expect(value.projects[1].total).toBe('丙改');
    expect(value.projects[0].rows).toEqual([
      { name: '他加的' },
      { name: '一', target: '≥1' },
      { name: '二', target: '≥20' },
      { name: '我加的' },
    ]);
  });

  it('follows a row that one side moves and the other renames or changes: it is there once, where it was moved to', () => {
    const rows = ['一', '二', '三', '四'].map((name, at) => `{ "name": "${name}", "target": "≥${at + 1}" }`);
    const text = (some: readonly string[]) => `{ "rows": [\n  ${some.join(',\n  ')}\n] }`;
    const [one = '', two = '', three = '', four = ''] = rows;
    const moved = text([one, three, four, two]);
    const changes = [
      [two.replace('二', '二改'), 'rows[1].name'],
      [two.replace('≥2', '≥20'), 'rows[1].target'],
    ] as const;
    for (const [changed, path] of changes) {
      const other = text([one, changed, three, four]);
      const whole = { rows: [one, three, four, changed].map((row) => JSON.parse(row)) };
      for (const [mine, theirs, mover] of [
        [moved, other, 'mine'],
        [other, moved, 'theirs'],
      ] as const) {
        const joined = joinTexts({ before: text(rows), mine, theirs }, () => 'theirs');
        expect(JSON.parse(joined?.text ?? '')).toEqual(whole);
        const said = joined?.differences.map((found) => [found.path, found.by, found.isMoved]);
        expect(said).toEqual([
          ['rows[1]', mover, true],
          [path, mover === 'mine' ? 'theirs' : 'mine', false],
        ]);
      }
    }
  });

  it('asks where one side removed what the other has changed', () => {
    const removed = edited({ kind: 'remove', path: ['projects'], index: 1 });
    const changed = edited(set('"9"', 'projects', 1, 'total'));
    for (const [mine, theirs] of [
      [removed, changed],
      [changed, removed],
    ] as const) {
      expect(join(mine, theirs).both).toEqual(['projects[1]']);
      expect(join(mine, theirs, 'theirs').text).toBe(theirs);
      expect(join(mine, theirs, 'mine').value).toEqual(JSON.parse(mine.replace(/\/\/.*/g, '')));
    }
  });

  it('tells blank rows apart that each side has filled', () => {
    const mine = edited(set('"我"', 'projects', 1, 'rows', 0, 'name'));
    const theirs = edited(set('"他"', 'projects', 1, 'rows', 1, 'name'));
    const { value, both } = join(mine, theirs);
    expect(both).toEqual([]);
    expect(value.projects[1].rows).toEqual([{ name: '我' }, { name: '他' }]);
  });

  it('is nothing where a text is broken', () => {
    expect(joinTexts({ before, mine: before, theirs: '{' }, () => 'mine')).toBeNull();
  });

  const names = fc.constantFrom('"甲"', '"丁"', 'null', '"1"', '7');
  const edits: fc.Arbitrary<Edit> = fc.oneof(
    fc
      .tuple(fc.nat(2), fc.constantFrom('name', 'total'), names)
      .map(([at, key, json]) => set(json, 'projects', at, key)),
    fc.tuple(fc.nat(2), names).map(
      ([at, json]): Edit => ({
        kind: 'insert',
        path: ['projects', at, 'rows'],
        index: 0,
        json: `{"name": ${json}}`,
      }),
    ),
    fc.nat(2).map((index): Edit => ({ kind: 'remove', path: ['projects'], index })),
    fc
      .tuple(fc.nat(2), fc.nat(2))
      .map(([from, to]): Edit => ({ kind: 'move', path: ['projects'], from, to })),
    names.map((json) => set(json, 'year')),
  );
  const state = fc.array(edits, { maxLength: 6 }).map((some) =>
    some.reduce((text, edit) => {
      const result = editText(text, edit);
      return 'problem' in result ? text : result.text;
    }, before),
  );
  const said = (text: string) => JSON.parse(text.replace(/\/\/.*/g, ''), (_, one) => one ?? undefined);

  it('gives theirs where I changed nothing, mine where they changed nothing, and loses no side that is chosen', () => {
    fc.assert(
      fc.property(state, state, (mine, theirs) => {
        expect(join(before, theirs).text).toBe(theirs);
        expect(said(join(mine, before).text)).toEqual(said(mine));
        expect(join(mine, mine).text).toBe(mine);
        const { value, differences } = join(mine, theirs);
        // What they alone have changed stands in the joined text, wherever its row is now.
        const all = JSON.stringify(value);
        for (const { by, isMoved, theirs: json } of differences)
          if (by === 'theirs' && !isMoved && json !== null)
            expect(all).toContain(JSON.stringify(JSON.parse(json)));
      }),
      { seed: 17, numRuns: 400 },
    );
  });
});
