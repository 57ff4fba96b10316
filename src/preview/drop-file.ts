/** Takes in a file that was dropped on the page: a filing as it is, a workbook or document as the filings that are read from it. */
import { stat } from 'node:fs/promises';
import { basename, parse } from 'node:path';
import { isTableFile, readOrdinary } from '../batch/index.js';
import { type Diagnostic, errorOf, hasErrors, type Result } from '../diagnostics/index.js';
import type { Resources } from '../pipeline.js';
import type { SourceView } from './protocol.js';
import { largestFiling, type SourceStore, unreadable } from './source-store.js';

/** The first of its filings; the others are listed beside it. What reading was unsure of goes with each. */
export async function dropFile(
  name: string,
  bytes: Uint8Array,
  sources: SourceStore,
  resources: () => Promise<Result<Pick<Resources, 'schema' | 'packs'>>>,
): Promise<Result<SourceView>> {
  if (!isTableFile(name)) return { value: sources.drop(name, bytes), diagnostics: [] };
  const { value: known, diagnostics } = await resources();
  if (known === null) return { value: null, diagnostics };
  // Loaded with the first workbook: most previews never see one.
  const { doubtDiagnostic, readBook } = await import('../reading/index.js');
  const book = await readBook(bytes, known);
  if (hasErrors(book.diagnostics) || book.filings.length === 0) {
    const faults = book.diagnostics.length > 0 ? book.diagnostics : [noForm()];
    return { value: null, diagnostics: faults.map((one) => ({ ...one, file: name })) };
  }
  const stem = parse(name).name;
  const views = book.filings.map(({ filing, doubts }, index) => {
    const own = index === 0 ? [...book.doubts, ...doubts] : doubts;
    const file = `${stem}${index === 0 ? '' : `-${index + 1}`}.json`;
    const text = `${JSON.stringify(filing, null, 2)}\n`;
    return sources.drop(
      file,
      Buffer.from(text),
      own.map((one) => doubtDiagnostic(one, file)),
    );
  });
  return { value: views[0] ?? null, diagnostics: [] };
}

/** Whether the path is that of a file which is read for the filings in it. */
export async function isReadFile(path: string): Promise<boolean> {
  return isTableFile(path) && (await stat(path).catch(() => null))?.isFile() === true;
}

/** Opens a file of the disk as if it had been dropped on the page; says why it cannot be. */
export async function openReadFile(
  path: string,
  sources: SourceStore,
  resources: () => Promise<Result<Pick<Resources, 'schema' | 'packs'>>>,
): Promise<readonly Diagnostic[]> {
  const name = basename(path);
  try {
    const dropped = await dropFile(name, await readOrdinary(path, largestFiling), sources, resources);
    if (dropped.value === null) return dropped.diagnostics;
    sources.beginWith(dropped.value.id);
    return [];
  } catch (error) {
    return [unreadable(name, error)];
  }
}

function noForm(): Diagnostic {
  return errorOf(
    'preview/no-form',
    '没有找到认得的填报表；表要有官方的表题和标签，没有的请点“新建…”在页面上填',
    'no form that is known was found in it; forms are known by their titles and labels; without them begin a new filing',
  );
}
