/** How every text is set: the one place that says which family, weight, size and pitch titles, paragraphs and cells have. */

import type { Align, Block, CellKind, HeadingBlock, ParagraphBlock, ParagraphKind } from '../model/index.js';
import type { TextStyle } from '../text/index.js';
import { millipoints, toTwips } from './lengths.js';
import type { PageSetup } from './page-setup.js';
import type { LastLine } from './text/last-line.js';
import type { TextBoxSpec } from './text/measured-text.js';

type Look = Omit<TextStyle, 'size'>;

const song: Look = { role: '宋体' };
const hei: Look = { role: '黑体' };
const title: Look = { role: '小标宋' };

/** In a grid all text has the pack's body size and line pitch. */
interface CellStyle {
  readonly look: Look;
  readonly lastLine: LastLine;
}

const cellStyles: Readonly<Record<CellKind, CellStyle>> = {
  label: { look: song, lastLine: 'balance' },
  weight: { look: song, lastLine: 'balance' },
  head: { look: song, lastLine: 'balance' },
  band: { look: hei, lastLine: 'balance' },
  value: { look: song, lastLine: 'mend' },
  amount: { look: song, lastLine: 'leave' },
  text: { look: song, lastLine: 'mend' },
  note: { look: song, lastLine: 'mend' },
};

export function cellStyle(kind: CellKind, isBold: boolean): CellStyle {
  const style = cellStyles[kind];
  return isBold ? { ...style, look: bold(style.look) } : style;
}

/** 黑体 and 小标宋 are heavy faces themselves: editors would only smear them. */
function bold(look: Look): Look {
  return look.role === '黑体' || look.role === '小标宋' ? look : { ...look, weight: 'bold' };
}

interface BlockStyle {
  readonly look: Look;
  /** In points. */
  readonly size: number;
  /** Distance of base lines, as a multiple of the size; the space around the block is in it. */
  readonly pitch: number;
  readonly lastLine: LastLine;
  /** See `TextBoxSpec`. */
  readonly hangs?: boolean;
}

function headingStyle(level: HeadingBlock['level'], setup: PageSetup): BlockStyle {
  return level === 1
    ? { look: title, size: setup.titleSize, pitch: 1.5, lastLine: 'balance' }
    : { look: hei, size: setup.bodySize + 1.5, pitch: 1.8, lastLine: 'balance' };
}

function paragraphStyle(kind: ParagraphKind, { bodySize }: PageSetup): BlockStyle {
  switch (kind) {
    case 'subtitle':
      return { look: song, size: bodySize, pitch: 1.5, lastLine: 'leave' };
    case 'body':
      return { look: song, size: bodySize, pitch: 1.5, lastLine: 'leave' };
    case 'note':
      return {
        look: song,
        size: Math.max(leastNoteSize, bodySize - 1.5),
        pitch: 1.4,
        lastLine: 'leave',
        hangs: true,
      };
    case 'signature':
      return { look: song, size: bodySize, pitch: 2, lastLine: 'leave' };
  }
}

const leastNoteSize = 7.5;

/** Height left free over and under a block that follows `before`, in millipoints. */
export function spacesAround(block: Block, before: Block | null): readonly [over: number, under: number] {
  const kind = block.kind === 'paragraph' ? block.paragraphKind : null;
  const isFollowed = before?.kind === 'paragraph' && before.paragraphKind === 'note';
  if (kind === 'note') return [isFollowed ? 0 : noteGap, 0];
  return [0, kind === 'subtitle' ? subtitleGap : 0];
}

/** Between a table and the first note under it. */
const noteGap = millipoints(4);
/** Parts the line under a title from the table. */
const subtitleGap = millipoints(3);

/** A cover's lines, whatever the pack's sizes: 一号 for its title, 三号 for the rest, as official compilations have them. */
function coverStyle(kind: (HeadingBlock | ParagraphBlock)['kind']): BlockStyle {
  return kind === 'heading'
    ? { look: title, size: 26, pitch: 1.5, lastLine: 'balance' }
    : { look: song, size: 16, pitch: 2, lastLine: 'leave' };
}

/** The page number. */
export const footerStyles = {
  pageOfPages: { ...song, size: millipoints(9) },
  /** GB/T 9704-2012, 7.5: 4号. */
  dashes: { ...song, size: millipoints(14) },
} satisfies Record<string, TextStyle>;

/** The box of a text outside the grid. */
export function blockBox(block: HeadingBlock | ParagraphBlock, setup: PageSetup, width: number): TextBoxSpec {
  const style =
    block.kind === 'heading' ? headingStyle(block.level, setup) : paragraphStyle(block.paragraphKind, setup);
  const isBold = block.kind === 'paragraph' && block.bold === true;
  return boxOf(isBold ? { ...style, look: bold(style.look) } : style, blockText(block).align, width);
}

export function coverBox(block: HeadingBlock | ParagraphBlock, width: number): TextBoxSpec {
  return boxOf(coverStyle(block.kind), blockText(block).align, width);
}

function boxOf({ look, size, pitch, lastLine, hangs }: BlockStyle, align: Align, width: number): TextBoxSpec {
  return {
    style: { ...look, size: millipoints(size) },
    linePitch: toTwips(millipoints(size * pitch)),
    width,
    align,
    lastLine,
    ...(hangs === undefined ? {} : { hangs }),
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
