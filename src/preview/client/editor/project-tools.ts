/** Buttons over the list of projects: new, copied, from another filing, moved, removed. They act on the project that is shown. */
import type { RowAction } from '../../../editing/index.js';
import type { EditCommand } from '../../editing-protocol.js';
import type { View } from '../../protocol.js';
import type { Api } from '../api.js';
import { byId, make, makeButton } from '../dom.js';
import type { TextKey, Words } from '../texts.js';
import { askProjects } from './copy-projects.js';
import { icon } from './row-tools.js';

export interface ProjectToolsOptions {
  readonly api: Api;
  readonly words: Words;
  readonly view: () => View | null;
  /** Resolves when all edits that are on their way are shown. */
  readonly settled: () => Promise<void>;
  readonly onCommand: (command: EditCommand) => void;
  readonly onFailure: (error: unknown) => void;
}

const actions: readonly { readonly action: RowAction; readonly text: TextKey; readonly path: string }[] = [
  { action: 'add', text: 'addProject', path: 'M8 3v10M3 8h10' },
  { action: 'duplicate', text: 'duplicateProject', path: 'M5.5 5.5h7v7h-7zM3.5 10.5v-7h7' },
  { action: 'up', text: 'projectUp', path: 'M8 13V3.5M4.5 7 8 3.5 11.5 7' },
  { action: 'down', text: 'projectDown', path: 'M8 3v9.5M4.5 9 8 12.5 11.5 9' },
  { action: 'remove', text: 'removeProject', path: 'm4 4 8 8M12 4l-8 8' },
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
      ...actions.map(({ action, text, path }) => {
        const label = words.say(text);
        const attributes = { class: 'icon', 'aria-label': label, title: label, 'data-action': action };
        return makeButton(attributes, () => void this.#act(action), icon(path));
      }),
      makeButton({ class: 'link', id: 'copy-projects' }, () => void this.#copy(), words.say('copyProjects')),
    );
  }

  async #act(action: RowAction): Promise<void> {
    const { settled, view, onCommand } = this.#options;
    await settled();
    const index = view()?.project ?? null;
    if (index !== null) onCommand({ kind: 'project', action, index });
  }

  async #copy(): Promise<void> {
    const { api, words, view, onCommand, onFailure } = this.#options;
    const { source, filing = null, project = null } = view() ?? {};
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
