/** The columns of a form's tables whose widths are ranges: chosen once for all forms of a filing that must look alike. */
import { Memo } from '../../memo/index.js';
import type { ColumnRange, Form } from '../../model/index.js';
import type { LayoutMemo } from '../layout-memo.js';
import type { Section } from '../layout-request.js';
import type { PageGeometry } from '../paged-document.js';
import { chooseColumns, gridsWith } from './choose-columns.js';

/** For each block of a form that is a grid with ranges its columns, as `Grid.columns` has them; null for all other blocks. */
export type FormColumns = readonly (readonly number[] | null)[];

export function hasRanges({ blocks }: Form): boolean {
  return blocks.some((block) => block.kind === 'grid' && block.grid.ranges !== undefined);
}

export function sameColumns(one: FormColumns | null, other: FormColumns | null): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

export function formColumns(
  { form, setup, alike }: Section,
  geometry: PageGeometry,
  memo: LayoutMemo,
): FormColumns {
  const { width, margin } = geometry;
  const place = `${alike?.key ?? ''} ${width} ${margin.left} ${margin.right}`;
  const chosen = memo.columns.getOrCompute(alike?.filing ?? form, () => new Memo({ capacity: 20 }));
  let forms: readonly Form[] | null = null;
  const choose = (ranges: readonly ColumnRange[]): readonly number[] => {
    forms ??= alike?.forms() ?? [form];
    return chooseColumns(ranges, gridsWith(ranges, forms), setup, geometry, memo.measurer.setter);
  };
  return form.blocks.map((block) => {
    const ranges = block.kind === 'grid' ? block.grid.ranges : undefined;
    if (ranges === undefined) return null;
    return chosen.getOrCompute(`${place} ${JSON.stringify(ranges)}`, () => choose(ranges));
  });
}
