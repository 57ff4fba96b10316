/** 项目类别 with boxes: 专项资金□ 经常性项目☑ 一次性项目□. */
import { warningOf } from '../../diagnostics/index.js';
import { identityOf } from '../../identity/index.js';
import type { ExpressionShape, Helper } from '../helper.js';
import { isBlank, Leaf } from '../leaf.js';
import { leafShape } from '../shape.js';
import { leafArgument, sourcesOf, wordArgument } from './arguments.js';

const text = leafShape('text');
/** Positions of the box, the default first. */
const boxStyles = ['名称□', '□名称'] as const;

/** Prints boxes with their words; ticks those that the first filled value names. */
export const ticks: Helper = {
  name: 'ticks',
  summary:
    '一排方框，按第一个填了的值打勾；boxes 可省，用 fields.json 里写的可选的值（values）；值没有对应的方框则不打勾，并报告；方框在名称前的写 style="□名称"',
  example: '{{ticks project.category project.nature boxes="专项资金 经常性项目 一次性项目"}}',
  parameters: [{ name: '值', takes: { kind: 'leaf', leaves: ['text', 'texts'] }, rest: true }],
  named: [
    { name: 'boxes', takes: { kind: 'word' }, optional: true },
    { name: 'style', takes: { kind: 'word', oneOf: boxStyles }, optional: true },
  ],
  returns: (shapes, { boxes }) =>
    boxes === undefined && choicesOf(shapes).length === 0
      ? '没有写 boxes，第一个值也不是从几个里选一个（fields.json 的 kind: choice）'
      : text,
  run: (values, { named, report }) => {
    const leaves = values.map(leafArgument);
    const boxes =
      named.boxes === undefined
        ? choicesOf(leaves.map(({ shape }) => shape))
        : wordArgument(named.boxes)
            .split(/\s+/)
            .filter((word) => word !== '');
    const decisive = leaves.find((leaf) => !isBlank(leaf)) ?? null;
    const chosen = decisive === null ? [] : wordsOf(decisive);
    for (const word of chosen) {
      if (decisive !== null && !boxes.includes(word)) report(noBox(decisive, word, boxes));
    }
    const isBefore = named.style === '□名称';
    const printed = boxes
      .map((word) => {
        const box = chosen.includes(word) ? '☑' : '□';
        return isBefore ? `${box}${word}` : `${word}${box}`;
      })
      .join(' ');
    return new Leaf(text, printed, decisive?.sources ?? sourcesOf(leaves), printed);
  },
};

/** Choices of the first value, if it has a fixed list. */
function choicesOf([shape]: readonly ExpressionShape[]): readonly string[] {
  return shape?.kind === 'leaf' ? (shape.choices ?? []) : [];
}

function wordsOf(leaf: Leaf): readonly string[] {
  const words = Array.isArray(leaf.value) ? leaf.value : [leaf.value];
  return words.map((word) => identityOf(String(word))).filter((word) => word !== '');
}

function noBox(leaf: Leaf, word: string, boxes: readonly string[]) {
  const [path = null] = sourcesOf([leaf]);
  return warningOf(
    'template/no-box',
    `“${word}”在本表没有对应的方框，没有打勾；方框只有：${boxes.join('、')}`,
    `"${word}" has no box on this form, so none is ticked; the boxes are ${boxes.join(', ')}`,
    { parameters: { found: word, known: boxes }, path, label: leaf.shape.label },
  );
}
