/** A finding that was chosen where its value is not shown: it waits for the form that shows it. */
import type { JsonPath } from '../../diagnostics/index.js';
import type { FindingView, ShownForm, View } from '../protocol.js';
import { isSameFinding } from './view-order.js';

interface FindingElsewhereOptions {
  readonly view: () => View | null;
  /** Asks the server for the form that prints the value at the path; null: none does. */
  readonly whereShown: (path: JsonPath) => Promise<ShownForm | null>;
  readonly choose: (form: ShownForm) => void;
  readonly fail: (error: unknown) => void;
}

export class FindingElsewhere {
  readonly #options: FindingElsewhereOptions;
  #awaited: FindingView | null = null;
  /** Shown last of the forms that a project has. */
  #projectForm: string | null = null;

  constructor(options: FindingElsewhereOptions) {
    this.#options = options;
  }

  /** Chooses the form that prints the finding's value, unless it is the one that is shown. */
  async turnTo(finding: FindingView): Promise<void> {
    const { view, choose, fail } = this.#options;
    const shown = view();
    const turn = shown === null ? null : await this.#formFor(finding, shown).catch(fail);
    // Something else may have been chosen meanwhile.
    if (turn == null || view() !== shown) return;
    this.#awaited = finding;
    choose(turn);
  }

  /** Null where the form that is shown is the one, or none is. */
  async #formFor(finding: FindingView, shown: View): Promise<ShownForm | null> {
    const ofProject = this.#ofProject(finding, shown);
    const turn = ofProject ?? (finding.path ? await this.#options.whereShown(finding.path) : null);
    return turn?.form === shown.form && turn?.project === shown.project ? null : turn;
  }

  /** Of another project than the one shown: the form that is shown, else the last of a project, else the first. */
  #ofProject({ project }: FindingView, { filing, form, project: shown }: View): ShownForm | null {
    if (project === null || filing === null) return null;
    const ofProjects = filing.forms.filter(({ scope }) => scope === 'project').map(({ id }) => id);
    if (project === shown && ofProjects.includes(form ?? '')) return null;
    const next = [form, this.#projectForm, ...ofProjects].find(
      (id) => id !== null && ofProjects.includes(id),
    );
    return next == null ? null : { form: next, project };
  }

  /** The finding in the view that it has waited for; null where none has. */
  arrivedIn({ filing, form, findings }: View): FindingView | null {
    if (filing?.forms.find(({ id }) => id === form)?.scope === 'project') this.#projectForm = form;
    const awaited = this.#awaited;
    this.#awaited = null;
    return awaited === null ? null : (findings.find((one) => isSameFinding(one, awaited)) ?? null);
  }
}
