/** The line at the foot of the page that says what was done, to readers of screens too: for as long as it takes to read it. */
import { byId } from './dom.js';

/** Milliseconds: however short it is, and for each character. */
const least = 6000;
const perCharacter = 100;
let gone: ReturnType<typeof setTimeout> | undefined;

/** What is said goes by itself: it covers the page, and “Ctrl+Z” in it soon means another step. */
export function say(text: string): void {
  byId('status', HTMLElement).textContent = text;
  clearTimeout(gone);
  if (text !== '') gone = setTimeout(() => say(''), least + perCharacter * text.length);
}
