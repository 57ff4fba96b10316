/** Reads tables and documents among a command's filings and spools these as JSON while it runs. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FoundSources, isTableFile, type Source, sourceBytes } from '../batch/index.js';
import { type Diagnostic, hasErrors } from '../diagnostics/index.js';
import type { PackSet } from '../resources.js';

/** Replaces each table or document among the sources by the filings in it, spooled into a folder that `makeFolder` creates. */
export async function readTables(
  sources: readonly Source[],
  resources: PackSet,
  makeFolder: () => Promise<string>,
): Promise<FoundSources> {
  if (!sources.some(({ path }) => isTableFile(path))) return { sources, diagnostics: [] };
  const folder = await makeFolder();
  const all: FoundSources[] = [];
  for (const [index, source] of sources.entries())
    all.push(
      isTableFile(source.path)
        ? await readTable(source, join(folder, String(index)), resources)
        : { sources: [source], diagnostics: [] },
    );
  return {
    sources: all.flatMap((one) => one.sources),
    diagnostics: all.flatMap((one) => one.diagnostics),
  };
}

/** Returns the first filing that was read from the file that a diagnostic is about; null if none was. */
export function spooledOf({ file }: Diagnostic, sources: readonly Source[]): Source | null {
  const isOf = ({ name, spooledFrom }: Source) =>
    file !== null && spooledFrom !== undefined && (name === file || name.startsWith(`${file}:`));
  return sources.find(isOf) ?? null;
}

/** Reads the file. One that cannot be opened is returned as it is, one that holds no tables with its faults: reading the source reports them. */
async function readTable(source: Source, stem: string, resources: PackSet): Promise<FoundSources> {
  const bytes = await sourceBytes(source).catch(() => null);
  if (bytes === null) return { sources: [source], diagnostics: [] };
  const { doubtDiagnostic, readBook } = await import('../reading/index.js');
  const { filings, doubts, diagnostics } = await readBook(bytes, resources);
  const faults = diagnostics.map((one) => ({ ...one, file: source.name }));
  if (hasErrors(faults)) return { sources: [{ ...source, faults }], diagnostics: [] };
  const sources: Source[] = [];
  for (const [index, { filing }] of filings.entries()) {
    const path = `${stem}-${index}.json`;
    await writeFile(path, JSON.stringify(filing), { mode: 0o600 });
    const name = filings.length === 1 ? source.name : `${source.name}:${index + 1}`;
    sources.push({ path, name, spooledFrom: source.path });
  }
  const told = [...doubts, ...filings.flatMap((filing) => filing.doubts)];
  return {
    sources,
    diagnostics: [...faults, ...told.map((one) => doubtDiagnostic(one, source.name))],
  };
}
