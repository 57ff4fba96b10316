/** Puts the pages that are in sight into a view's answer: asked for apart, each edit would show a round trip later. */
import type { Result } from '../diagnostics/index.js';
import type { View } from './protocol.js';
import type { Studio } from './studio.js';
import { readPageRange } from './view-request.js';

/** `document` in the query: the one whose pages the asker has already. */
export async function viewWithPages<Shown extends View>(
  result: Result<Shown>,
  query: URLSearchParams,
  studio: Pick<Studio, 'pages'>,
): Promise<Result<Shown>> {
  const range = readPageRange(query);
  const document = result.value?.document ?? null;
  const isKnown = document?.id === query.get('document');
  if (result.value === null || document === null || range === null || isKnown) return result;
  const found = await studio.pages(document.id, range);
  return { ...result, value: { ...result.value, pages: found?.pages ?? [] } };
}
