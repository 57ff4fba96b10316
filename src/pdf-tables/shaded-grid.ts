/** Tables whose cells are told apart by their shading, where a page has no lines. */
import type { RuledLine, ShadedBox } from './page-content.js';
import type { PageCharacter } from './page-text.js';
import { type RuledTable, ruledTables } from './ruled-grid.js';

/** None where a text stands on the paper beside them: every other row is shaded there, or labels alone. */
export function shadedTables(
  shades: readonly ShadedBox[],
  characters: readonly PageCharacter[],
): readonly RuledTable[] {
  if (shades.length === 0) return [];
  const around: ShadedBox = {
    left: Math.min(...shades.map(({ left }) => left)),
    right: Math.max(...characters.map(({ right }) => right)),
    top: Math.min(...shades.map(({ top }) => top)),
    bottom: Math.max(...shades.map(({ bottom }) => bottom)),
  };
  const isOnPaper = (one: PageCharacter): boolean =>
    isIn(around, one) && !shades.some((shade) => isIn(shade, one));
  return characters.some(isOnPaper) ? [] : ruledTables(shades.flatMap(sidesOf));
}

function sidesOf({ left, right, top, bottom }: ShadedBox): readonly RuledLine[] {
  return [
    ...[top, bottom].map((at) => ({ isAcross: true, at, from: left, to: right })),
    ...[left, right].map((at) => ({ isAcross: false, at, from: top, to: bottom })),
  ];
}

function isIn(box: ShadedBox, { left, right, baseline, text }: PageCharacter): boolean {
  const middle = (left + right) / 2;
  return (
    text !== ' ' && middle >= box.left && middle < box.right && baseline >= box.top && baseline < box.bottom
  );
}
