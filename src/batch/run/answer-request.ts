/** Handles a request to a pool's worker: makes one document of one filing in memory. */
import { type Diagnostic, type Result, unknownName } from '../../diagnostics/index.js';
import { type Filing, readFiling } from '../../filing/index.js';
import { layOutDocument, type Resources, renderDocument } from '../../pipeline.js';
import {
  type DocumentFormatId,
  formatOf,
  formats,
  holdsFiling,
  type RenderOptions,
} from '../../render/index.js';
import type { DocumentRequest } from '../../request.js';
import { requestFaults } from '../../request-faults.js';

/** Request for a document; plain data, so that it can be posted to a worker. */
export interface BytesRequest extends Omit<DocumentRequest, 'filing' | 'report'> {
  /** The parsed filing, or the bytes of its JSON file. */
  readonly filing: Filing | Uint8Array;
  readonly format: DocumentFormatId;
  readonly rendering: RenderOptions;
}

/** Returns the document's bytes; null if there are errors. Rejects only if the program has a bug. */
export async function answerRequest(
  { filing: given, format, rendering, ...request }: BytesRequest,
  resources: Resources,
): Promise<Result<Uint8Array>> {
  const faults = [...requestFaults(request, resources), ...formatFaults(format)];
  if (faults.length > 0) return { value: null, diagnostics: faults };
  const { value: filing, diagnostics: notes } =
    given instanceof Uint8Array
      ? readFiling(given, { file: request.file, resources })
      : { value: given, diagnostics: [] };
  if (filing === null) return { value: null, diagnostics: notes };
  const attaches = holdsFiling(formatOf(format), rendering);
  const { value: document, diagnostics } = layOutDocument({ ...request, filing, attaches }, resources);
  const value = document && (await renderDocument(document, format, resources, rendering));
  return { value, diagnostics: [...notes, ...diagnostics] };
}

function formatFaults(format: string): readonly Diagnostic[] {
  const known = formats.filter(({ kind }) => kind === 'document').map(({ id }) => id);
  if (known.some((id) => id === format)) return [];
  return [unknownName('request/unknown-format', { zh: '格式', en: 'format' }, format, known)];
}
