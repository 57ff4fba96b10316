/** Says of each repair what was read as what. */
import { type Diagnostic, noteOf, type TextPosition } from '../diagnostics/index.js';
import { type PathStep, show, writePath } from '../json/index.js';
import { labelOf } from './labels.js';
import type { Repair } from './normalize.js';
import type { FilingSchema } from './schema/filing.js';

export function notesOf(
  repairs: readonly Repair[],
  file: string,
  schema: FilingSchema,
  positionAt: (steps: readonly PathStep[]) => TextPosition | null,
): readonly Diagnostic[] {
  return repairs.map(({ steps, given, readAs, how }) => {
    const [before, after, english] = [show(given), shownChinese(readAs), shownEnglish(readAs)];
    return noteOf(
      'filing/normalized',
      how?.zh ?? `${before} 读作 ${after}`,
      how?.en ?? `${before} was read as ${english}`,
      {
        parameters: { found: before, readAs: english },
        file,
        path: writePath(steps),
        label: labelOf(steps, schema),
        position: positionAt(steps),
      },
    );
  });
}

function shownChinese(readAs: unknown): string {
  return readAs === null ? '空白' : shown(readAs);
}

function shownEnglish(readAs: unknown): string {
  return readAs === null ? 'blank' : shown(readAs);
}

function shown(readAs: unknown): string {
  return Array.isArray(readAs) ? readAs.join('、') : String(readAs);
}
