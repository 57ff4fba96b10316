/** Compilations of made-up filings, through the whole pipeline. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Compilation, type FilingPart, layOutCompilation } from '../../src/compilation/index.js';
import { defaultForms, type Filing, readFiling } from '../../src/filing/index.js';
import type { PagedDocument, PlacedText, TableItem } from '../../src/layout/index.js';
import type { Resources } from '../../src/pipeline.js';
import { loadResources } from '../../src/resources.js';

export async function resourcesOf(...templates: readonly string[]): Promise<Resources> {
  const templatesFolders = ['templates', ...templates];
  const { value } = await loadResources({ templatesFolders, fontsFolder: 'fonts', userFonts: null });
  if (value === null) throw new Error('no resources');
  return value;
}

export interface NamedFiling {
  readonly file: string;
  readonly filing: Filing;
}

export function filingOf(value: unknown, file: string): NamedFiling {
  const { value: filing } = readFiling(new TextEncoder().encode(JSON.stringify(value)), { file });
  if (filing === null) throw new Error(`${file} is no filing`);
  return { file, filing };
}

/** The real filings, in their order. */
export const samples: readonly NamedFiling[] = readdirSync('samples')
  .sort()
  .map((file) => filingOf(JSON.parse(readFileSync(`samples/${file}`, 'utf8')), file));

/** A filing of as many small projects as there are amounts. */
export function unitFiling(
  name: string,
  department: string | null,
  totals: readonly (string | null)[],
  more: object = {},
): NamedFiling {
  const projects = totals.map((total, index) => ({
    name: `${name}第${index + 1}号项目`,
    funding: { annual: { total, fiscal: total } },
  }));
  const forms = ['project-target', 'project-target-summary'];
  return filingOf({ year: 2024, unit: { name, department }, forms, projects, ...more }, `${name}.json`);
}

interface Wish {
  readonly options?: Record<string, string>;
  readonly form?: string;
  /** Of each filing; its default forms where they are left out. */
  readonly documents?: FilingPart['documents'];
}

export function compile(
  filings: readonly NamedFiling[],
  resources: Resources,
  { options = {}, form = 'compilation', documents }: Wish = {},
): Promise<Compilation> {
  const parts = filings.map(({ file, filing }) => ({
    file,
    filing,
    documents: documents ?? documentsOf(filing, resources),
  }));
  const request = { form, options, profile: 'table', missingGlyphs: 'error', filings: parts } as const;
  return layOutCompilation(request, resources);
}

export async function compiled(...given: Parameters<typeof compile>): Promise<PagedDocument> {
  const { value, diagnostics } = await compile(...given);
  if (value === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return value;
}

function documentsOf(filing: Filing, { packs }: Resources) {
  return defaultForms(filing).flatMap((form): FilingPart['documents'] =>
    packs.get(form)?.scope === 'project'
      ? filing.projects.map((_, project) => ({ form, project }))
      : [{ form, project: null }],
  );
}

export const wordsOf = (text: PlacedText): string =>
  text.paragraphs.map((paragraph) => paragraph.text).join('');

/** All words of a page. */
export function pageWords(document: PagedDocument, page: number): string {
  const items = document.pages[page - 1]?.items ?? [];
  return items
    .map((item) =>
      item.kind === 'text' ? wordsOf(item.text) : item.cells.map(({ text }) => wordsOf(text)).join(''),
    )
    .join('');
}

/** The rows of the lists that stand under a bookmark of the compilation's own, heads and what is repeated left out. */
export function listRows(document: PagedDocument, bookmark: string): readonly (readonly string[])[] {
  const entries = document.outline;
  const index = entries.findIndex(({ title }) => title === bookmark);
  const from = entries[index]?.page ?? 0;
  const to = entries[index + 1]?.page ?? document.pages.length + 1;
  return document.pages
    .slice(from - 1, to - 1)
    .flatMap(({ items }) => items)
    .filter((item): item is TableItem => item.kind === 'table')
    .flatMap((table) =>
      table.rows.flatMap((row, number) =>
        row.role === 'repeatingHead' || row.repeated
          ? []
          : [table.cells.filter((cell) => cell.row === number).map((cell) => wordsOf(cell.text))],
      ),
    );
}
