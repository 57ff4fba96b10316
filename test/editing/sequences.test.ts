/** Any sequence of what the page offers leaves a sound filing, touches only what it names, and is undone to the first bytes. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  changedLeaves,
  type Edit,
  EditHistory,
  editAll,
  leavesOf,
  pastedCells,
  pasteEdits,
  projectEdits,
  rowEdits,
  typedJson,
} from '../../src/editing/index.js';
import { coreSchema, readFiling } from '../../src/filing/index.js';
import { readPath } from '../../src/json/index.js';

const sample = readFileSync('samples/pujiang-jiwei-2024.json', 'utf8');
const commented = sample
  .replace('"unit"', '// 单位\n  "unit"')
  .replace('"indicators": [', '"indicators": [ // 第一个项目的指标');
const rows = ['projects', 0, 'indicators'] as const;
const columns = ['level1', 'level2', 'name', 'target'];

const action = fc.constantFrom('add', 'duplicate', 'remove', 'up', 'down');
const typed = fc.record({
  kind: fc.constant('type'),
  leaf: fc.constantFrom(
    ['projects[0].funding.annual.total', 'amount', '12.50万'],
    ['projects[0].startDate', 'date', '2024年3月1日'],
    ['projects[0].goals.annual', 'text', '一\n“二”'],
    ['projects[0].name', 'text', '新名'],
    ['projects[0].indicators[0].target', 'target', '>=90%'],
  ),
});
const command = fc.oneof(
  typed,
  fc.record({ kind: fc.constant('row'), action, index: fc.nat(6) }),
  fc.record({ kind: fc.constant('project'), action, index: fc.nat(2) }),
  fc.record({ kind: fc.constant('paste'), index: fc.nat(6), rows: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('step'), isUndo: fc.boolean() }),
);
type Command = typeof command extends fc.Arbitrary<infer One> ? One : never;

function editsOf(text: string, one: Command): readonly Edit[] {
  if ('leaf' in one) {
    const [path = '', kind, value = ''] = one.leaf;
    const steps = readPath(path) ?? [];
    const place = kind === 'amount' || kind === 'date' || kind === 'target' ? kind : 'text';
    return [
      { kind: 'set', path: steps, json: typedJson(value, { kind: place, amountUnit: '元', given: '' }) },
    ];
  }
  if ('rows' in one) {
    const cells = pastedCells(Array.from({ length: one.rows }, (_, at) => `贴${at}\t=${at}(个)`).join('\n'));
    const place = { path: rows, row: one.index, column: 'name', columns };
    return leavesOf(text).has(`projects[0].indicators[${one.index}].name`)
      ? (pasteEdits(text, place, cells, coreSchema)?.edits ?? [])
      : [];
  }
  if ('isUndo' in one) return [];
  const made =
    one.kind === 'row'
      ? rowEdits(text, rows, one.action, one.index, coreSchema)
      : projectEdits(text, one.action, one.index, coreSchema);
  return made?.edits ?? [];
}

it('every sequence is sound, exact and undone to the first bytes', () => {
  fc.assert(
    fc.property(fc.array(command, { minLength: 1, maxLength: 8 }), (commands) => {
      const history = new EditHistory(commented);
      for (const one of commands) {
        if ('isUndo' in one) {
          if (one.isUndo) history.undo();
          else history.redo();
          continue;
        }
        const edited = editAll(history.text, editsOf(history.text, one));
        // A project that is no longer there has no place to type into.
        if ('problem' in edited) continue;
        if ('leaf' in one) {
          const changed = changedLeaves(leavesOf(history.text), leavesOf(edited.text));
          expect([[], [one.leaf[0]]]).toContainEqual(changed);
        }
        history.push(edited.text);
        expect(history.text).toContain('// 单位');
      }
      expect(readFiling(Buffer.from(history.text), { file: 'x' }).value).not.toBeNull();
      while (history.canUndo) history.undo();
      expect(history.text).toBe(commented);
    }),
    { seed: 20241129, numRuns: 1000 },
  );
  // A machine that is busy with other things takes three times as long.
}, 240_000);
