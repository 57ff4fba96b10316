/** Suggests scores for a self-evaluation's indicators, for the person who fills it in. */
import type { JsonPath } from '../diagnostics/index.js';
import type { Filing } from '../filing/index.js';
import { scoreText } from './evaluation.js';
import { suggestedFor } from './rules/scoring.js';
import { defaultSettings } from './settings.js';
import { subjectOf } from './subject.js';

/** Matches nothing: free texts are not needed. */
const NO_TEXT = /$^/;

/** Returns suggested scores by the path of the indicator; none if the formulas do not apply or a value is missing. */
export function suggestedScores(filing: Filing): ReadonlyMap<JsonPath, string> {
  const { evaluated } = subjectOf(filing, defaultSettings, { forms: null, hint: NO_TEXT });
  return new Map(
    evaluated.flatMap((row) => {
      const suggested = suggestedFor(row);
      return suggested === null ? [] : [[row.path, scoreText(suggested)] as const];
    }),
  );
}
