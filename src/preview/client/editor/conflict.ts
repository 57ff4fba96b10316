/** Asks what is to be kept where the file on disk and what is edited here have both changed. */
import type { Difference } from '../../editing-protocol.js';
import { make, makeButton } from '../dom.js';
import type { Words } from '../texts.js';

export type ConflictChoice = 'mine' | 'theirs' | 'later';

/** As many are listed. */
const mostListed = 50;

export function askConflict(differences: readonly Difference[], words: Words): Promise<ConflictChoice> {
  return new Promise((resolve) => {
    const dialog = make('dialog', { class: 'conflict', 'aria-labelledby': 'conflict-heading' });
    const choose = (choice: ConflictChoice) => () => {
      dialog.close();
      dialog.remove();
      resolve(choice);
    };
    dialog.append(
      make('h2', { id: 'conflict-heading' }, words.say('conflictHead')),
      make('p', {}, words.say('conflictText')),
      make('div', { class: 'differences', tabindex: '0' }, tableOf(differences, words)),
      make(
        'div',
        { class: 'choices-row' },
        makeButton({ class: 'primary', id: 'keep-mine' }, choose('mine'), words.say('keepMine')),
        makeButton({ class: 'plain', id: 'take-theirs' }, choose('theirs'), words.say('takeTheirs')),
        makeButton({ class: 'quiet', id: 'decide-later' }, choose('later'), words.say('decideLater')),
      ),
    );
    dialog.addEventListener('cancel', choose('later'));
    document.body.append(dialog);
    dialog.showModal();
  });
}

function tableOf(differences: readonly Difference[], words: Words): HTMLElement {
  const head = make(
    'tr',
    {},
    ...(['place', 'mine', 'onDisk'] as const).map((key) => make('th', { scope: 'col' }, words.say(key))),
  );
  const rows = differences
    .slice(0, mostListed)
    .map(({ path, label, edited, onDisk, opened }) =>
      make(
        'tr',
        {},
        make('th', { scope: 'row' }, label ?? path, make('small', {}, path)),
        cell(edited, opened, words),
        cell(onDisk, opened, words),
      ),
    );
  const more =
    differences.length > mostListed
      ? [make('tr', {}, make('td', { colspan: '3' }, words.say('moreDifferences')))]
      : [];
  return make('table', {}, make('thead', {}, head), make('tbody', {}, ...rows, ...more));
}

/** What differs from what was opened is the side that has changed it. */
function cell(value: string | null, opened: string | null, words: Words): HTMLElement {
  const text = value === null || value === 'null' ? words.say('blank') : plain(value);
  return make('td', { class: value === opened ? null : 'changed' }, text);
}

function plain(json: string): string {
  return json.startsWith('"') ? String(JSON.parse(json)) : json;
}
