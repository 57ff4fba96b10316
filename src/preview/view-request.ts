/** What a request asks to see, read from its query. */
import type { Filing } from '../filing/index.js';
import type { FitMode, MissingGlyphs, ProfileId } from '../layout/index.js';
import type { DocumentRequest } from '../pipeline.js';
import { type RenderOptions, renderOptionsOf, renderSettings } from '../render/index.js';

export interface ViewRequest {
  readonly source: string;
  /** Null: the first that the filing files. */
  readonly form: string | null;
  /** Index from 0; null: the first. */
  readonly project: number | null;
  readonly profile: ProfileId;
  /** Pack options as texts. */
  readonly options: Readonly<Record<string, string>>;
  readonly rendering: RenderOptions;
  readonly missingGlyphs: MissingGlyphs;
  readonly fit: FitMode | undefined;
}

/** Pages that follow one another, counted from 1. */
export interface PageRange {
  readonly from: number;
  readonly to: number;
}

/** What the page shows while it asks for what comes next. */
export interface Sight {
  /** Id of the document. */
  readonly document: string;
  readonly pages: PageRange;
}

/** Null: it shows nothing yet. */
export function readSight(query: URLSearchParams): Sight | null {
  const [document, pages] = [query.get('document'), readPageRange(query)];
  return document === null || pages === null ? null : { document, pages };
}

/** Pages that one request may ask for. */
const mostPages = 16;

/** Null: none are asked for. */
export function readPageRange(query: URLSearchParams): PageRange | null {
  if (!query.has('from')) return null;
  const from = Math.max(1, Number(query.get('from')) || 1);
  return { from, to: Math.min(Number(query.get('to')) || from, from + mostPages - 1) };
}

/** Fields that are absent or strange take their default; `set` is given once for each option, as `name=value`. */
export function readViewRequest(query: URLSearchParams): ViewRequest {
  const settings = new Map(query.getAll('set').map(readSetting));
  const missing = settings.get('missing');
  settings.delete('missing');
  const fit = settings.get('fit');
  settings.delete('fit');
  const rendering = renderOptionsOf(settings);
  for (const name of Object.keys(renderSettings)) settings.delete(name);
  const project = query.get('project');
  return {
    source: query.get('source') ?? '',
    form: query.get('form'),
    project: project !== null && /^\d{1,6}$/.test(project) ? Number(project) : null,
    profile: query.get('profile') === 'gbt9704' ? 'gbt9704' : 'table',
    options: Object.fromEntries(settings),
    rendering,
    missingGlyphs: missing === 'substitute' ? 'substitute' : 'error',
    fit: fit === 'tail' || fit === 'page' ? fit : undefined,
  };
}

function readSetting(setting: string): readonly [string, string] {
  const at = setting.indexOf('=');
  return at < 0 ? [setting, ''] : [setting.slice(0, at), setting.slice(at + 1)];
}

/** What the pipeline is asked for. */
export function documentRequest(
  { options, profile, missingGlyphs, fit }: ViewRequest,
  filing: Filing,
  file: string,
  chosen: { readonly form: string; readonly project: number | null },
): DocumentRequest {
  return { filing, file, ...chosen, options, profile, missingGlyphs, fit };
}
