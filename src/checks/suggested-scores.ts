/** The scores that the formulas suggest for a self-evaluation's indicators, for who fills it in. */
import type { Filing } from '../filing/index.js';
import { scoreText } from './evaluation.js';
import { suggestedFor } from './rules/scoring.js';
import { defaultSettings } from './settings.js';
import { subjectOf } from './subject.js';

/** Free texts are not looked at. */
const NO_TEXT = /$^/;

/** Of each indicator of the unit's self-evaluation, in order; null where the formulas say nothing or a value is not there yet. */
export function suggestedScores(filing: Filing): readonly (string | null)[] {
  return subjectOf(filing, defaultSettings, null, NO_TEXT).evaluated.map((row) => {
    const suggested = suggestedFor(row);
    return suggested === null ? null : scoreText(suggested);
  });
}
