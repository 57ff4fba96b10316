/** Edits change what they say and nothing else: values, rows with their comments, and the way back to the first bytes. */
import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { type Edit, EditHistory, editText, jsonAt, leavesOf } from '../../src/editing/index.js';
import { readPath } from '../../src/json/index.js';

const filing = `{
  // 年度
  "year": 2024, // 四位数字
  "unit": { "name": "某镇", "department": null },
  "projects": [
    {
      "name": "甲", // 第一个
      "funding": { "total": 1.50 },
      "indicators": [
        // 数量
        { "name": "次数", "target": "≥1(次)" }, // 一行
        /* 质量 */ { "name": "合格率", "target": "≥90(%)" },
        { "name": "满意度", "target": null } // 最后
        // 没有了
      ]
    }
  ]
}
`;

function edited(text: string, edit: Edit): string {
  const result = editText(text, edit);
  if ('problem' in result) throw new Error(JSON.stringify(result.problem));
  return result.text;
}

const at = (path: string) => readPath(path) ?? [];
const rows = at('projects[0].indicators');
/** The comments of a text, in order. */
const comments = (text: string): readonly string[] => text.match(/\/\/.*|\/\*.*?\*\//g) ?? [];

describe('setting a value', () => {
  it('refuses brackets without end at once', () => {
    const json = '['.repeat(50_000) + ']'.repeat(50_000);
    const edit: Edit = { kind: 'set', path: at('projects'), json };
    expect(editText(filing, edit)).toEqual({ problem: { kind: 'broken-value', path: 'projects' } });
  });

  it('replaces its text alone', () => {
    expect(edited(filing, { kind: 'set', path: at('projects[0].funding.total'), json: '2.00' })).toBe(
      filing.replace('1.50', '2.00'),
    );
  });

  it('adds a member, and the objects that it needs, after the last one', () => {
    const text = edited(filing, { kind: 'set', path: at('projects[0].goals.annual'), json: '"办成"' });
    expect(parse(text).projects[0].goals).toEqual({ annual: '办成' });
    expect(comments(text)).toEqual(comments(filing));
    expect(text).toContain('"total": 1.50 }');
  });

  it('fills in where null stands for an object', () => {
    const text = edited('{"unit": null}', { kind: 'set', path: at('unit.name'), json: '"某镇"' });
    expect(parse(text)).toEqual({ unit: { name: '某镇' } });
  });

  it('finds every value where it is after values of any length, one edit after another', () => {
    const paths = [...leavesOf(filing).keys()];
    const value = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.integer(),
      fc.constant(null),
      fc.record({ name: fc.string({ maxLength: 5 }) }),
      fc.array(fc.integer(), { maxLength: 3 }),
    );
    const change = fc.record({ path: fc.constantFrom(...paths), value, indent: fc.constantFrom(0, 2) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 12 }), (changes) => {
        let text = filing;
        for (const { path, value, indent } of changes) {
          const result = editText(text, {
            kind: 'set',
            path: at(path),
            json: JSON.stringify(value, null, indent),
          });
          if ('problem' in result) continue;
          text = result.text;
          const read = jsonAt(text);
          for (const [leaf, written] of leavesOf(text)) expect(read(at(leaf))).toBe(written);
        }
      }),
      { seed: 17, numRuns: 100 },
    );
  });

  it('never lets a comment that comes with a value swallow what stands behind it', () => {
    const json = '2025 // 新';
    const once = edited(filing, { kind: 'set', path: at('projects[0].name'), json: '"乙"' });
    for (const text of [filing, once]) {
      expect(editText(text, { kind: 'set', path: at('year'), json })).toEqual({
        problem: { kind: 'no-place', path: 'year' },
      });
    }
  });

  it('finds values behind one that comes with blanks', () => {
    const once = edited(filing, { kind: 'set', path: at('unit.name'), json: '"某县"' });
    const text = edited(once, { kind: 'set', path: at('year'), json: '  2025 ' });
    expect(jsonAt(text)(at('year'))).toBe('2025');
    expect(jsonAt(text)(at('unit.name'))).toBe('"某县"');
  });

  it('says why it cannot', () => {
    const problemOf = (text: string, edit: Edit) => {
      const result = editText(text, edit);
      return 'problem' in result ? result.problem.kind : null;
    };
    expect(problemOf('{"a": ', { kind: 'set', path: ['a'], json: '1' })).toBe('broken-text');
    expect(problemOf(filing, { kind: 'set', path: ['year'], json: '20 24' })).toBe('broken-value');
    expect(problemOf(filing, { kind: 'set', path: at('year.name'), json: '1' })).toBe('no-place');
    expect(problemOf(filing, { kind: 'remove', path: rows, index: 3 })).toBe('no-place');
  });
});

describe('items of a list', () => {
  it('take their own comments along', () => {
    const text = edited(filing, { kind: 'move', path: rows, from: 0, to: 2 });
    expect(parse(text).projects[0].indicators.map(({ name }: { name: string }) => name)).toEqual([
      '合格率',
      '满意度',
      '次数',
    ]);
    expect([...comments(text)].sort()).toEqual([...comments(filing)].sort());
    expect(text).toMatch(/\/\/ 数量\n\s+\{ "name": "次数", "target": "≥1\(次\)" \} \/\/ 一行/);
  });

  it('leave the comments of their neighbours when they are removed', () => {
    const text = edited(filing, { kind: 'remove', path: rows, index: 1 });
    expect(comments(text)).toEqual(comments(filing).filter((one) => !one.includes('质量')));
  });

  it('come in the layout of the list, also at its end behind a line comment, and where the list is empty or null', () => {
    const text = edited(filing, {
      kind: 'insert',
      path: rows,
      index: 3,
      json: '{"name": "效益", "points": 7.50}',
    });
    expect(parse(text).projects[0].indicators[3]).toEqual({ name: '效益', points: 7.5 });
    expect(text).toContain('7.50');
    expect(comments(text)).toEqual(comments(filing));
    expect(parse(edited('{"a": []}', { kind: 'insert', path: ['a'], index: 0, json: '1' }))).toEqual({
      a: [1],
    });
    expect(parse(edited('{"a": null}', { kind: 'insert', path: ['a'], index: 0, json: '1' }))).toEqual({
      a: [1],
    });
    expect(edited('{"a": [1, 2, 3]}', { kind: 'remove', path: ['a'], index: 0 })).toBe('{"a": [2, 3]}');
    expect(edited('{"a": [1, 2, 3]}', { kind: 'move', path: ['a'], from: 2, to: 0 })).toBe(
      '{"a": [3, 1, 2]}',
    );
  });
});

/** The same edit of the value, as the measure. */
function applied(value: { list: unknown[]; note: unknown }, edit: Edit): void {
  const { list } = value;
  switch (edit.kind) {
    case 'set':
      if (edit.path[0] === 'note') value.note = JSON.parse(edit.json);
      else list[Number(edit.path[1])] = JSON.parse(edit.json);
      break;
    case 'insert':
      list.splice(edit.index, 0, JSON.parse(edit.json));
      break;
    case 'remove':
      list.splice(edit.index, 1);
      break;
    case 'move':
      list.splice(edit.to, 0, ...list.splice(edit.from, 1));
  }
}

const blanks = fc.constantFrom('', ' ', '\n', '\n  ', '\r\n\t', ' /* 注 */ ', '\n// 注\n', ' // 行末\n');
const value = fc.constantFrom('1', '1.50', '"文"', 'null', '{"a": [1, 2]}', '[]');
const document = fc
  .tuple(fc.array(fc.tuple(blanks, value, blanks), { maxLength: 6 }), blanks, fc.boolean())
  .map(([items, end, trailing]) => {
    const list = items.map(([lead, one, tail]) => `${lead}${one}${tail}`).join(',');
    return `{"list": [${list}${trailing && items.length > 0 ? ',' : ''}${end}], "note": 1}`;
  });

describe('any edits', () => {
  it('change the values that they name, keep all comments but those of removed items, and are undone to the first bytes', () => {
    fc.assert(
      fc.property(
        document,
        fc.array(fc.tuple(fc.nat(3), fc.nat(9), fc.nat(9), value), { maxLength: 12 }),
        (text, picks) => {
          const history = new EditHistory(text);
          const expected: { list: unknown[]; note: unknown } = parse(text);
          for (const [kind, one, other, json] of picks) {
            const { length } = expected.list;
            const edits: readonly (Edit | null)[] = [
              length === 0
                ? { kind: 'set', path: ['note'], json }
                : { kind: 'set', path: ['list', one % length], json },
              { kind: 'insert', path: ['list'], index: one % (length + 1), json },
              length === 0 ? null : { kind: 'remove', path: ['list'], index: one % length },
              length === 0 ? null : { kind: 'move', path: ['list'], from: one % length, to: other % length },
            ];
            const edit = edits[kind] ?? null;
            if (edit === null) continue;
            const before = history.text;
            history.push(edited(before, edit));
            applied(expected, edit);
            expect(parse(history.text)).toEqual(expected);
            if (edit.kind !== 'remove' && edit.kind !== 'set')
              expect([...comments(history.text)].sort()).toEqual([...comments(before)].sort());
          }
          const last = history.text;
          while (history.canUndo) history.undo();
          expect(history.text).toBe(text);
          while (history.canRedo) history.redo();
          expect(history.text).toBe(last);
        },
      ),
      { seed: 17, numRuns: 1000 },
    );
  });
});
