/** Renders a document as a workbook: one sheet per form, preceded by a linked list if there are several. */
import { coreSchema, PlaceKinds } from '../../filing/index.js';
import type { PagedDocument } from '../../layout/index.js';
import {
  type KeptSheet,
  keptParts,
  SheetNames,
  type Workbook,
  writeSpreadsheet,
} from '../../spreadsheet/index.js';
import { contentsSheet } from './contents-sheet.js';
import { type FormSheet, formSheet } from './form-sheet.js';
import { sheetParts } from './sheet-parts.js';

export async function renderXlsx(document: PagedDocument): Promise<Uint8Array> {
  return await writeSpreadsheet(workbookOf(document));
}

/** Returns one sheet per form, without the list. */
export function formSheets(document: PagedDocument): readonly FormSheet[] {
  const names = new SheetNames();
  const kinds = new PlaceKinds(coreSchema);
  return sheetParts(document).map((part) =>
    formSheet({ ...part, name: names.add(part.title) }, new Map(), kinds),
  );
}

function workbookOf(document: PagedDocument): Workbook {
  const parts = sheetParts(document);
  const names = new SheetNames();
  const contentsName = parts.length > 1 ? names.add('目录') : null;
  const named = parts.map((part) => ({ ...part, name: names.add(part.title) }));
  const sheetOf = new Map(
    named.flatMap(({ anchors, name }) => anchors.map((anchor) => [anchor, name] as const)),
  );
  const kinds = new PlaceKinds(coreSchema);
  const made = named.map((part) => formSheet(part, sheetOf, kinds));
  const kept = keptParts({
    sheets: [
      ...(contentsName === null ? [] : [{ name: contentsName, paths: new Map() }]),
      ...made.map(({ sheet, paths }): KeptSheet => ({ name: sheet.name, paths })),
    ],
    filings: document.attachments.map(({ json }) => json),
  });
  const contents = contentsName === null ? [] : [contentsSheet(contentsName, document, named)];
  const { title, author } = document;
  return {
    title,
    author,
    sheets: [...contents, ...made.map(({ sheet }) => sheet), kept.sheet],
    properties: kept.properties,
  };
}
