/** A text outside the grid in its box, with what stands at the right end of its line: 填报单位 … 金额单位：万元. */
import type { HeadingBlock, ParagraphBlock } from '../model/index.js';
import type { PageSetup } from './page-setup.js';
import { blockBox } from './styles.js';
import type { MeasuredText, TextBoxSpec } from './text/measured-text.js';

export interface BlockLine {
  readonly block: HeadingBlock | ParagraphBlock;
  readonly box: TextBoxSpec;
  /** null if nothing stands there. */
  readonly right: MeasuredText | null;
}

/** Where text and what stands at its right do not fit on one line, the latter becomes a line of its own under it. */
export function blockLines(
  block: HeadingBlock | ParagraphBlock,
  setup: PageSetup,
  width: number,
  measure: (block: HeadingBlock | ParagraphBlock, box: TextBoxSpec) => MeasuredText,
): readonly BlockLine[] {
  const box = blockBox(block, setup, width);
  if (block.kind === 'heading' || block.right === undefined) return [{ block, box, right: null }];
  const { right: paragraphs, ...rest } = block;
  const other: ParagraphBlock = { ...rest, paragraphs, align: 'right' };
  const rightBox = { ...box, align: 'right' } as const;
  const right = measure(other, rightBox);
  const taken = right.paragraphs[0]?.breaks[0]?.width ?? 0;
  const leftBox = { ...box, align: 'left', width: width - taken - box.style.size } as const;
  const fits = right.lineCount === 1 && leftBox.width > 0 && measure(block, leftBox).lineCount === 1;
  return fits
    ? [{ block, box: leftBox, right }]
    : [
        { block, box, right: null },
        { block: other, box: rightBox, right: null },
      ];
}
