/** Compares a list of what other sheets say (汇总表) with them: it is not read, but differences are reported. */
import { type FilingSchema, labelAt, PlaceKinds } from '../filing/index.js';
import { valueAlong } from '../json/index.js';
import { cellName, type KeptSheet } from '../spreadsheet/index.js';
import { type Doubt, doubt } from './doubt.js';
import { FormReading } from './form-reading.js';
import type { ReadFiling } from './join-forms.js';
import { sameAt } from './reconcile.js';
import type { SourceTable } from './source-table.js';
import { unitOf } from './words.js';

export function listDoubts(
  { name, paths }: KeptSheet,
  tables: readonly SourceTable[],
  filings: readonly ReadFiling[],
  schema: FilingSchema,
): readonly Doubt[] {
  const table = tables.find((one) => one.name === name);
  if (table === undefined) return [];
  const power = table.cells.map(({ text }) =>
    text.length < 40 ? unitOf(text.normalize('NFKC').replace(/\s/gu, '')) : null,
  );
  const kinds = new PlaceKinds(schema);
  const unit = power.find((one) => one !== null) ?? 0;
  return table.cells.flatMap((cell) => {
    const path = paths.get(cellName(cell.row, cell.column));
    const kind = path === undefined ? null : kinds.kindAt(path);
    if (path === undefined || kind === 'record' || kind === 'list' || cell.text.trim() === '') return [];
    const reading = new FormReading(kinds);
    reading.leaf(path, cell, unit);
    const listed = reading.values.get(path);
    const isSaid = filings.some(({ filing }) => sameAt(path, listed, valueAlong(filing, path), schema));
    if (isSaid) return [];
    return [
      doubt({
        code: 'list-differs',
        path,
        place: cell.place,
        message: `清单上的“${cell.text}”与${labelAt(path, schema) ?? '该项'}在它自己的表上写的不同；清单没有读`,
        english: `"${cell.text}" in the list is not what the form of its own says; the list was not read`,
        parameters: { found: cell.text },
      }),
    ];
  });
}
