/** How text outside the grid is set: faces, sizes and pitches of titles and paragraphs. */
import type { Align, Block, HeadingBlock, ParagraphBlock, ParagraphKind } from '../model/index.js';
import type { FontRole } from '../text/index.js';
import type { PageSetup } from './page-setup.js';
import { millipoints } from './paged-document.js';
import { toTwips } from './profile.js';
import type { LastLine } from './text/last-line.js';
import type { TextBoxSpec } from './text/measured-text.js';

interface BlockRules {
  readonly role: FontRole;
  /** Size in points. */
  readonly size: number;
  /** Distance of base lines, as a multiple of the size; the space around the block is in it. */
  readonly pitch: number;
  readonly lastLine: LastLine;
}

function rulesOf(block: HeadingBlock | ParagraphBlock, setup: PageSetup): BlockRules {
  if (block.kind === 'heading') {
    return block.level === 1
      ? { role: '小标宋', size: setup.titleSize, pitch: 1.5, lastLine: 'balance' }
      : { role: '黑体', size: setup.bodySize + 1.5, pitch: 1.8, lastLine: 'balance' };
  }
  return {
    role: '宋体',
    size: setup.bodySize,
    pitch: paragraphPitch(block.paragraphKind),
    lastLine: 'leave',
  };
}

function paragraphPitch(kind: ParagraphKind): number {
  switch (kind) {
    case 'subtitle':
      return 1.8;
    case 'body':
      return 1.5;
    case 'signature':
      return 2;
  }
}

export function blockBox(block: HeadingBlock | ParagraphBlock, setup: PageSetup, width: number): TextBoxSpec {
  const { role, size, pitch, lastLine } = rulesOf(block, setup);
  return {
    style: { role, size: millipoints(size) },
    linePitch: toTwips(millipoints(size * pitch)),
    width,
    align: blockText(block).align,
    lastLine,
  };
}

/** A cover's lines, whatever the pack's sizes: 一号 for its title, 三号 for the rest, as official compilations have them. */
export function coverBox(block: HeadingBlock | ParagraphBlock, width: number): TextBoxSpec {
  const isTitle = block.kind === 'heading';
  const size = isTitle ? 26 : 16;
  return {
    style: { role: isTitle ? '小标宋' : '宋体', size: millipoints(size) },
    linePitch: toTwips(millipoints(size * (isTitle ? 1.5 : 2))),
    width,
    align: blockText(block).align,
    lastLine: isTitle ? 'balance' : 'leave',
  };
}

export function blockText(block: HeadingBlock | ParagraphBlock): {
  readonly role: 'title' | ParagraphKind;
  readonly align: Align;
} {
  return block.kind === 'heading'
    ? { role: 'title', align: 'center' }
    : { role: block.paragraphKind, align: block.align };
}

export function isSignature(block: Block): block is ParagraphBlock {
  return block.kind === 'paragraph' && block.paragraphKind === 'signature';
}
