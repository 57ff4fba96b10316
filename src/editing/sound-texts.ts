/** Caches where values stand in texts that edits have given: each is edited next, and differs from the one before in a value. */
import { type JsonPlaces, jsonPlaces } from '../json/index.js';
import { Memo } from '../memo/index.js';

/** Of a few filings; each text that is kept is sound. */
const known = new Memo<string, JsonPlaces>({ capacity: 4 });

/** Where values stand in any text. */
export function placesOf(text: string): JsonPlaces {
  return known.get(text) ?? jsonPlaces(text);
}

export function isSound(text: string): boolean {
  return known.get(text) !== undefined;
}

/** To be called for a text that has been parsed without a fault, or that a value was replaced in. */
export function keepSound(text: string, places = jsonPlaces(text)): void {
  known.set(text, places);
}
