/** What stands at a place of a JSON text, as it is written there. */
import type { PathStep } from '../json/index.js';
import { placesOf } from './sound-texts.js';

/** Reads many places of one text; '' where nothing stands. */
export function jsonAt(text: string): (path: readonly PathStep[]) => string {
  const places = placesOf(text);
  return (path) => {
    const { offset, whole } = places.locate(path);
    return whole ? places.sourceAt(offset) : '';
  };
}
