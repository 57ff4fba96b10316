/** Buttons over the list of projects: new, copied, from another filing, moved, removed. They act on the project that is shown. */
import type { RowAction } from '../../../editing/index.js';
import type { EditCommand } from '../../editing-protocol.js';
import type { View } from '../../protocol.js';
import type { Api } from '../api.js';
import { byId, make, makeButton, makeSingleButton } from '../dom.js';
import type { TextKey, Words } from '../texts.js';
import { askProjects } from './copy-projects.js';
import { actionIcon } from './row-tools.js';

export interface ProjectToolsOptions {
  readonly api: Api;
  readonly words: Words;
  readonly view: () => View | null;
  /** Resolves when all edits that are on their way are shown. */
  readonly settled: () => Promise<void>;
  readonly onCommand: (command: EditCommand) => void;
  readonly onFailure: (error: unknown) => void;
}

const actions: readonly { readonly action: RowAction; readonly word: TextKey; readonly hint: TextKey }[] = [
  { action: 'add', word: 'add', hint: 'addProject' },
  { action: 'duplicate', word: 'duplicate', hint: 'duplicateProject' },
  { action: 'up', word: 'forward', hint: 'projectUp' },
  { action: 'down', word: 'back', hint: 'projectDown' },
  { action: 'remove', word: 'remove', hint: 'removeProject' },
];

export class ProjectTools {
  readonly #options: ProjectToolsOptions;
  readonly #bar = make('div', { class: 'project-tools', role: 'toolbar' });

  constructor(options: ProjectToolsOptions) {
    this.#options = options;
    byId('projects', HTMLElement).before(this.#bar);
    this.translate();
  }

  translate(): void {
    const { words } = this.#options;
    this.#bar.setAttribute('aria-label', words.say('projectTools'));
    this.#bar.replaceChildren(
      ...actions.map(({ action, word, hint }) => {
        const attributes = { class: 'icon', title: words.say(hint), 'data-action': action };
        const makeOne = action === 'up' || action === 'down' ? makeButton : makeSingleButton;
        return makeOne(attributes, () => void this.#act(action), actionIcon(action), words.say(word));
      }),
      makeButton({ class: 'link', id: 'copy-projects' }, () => void this.#copy(), words.say('copyProjects')),
    );
    this.show(this.#options.view());
  }

  /** Where there is no project, one can be begun or copied. */
  show(view: View | null): void {
    const index = shownProject(view);
    this.#bar.hidden = index === null;
    const isEmpty = index === -1;
    for (const button of this.#bar.querySelectorAll<HTMLButtonElement>('[data-action]'))
      button.disabled = isEmpty && button.dataset.action !== 'add';
  }

  async #act(action: RowAction): Promise<void> {
    const { settled, view, onCommand } = this.#options;
    await settled();
    const index = shownProject(view());
    if (index !== null) onCommand({ kind: 'project', action, index });
  }

  async #copy(): Promise<void> {
    const { api, words, view, onCommand, onFailure } = this.#options;
    const { source, filing = null } = view() ?? {};
    const project = shownProject(view());
    if (source === undefined || filing === null || project === null) return;
    try {
      const { sources } = await api.sources();
      const into = { source: source.id, unit: filing.unit, year: filing.year };
      const chosen = await askProjects(into, sources, api, words);
      if (chosen !== null) onCommand({ kind: 'copy-projects', ...chosen, index: project + 1 });
    } catch (error) {
      onFailure(error);
    }
  }
}

/** Its index; -1: before the first of a filing that has none; null: the form is of no project, but perhaps of an item of another list. */
function shownProject(view: View | null): number | null {
  if (view?.filing == null) return null;
  const { filing, form, project } = view;
  if (filing.forms.find(({ id }) => id === form)?.scope === 'each') return null;
  return filing.projects.length === 0 ? -1 : project;
}
