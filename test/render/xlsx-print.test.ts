/** How sheets are printed: the rows that stand on each page again. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readSpreadsheet } from '../../src/spreadsheet/index.js';
import { nationalFiling, shippedResources, workbookOf } from '../reading/world.js';

it('pages repeat the heads of the last list: those of one before it would stand over its rows', async () => {
  const resources = await shippedResources('packs/mof');
  const bytes = await workbookOf(nationalFiling(resources), 'mof-unit-declaration-88', resources);
  const { value } = await readSpreadsheet(bytes);
  const heads = value?.sheets[0]?.cells.filter(({ shown }) => shown === '三级指标') ?? [];
  expect(heads).toHaveLength(1);
  const row = (heads[0]?.row ?? 0) + 1;
  const book = strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? new Uint8Array());
  expect(book).toContain(`!$${row}:$${row}</definedName>`);
});
