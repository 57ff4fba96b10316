/** Sends edits one after another: while one is on its way, of the values typed meanwhile only the last is sent next. */
import type { Diagnostic, JsonPath } from '../../../diagnostics/index.js';
import type { EditAnswer, EditCommand, EditedView, SaveAnswer } from '../../editing-protocol.js';
import { type Api, Refused } from '../api.js';

export interface EditQueueOptions {
  readonly api: Api;
  /** What is shown, as a query. */
  readonly query: () => URLSearchParams;
  readonly revision: () => number;
  readonly onSent: () => void;
  /** `isGuided`: the page goes to what was changed. */
  readonly onView: (view: EditedView, isGuided: boolean) => Promise<void>;
  /** Of anything but a refusal: the line to the server. */
  readonly onFailure: (error: unknown) => void;
}

/** Null: the edit was taken; else why not. */
export type EditOutcome = readonly Diagnostic[] | null;

interface Job {
  readonly gesture: string | null;
  run(): Promise<EditOutcome>;
  readonly done: (outcome: EditOutcome) => void;
}

export class EditQueue {
  readonly #options: EditQueueOptions;
  readonly #waiting: Job[] = [];
  #isRunning = false;
  /** Of the last answer: the view may not be shown yet. */
  #revision = 0;

  constructor(options: EditQueueOptions) {
    this.#options = options;
  }

  get isIdle(): boolean {
    return !this.#isRunning;
  }

  /** The revision that this page knows of, shown or about to be. */
  get revision(): number {
    return Math.max(this.#revision, this.#options.revision());
  }

  /** Another filing is shown now; its revisions are its own. */
  forget(): void {
    this.#revision = 0;
  }

  /** Commands of one gesture that wait are one: the last. */
  send(command: EditCommand, gesture: string | null): Promise<EditOutcome> {
    // The paths are those of the page that is shown now, whatever is on its way.
    const revision = this.#options.revision();
    const last = this.#waiting.at(-1);
    if (gesture !== null && last?.gesture === gesture) {
      this.#waiting.pop();
      const dropped = this.#add(() => this.#edit(command, gesture, revision), gesture);
      void dropped.then(last.done);
      return dropped;
    }
    return this.#add(() => this.#edit(command, gesture, revision), gesture);
  }

  /** Resolves when all that has been sent is shown. */
  async settled(): Promise<void> {
    if (!this.isIdle) await this.#add(async () => null, null);
  }

  step(direction: 'undo' | 'redo' | 'give-up'): Promise<EditOutcome> {
    return this.#ask(direction, {}, null, direction !== 'give-up');
  }

  /** Takes in what another program has written; of what both have changed, that of this page at the paths stays. */
  join(disk: string, mine: readonly JsonPath[]): Promise<EditOutcome> {
    return this.#ask('join', { disk }, mine, false);
  }

  #ask(
    action: string,
    more: Readonly<Record<string, string>>,
    body: unknown,
    isGuided: boolean,
  ): Promise<EditOutcome> {
    return this.#add(async () => {
      const query = new URLSearchParams([...this.#options.query(), ...Object.entries(more)]);
      return this.#taken(await this.#options.api.post<EditAnswer>(`/api/${action}?${query}`, body), isGuided);
    }, null);
  }

  /** Saves what has been sent up to now. Null where the server does not answer. */
  async save(source: string, over: string | null): Promise<SaveAnswer | null> {
    let answer: SaveAnswer | null = null;
    const query = new URLSearchParams({ source, ...(over === null ? {} : { over }) });
    await this.#add(async () => {
      answer = await this.#options.api.post<SaveAnswer>(`/api/save?${query}`);
      return null;
    }, null);
    return answer;
  }

  async #edit(command: EditCommand, gesture: string | null, revision: number): Promise<EditOutcome> {
    const { api, query } = this.#options;
    const body = { revision, gesture, command };
    this.#options.onSent();
    const answer = await api.post<EditAnswer>(`/api/edit?${query()}`, body);
    return await this.#taken(answer, command.kind !== 'type' && command.kind !== 'suggest');
  }

  async #taken(answer: EditAnswer, isGuided: boolean): Promise<EditOutcome> {
    if (answer.kind === 'refused') return answer.diagnostics;
    this.#revision = answer.view.editing.revision;
    await this.#options.onView(answer.view, isGuided);
    return null;
  }

  #add(run: () => Promise<EditOutcome>, gesture: string | null): Promise<EditOutcome> {
    return new Promise((done) => {
      this.#waiting.push({ gesture, run, done });
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let job = this.#waiting.shift(); job !== undefined; job = this.#waiting.shift()) {
      job.done(await this.#outcome(job));
    }
    this.#isRunning = false;
  }

  async #outcome(job: Job): Promise<EditOutcome> {
    try {
      return await job.run();
    } catch (error) {
      if (error instanceof Refused) return error.diagnostics;
      this.#options.onFailure(error);
      return [];
    }
  }
}
