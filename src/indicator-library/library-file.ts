/** The library as a file, `jibiao.library.json`: written by `jibiao library build`, read by the preview, edited by anybody. */
import * as z from 'zod';
import type { Result } from '../diagnostics/index.js';
import { type DeepReadonly, readJson } from '../json/index.js';

export const libraryFileName = 'jibiao.library.json';

function buildLibrarySchema() {
  const text = z.string().min(1).nullable().default(null);
  return z.strictObject({
    indicators: z.array(
      z.strictObject({
        level1: text,
        level2: text,
        name: z.string().min(1),
        /** Parts of the target; null where that is words, or nothing. */
        operator: text,
        value: text,
        unit: text,
        /** The target that it has most often, as printed; null: it has none. */
        target: text,
        count: z.int().positive().default(1),
      }),
    ),
  });
}

/** Most frequent first, then by group and name. */
export type IndicatorLibrary = DeepReadonly<z.output<ReturnType<typeof buildLibrarySchema>>['indicators']>;
export type LibraryIndicator = IndicatorLibrary[number];

/** The library of the file's text, or what is wrong with it, with its lines. */
export function readLibrary(text: string, file: string): Result<IndicatorLibrary> {
  const codes = { syntax: 'library/not-json', content: 'library/bad-library' };
  const { value, diagnostics } = readJson(text, buildLibrarySchema(), { file, codes });
  return { value: value?.indicators ?? null, diagnostics };
}

/** One indicator a line: such files are compared and mended by hand. */
export function libraryText(library: IndicatorLibrary): string {
  const lines = library.map((one) => `    ${JSON.stringify(one)}`);
  return `{\n  "indicators": [\n${lines.join(',\n')}\n  ]\n}\n`;
}
