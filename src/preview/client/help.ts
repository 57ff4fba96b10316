/** The list of keys. */
import { byId, make, makeButton } from './dom.js';
import type { TextKey, Words } from './texts.js';

const keys: readonly (readonly [string, TextKey])[] = [
  ['↑ ↓ ← →', 'keyArrows'],
  ['PgUp PgDn', 'keyPages'],
  ['Home End', 'keyEnds'],
  ['+ − 0 9', 'keyZoom'],
  ['G', 'keyGo'],
  ['E', 'keyFields'],
  ['Alt + ↑ ↓ ← →', 'keyCells'],
  ['[ ]', 'keyFindings'],
  ['A…', 'keyType'],
  ['Enter F2', 'keyOpen'],
  ['Tab Shift + Tab', 'keyNext'],
  ['Ctrl + Enter D Del', 'keyRows'],
  ['Ctrl + Z Y', 'keyUndo'],
  ['Ctrl + S', 'keySave'],
  ['Esc', 'keyEscape'],
  ['Ctrl + F', 'keyFind'],
  ['Ctrl + P', 'keyPrint'],
];

export function showKeys(words: Words): void {
  const dialog = byId('keys', HTMLDialogElement);
  const rows = keys.flatMap(([key, text]) => [
    make('dt', {}, make('kbd', {}, key)),
    make('dd', {}, words.say(text)),
  ]);
  dialog.replaceChildren(
    make('h2', { id: 'keys-heading' }, words.say('keyList')),
    make('dl', {}, ...rows),
    makeButton({ class: 'primary' }, () => dialog.close(), words.say('close')),
  );
  dialog.showModal();
}
