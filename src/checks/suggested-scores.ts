/** Suggests scores for a self-evaluation's indicators, for the person who fills it in. */
import type { Filing } from '../filing/index.js';
import { scoreText } from './evaluation.js';
import { suggestedFor } from './rules/scoring.js';
import { defaultSettings } from './settings.js';
import { subjectOf } from './subject.js';

/** Matches nothing: free texts are not needed. */
const NO_TEXT = /$^/;

/** Returns the score of each indicator of the unit's self-evaluation, in order; null if the formulas do not apply or a value is missing. */
export function suggestedScores(filing: Filing): readonly (string | null)[] {
  return subjectOf(filing, defaultSettings, null, NO_TEXT).evaluated.map((row) => {
    const suggested = suggestedFor(row);
    return suggested === null ? null : scoreText(suggested);
  });
}
