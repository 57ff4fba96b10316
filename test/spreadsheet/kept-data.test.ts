/** What a workbook of ours keeps: it comes back as it was, and takes little room. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeptData, keptParts, readKept } from '../../src/spreadsheet/index.js';

const kept = (data: KeptData) => readKept({ sheets: [], properties: keptParts(data).properties });
const sheetOf = (...paths: readonly (readonly [string, string])[]) => ({
  name: '项目 1',
  paths: new Map(paths),
});

describe('the kept data', () => {
  it('says cells below one another that count on in one word', () => {
    const rows = Array.from({ length: 60 }, (_, index) => {
      const path = `projects[1].indicators[${index + 3}].name`;
      return [`AB${index + 17}`, path] as const;
    });
    const data = { sheets: [sheetOf(['C5', 'projects[1].name'], ...rows)], filings: ['{"year":2024}'] };
    const lines = [...keptParts(data).properties.values()];
    expect(lines[1]).toBe('S["项目 1","projects[1]."]C5=name AB17:AB76=indicators[3].name');
    expect(kept(data)).toEqual(data);
  });

  it('comes back whatever stands where', () => {
    const cell = fc.tuple(fc.constantFrom('A', 'B', 'AA'), fc.integer({ min: 1, max: 12 }));
    const path = fc.tuple(
      fc.constantFrom('a[', 'b[', 'a[1].b['),
      fc.integer({ min: 0, max: 6 }),
      fc.constantFrom(']', '].n', '].c[2].n'),
    );
    const pairs = fc.array(
      fc.tuple(
        cell.map(([column, row]) => `${column}${row}`),
        path.map((parts) => parts.join('')),
      ),
    );
    fc.assert(
      fc.property(pairs, (all) => {
        const { sheets } = kept({ sheets: [sheetOf(...all)], filings: [] }) ?? { sheets: [] };
        expect(sheets).toEqual([sheetOf(...all)]);
      }),
    );
  });

  it.each(['A1:A99999999=rows[0].name', 'A1:A20001=rows[0].name '.repeat(20)])(
    'is damaged where it names more cells than a book has: %s',
    (run) => {
      const lines = ['jibiao 1', `S["表",""]${run}`];
      const properties = new Map(lines.map((line, index) => [`jibiao.${index}`, line]));
      expect(readKept({ sheets: [], properties })).toBeNull();
    },
  );
});
