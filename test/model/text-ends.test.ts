/** What a template says of the look of its texts, and of the right end of their lines. */
import { expect, it } from 'vitest';
import { paragraphText } from '../../src/model/index.js';
import { formOfMarkup } from '../markup.js';
import { gridOf, table } from './markup.js';

const words = (paragraphs: Parameters<typeof paragraphText>[0][]) => paragraphs.map(paragraphText);

it('puts what follows a tab at the right end of the line', () => {
  const [block] = formOfMarkup(
    '<form title="表"><p class="body">填报单位：甲 <tab/> 金额单位：万元</p></form>',
  ).blocks;
  if (block?.kind !== 'paragraph') throw new Error('no paragraph');
  expect(words([...block.paragraphs])).toEqual(['填报单位：甲']);
  expect(words([...(block.right ?? [])])).toEqual(['金额单位：万元']);
});

it('makes a line of its own of it on a cover', () => {
  const [cover] = formOfMarkup(
    '<form title="表"><cover><p class="body">甲<tab/>乙</p></cover></form>',
  ).blocks;
  expect(cover?.kind === 'cover' && cover.blocks.map(({ paragraphs }) => words([...paragraphs]))).toEqual([
    ['甲', '乙'],
  ]);
});

it('knows notes, bold texts and cells, and least heights of rows', () => {
  const [note] = formOfMarkup('<form title="表"><p class="note" bold="true">注：甲</p></form>').blocks;
  expect(note).toMatchObject({ paragraphKind: 'note', bold: true });
  const grid = gridOf(
    table(2, '<tr height="24.5"><td class="label" bold="true">甲</td><td class="value"></td></tr>'),
  );
  expect(grid.rows).toMatchObject([{ leastHeight: 24.5 }]);
  expect(grid.cells.map(({ bold }) => bold)).toEqual([true, undefined]);
});
