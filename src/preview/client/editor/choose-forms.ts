/** Asks which forms the filing is handed in as. */
import type { FormOffer } from '../../editing-protocol.js';
import { byId, make } from '../dom.js';
import type { TextKey, Words } from '../texts.js';
import { askInDialog, tickedIn } from './ask-in-dialog.js';
import type { ProjectToolsOptions } from './project-tools.js';

/** The button over the list of forms. */
export function offerForms({ api, words, view, settled, onCommand, onFailure }: ProjectToolsOptions): void {
  const ask = async (): Promise<void> => {
    await settled();
    const source = view()?.source.id;
    if (source === undefined) return;
    try {
      const forms = await askForms(await api.forms(source), words);
      if (forms !== null) onCommand({ kind: 'forms', forms });
    } catch (error) {
      onFailure(error);
    }
  };
  byId('choose-forms', HTMLButtonElement).addEventListener('click', () => void ask());
}

/** Ids of the chosen ones; null where nothing was decided. */
function askForms(offered: readonly FormOffer[], words: Words): Promise<readonly string[] | null> {
  const list = make('fieldset', { class: 'project-choices', 'aria-label': words.say('forms') });
  list.append(...offered.map((form) => entryOf(form, words)));
  return askInDialog({
    name: 'choose-forms',
    heading: words.say('chooseFormsHead'),
    content: [make('p', { class: 'subtle' }, words.say('chooseFormsHint')), list],
    take: { id: 'take-forms', label: words.say('takeForms'), answer: () => tickedIn(list) },
    words,
  });
}

function entryOf({ id, title, edition, scope, isFiled }: FormOffer, words: Words): HTMLElement {
  const box = make('input', { type: 'checkbox', value: id, checked: isFiled ? '' : null });
  const of: Readonly<Partial<Record<FormOffer['scope'], TextKey>>> = {
    project: 'formOfProject',
    summary: 'formOfAll',
    each: 'formOfEach',
  };
  const note = `${words.say(of[scope] ?? 'formOfUnit')}\u2002${edition}`;
  return make('label', {}, box, make('span', {}, title, make('small', {}, note)));
}
