/** Forms brought back on to fewer pages: by padding, then pitch, then size, and never below 9 pt. */
import { describe, expect, it } from 'vitest';
import {
  type FitMode,
  LayoutMemo,
  layOut,
  type PagedDocument,
  type PageSetup,
  tighterSetups,
} from '../../src/layout/index.js';
import { gridOf, squares } from './fixtures.js';

const setup: PageSetup = {
  orientation: 'portrait',
  bodySize: 10.5,
  linePitch: 16,
  titleSize: 18,
  cellPadding: { x: 1, y: 3, leastY: 1 },
};

function documentOf(rows: number, fit?: FitMode, own = setup): PagedDocument {
  const grid = gridOf(
    1,
    Array.from({ length: rows }, () => 'body'),
    [],
  );
  const form = { title: '表', blocks: [{ kind: 'grid', grid }] } as const;
  const section = {
    form,
    setup: own,
    project: null,
    bookmark: { title: '表', level: 1 },
    startsPage: true,
  } as const;
  const request = {
    title: '表',
    author: '',
    sections: [section],
    setup: own,
    profile: 'table',
    missingGlyphs: 'error',
  } as const;
  return layOut({ ...request, fit }, new LayoutMemo(squares));
}
const pagesOf = (rows: number, fit?: FitMode, own = setup): number => documentOf(rows, fit, own).pages.length;

it('tries less padding before less pitch, and that before a smaller size, down to 9 pt', () => {
  const tried = [...tighterSetups(setup)];
  const heights = tried.map(({ linePitch, cellPadding }) => linePitch + 2 * cellPadding.y);
  expect(tried.slice(0, 3).map(({ linePitch, bodySize }) => [linePitch, bodySize])).toEqual(
    Array.from({ length: 3 }, () => [16, 10.5]),
  );
  expect(heights.at(-1)).toBe(Math.min(...heights));
  expect(Math.min(...tried.map(({ bodySize }) => bodySize))).toBe(9);
  expect(tried.every(({ cellPadding }) => cellPadding.y >= 1)).toBe(true);
});

it('enlarges nothing that a pack has smaller', () => {
  const small = { ...setup, bodySize: 8, linePitch: 9 };
  for (const { bodySize, linePitch } of tighterSetups(small)) {
    expect(bodySize).toBe(8);
    expect(linePitch).toBeLessThanOrEqual(9);
  }
});

describe('a form', () => {
  it('keeps its pages where nothing is asked for', () => {
    expect([pagesOf(32), pagesOf(38)]).toEqual([1, 2]);
  });
  it('takes a tail of a few rows back', () => {
    expect(pagesOf(38, 'tail')).toBe(1);
  });
  it('keeps a last page that is well filled, unless one page is asked for', () => {
    const rows = 46;
    expect([pagesOf(rows), pagesOf(rows, 'tail'), pagesOf(rows, 'page')]).toEqual([2, 2, 1]);
  });
  it('stays as it is where no size is small enough', () => {
    expect(documentOf(200, 'page').pages).toEqual(documentOf(200).pages);
  });
});
