/** Asks which forms the filing is handed in as. */
import type { FormOffer } from '../../editing-protocol.js';
import { byId, make, makeButton } from '../dom.js';
import type { TextKey, Words } from '../texts.js';
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
  return new Promise((resolve) => {
    const dialog = make('dialog', { class: 'choose-forms', 'aria-labelledby': 'choose-forms-heading' });
    const close = (chosen: readonly string[] | null): void => {
      dialog.close();
      dialog.remove();
      resolve(chosen);
    };
    const list = make('fieldset', { class: 'project-choices', 'aria-label': words.say('forms') });
    list.append(...offered.map((form) => entryOf(form, words)));
    const ticked = (): readonly string[] =>
      [...list.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
    const take = makeButton(
      { class: 'primary', id: 'take-forms' },
      () => close(ticked()),
      words.say('takeForms'),
    );
    dialog.append(
      make('h2', { id: 'choose-forms-heading' }, words.say('chooseFormsHead')),
      make('p', { class: 'subtle' }, words.say('chooseFormsHint')),
      list,
      make(
        'div',
        { class: 'choices-row' },
        take,
        makeButton({ class: 'quiet' }, () => close(null), words.say('cancel')),
      ),
    );
    dialog.addEventListener('close', () => close(null));
    document.body.append(dialog);
    dialog.showModal();
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
