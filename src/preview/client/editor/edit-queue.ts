/** Sends edits one after another: while one is on its way, of the values typed meanwhile only the last is sent next. */
import type { Diagnostic, JsonPath } from '../../../diagnostics/index.js';
import type {
  EditAnswer,
  EditCommand,
  EditedView,
  EditingView,
  EditRequest,
  SaveAnswer,
} from '../../editing-protocol.js';
import type { View } from '../../protocol.js';
import { type Api, Refused } from '../api.js';
import { wayOn } from './broken-line.js';

interface EditQueueOptions {
  readonly api: Api;
  /** What is shown, as a query. */
  readonly query: () => URLSearchParams;
  readonly view: () => View | null;
  readonly onSent: () => void;
  /** A value was not taken: the server keeps it among the findings. */
  readonly onRefused: () => void;
  /** `isGuided`: the page goes to what was changed. */
  readonly onView: (view: EditedView, isGuided: boolean) => Promise<void>;
  /** The server does not answer: what waits for it. With none, it answers again. */
  readonly onHeld: (edits: readonly HeldEdit[]) => void;
  /** What waited cannot be handed in any more: the filing is not what it was. */
  readonly onVoid: (edits: readonly HeldEdit[]) => void;
}

/** Null: the edit was taken; else why not: nothing where the page says so elsewhere. */
export type EditOutcome = readonly Diagnostic[] | null;

export interface HeldEdit {
  readonly command: EditCommand;
  /** Of the value that was typed; '' for what is no value. */
  readonly label: string;
}

interface QueuedEdit {
  /** Of what was shown when it was asked for: its paths are those. */
  readonly query: URLSearchParams;
  readonly revision: number;
  readonly gesture: string | null;
  /** Null: it is no edit. */
  readonly edit: HeldEdit | null;
  readonly run: (job: QueuedEdit) => Promise<EditOutcome>;
  readonly done: (outcome: EditOutcome) => void;
}

/** Milliseconds until a server that cannot be reached is asked again. */
const retryPause = 1000;
/** Milliseconds after which one that is reached and does not answer is said not to. */
const longestWait = 4000;

export class EditQueue {
  readonly #options: EditQueueOptions;
  #waiting: QueuedEdit[] = [];
  #isRunning = false;
  /** The one that is under way. */
  #running: QueuedEdit | null = null;
  readonly #whenIdle: (() => void)[] = [];
  /** The one that could not be handed in. */
  #held: QueuedEdit | null = null;
  #retry: () => void = () => undefined;
  /** Of the last answer: the view may not be shown yet. */
  #answered: EditingView | null = null;

  constructor(options: EditQueueOptions) {
    this.#options = options;
  }

  get isIdle(): boolean {
    return !this.#isRunning;
  }

  /** The revision that this page knows of, shown or about to be. */
  get revision(): number {
    return this.#known?.revision ?? 0;
  }

  /** Another filing is shown now; its revisions are its own. */
  forget(): void {
    this.#answered = null;
  }

  /** The server answers again: what could not be handed in is tried at once. */
  lineStands(): void {
    this.#retry();
  }

  /** Commands of one gesture that wait are one: the last. `label`: of the value that is typed; `revision`: that its paths are of, by default what is shown. */
  send(
    command: EditCommand,
    gesture: string | null,
    label = '',
    revision = this.#options.view()?.editing.revision ?? 0,
  ): Promise<EditOutcome> {
    const last = this.#waiting.at(-1);
    const isSame = gesture !== null && last?.gesture === gesture;
    if (isSame) this.#waiting.pop();
    // Where the line breaks before the answer, it is by its gesture that a command is known to have been done.
    const name = gesture ?? crypto.randomUUID();
    const edit = { command, label };
    const sent = this.#add((job) => this.#edit(job, command), { gesture: name, edit, revision });
    if (isSame) void sent.then(last.done);
    return sent;
  }

  /** What was typed at the path and is not shown yet; null: nothing, or what follows it may change that. */
  typedAt(path: JsonPath): string | null {
    const sent = [...(this.#running === null ? [] : [this.#running]), ...this.#waiting];
    const commands = sent.map(({ edit }) => edit?.command ?? null);
    const last = commands.findLastIndex((one) => one?.kind === 'type' && one.paths[0] === path);
    if (commands.slice(last + 1).some((one) => one?.kind !== 'type')) return null;
    const command = commands[last];
    return command?.kind === 'type' ? command.typed : null;
  }

  /** Resolves when all that has been sent is shown. */
  async settled(): Promise<void> {
    if (!this.isIdle) await this.#add(async () => null);
  }

  /** Resolves when nothing is under way, whatever has been sent meanwhile. */
  async idle(): Promise<void> {
    if (!this.isIdle) await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
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
    return this.#add(async (job) => {
      const query = new URLSearchParams([...job.query, ...Object.entries(more)]);
      return this.#taken(await this.#options.api.post<EditAnswer>(`/api/${action}?${query}`, body), isGuided);
    });
  }

  /** Saves what has been sent up to now. Null where that was not taken. */
  async save(source: string, over: string | null): Promise<SaveAnswer | null> {
    let answer: SaveAnswer | null = null;
    const query = new URLSearchParams({ source, ...(over === null ? {} : { over }) });
    await this.#add(async () => {
      answer = await this.#options.api.post<SaveAnswer>(`/api/save?${query}`);
      return null;
    });
    return answer;
  }

  get #known(): EditingView | null {
    const shown = this.#options.view()?.editing ?? null;
    const answered = this.#answered;
    return answered !== null && answered.revision > (shown?.revision ?? 0) ? answered : shown;
  }

  async #edit({ query, revision, gesture }: QueuedEdit, command: EditCommand): Promise<EditOutcome> {
    const body: EditRequest = { revision, gesture, command };
    this.#options.onSent();
    const answer = await this.#options.api.post<EditAnswer>(`/api/edit?${query}`, body);
    if (answer.kind === 'refused') this.#options.onRefused();
    return await this.#taken(answer, command.kind !== 'type' && command.kind !== 'suggest');
  }

  async #taken(answer: EditAnswer, isGuided: boolean): Promise<EditOutcome> {
    if (answer.kind === 'refused') return answer.diagnostics;
    await this.#show(answer.view, isGuided);
    return null;
  }

  async #show(view: EditedView, isGuided: boolean): Promise<void> {
    // Another filing may have been opened meanwhile.
    if (this.#options.query().get('source') !== view.source.id) return;
    this.#answered = view.editing;
    await this.#options.onView(view, isGuided);
  }

  #add(
    run: QueuedEdit['run'],
    known: Partial<Pick<QueuedEdit, 'gesture' | 'edit' | 'revision'>> = {},
  ): Promise<EditOutcome> {
    const { query, view } = this.#options;
    const revision = view()?.editing.revision ?? 0;
    return new Promise((done) => {
      this.#waiting.push({ query: query(), revision, gesture: null, edit: null, ...known, run, done });
      this.#hold(this.#held);
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let job = this.#waiting.shift(); job !== undefined; job = this.#waiting.shift()) {
      this.#running = job;
      const outcome = await this.#outcome(job);
      this.#running = null;
      job.done(outcome);
    }
    this.#isRunning = false;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  async #outcome(job: QueuedEdit): Promise<EditOutcome> {
    const isShown = job.query.get('source') === this.#options.view()?.source.id;
    const before = isShown ? this.#known : null;
    try {
      return await this.#watched(job);
    } catch (error) {
      if (error instanceof Refused) return error.diagnostics;
      return await this.#afterBreak(job, before);
    }
  }

  async #watched(job: QueuedEdit): Promise<EditOutcome> {
    const timer = setTimeout(() => this.#hold(job), longestWait);
    try {
      return await job.run(job);
    } finally {
      clearTimeout(timer);
      this.#hold(null);
    }
  }

  /** The server did not answer; what is known of the filing before tells whether the job was done, and can be now. */
  async #afterBreak(job: QueuedEdit, before: EditingView | null): Promise<EditOutcome> {
    const view = await this.#viewOf(job);
    const way = view === null ? 'void' : wayOn(job.edit?.command ?? null, job.gesture, before, view.editing);
    if (way === 'void') this.#giveUp(job);
    this.#hold(null);
    if (view === null) return [];
    const { revision } = view.editing;
    this.#waiting = this.#waiting.map((waiting) => ({ ...waiting, revision }));
    await this.#show({ ...view, place: null, path: null }, false);
    if (way === 'again') return await this.#outcome({ ...job, revision });
    return way === 'done' ? null : [];
  }

  /** As soon as the server answers; null where it does not have the filing any more. */
  async #viewOf(job: QueuedEdit): Promise<View | null> {
    for (;;) {
      this.#hold(job);
      await new Promise<void>((resolve) => {
        this.#retry = resolve;
        setTimeout(resolve, retryPause);
      });
      try {
        return await this.#options.api.view(job.query);
      } catch (error) {
        if (error instanceof Refused) return null;
      }
    }
  }

  #giveUp(job: QueuedEdit): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#options.onVoid(editsOf([job, ...waiting]));
    for (const { done } of waiting) done([]);
  }

  #hold(job: QueuedEdit | null): void {
    if (job === this.#held && job === null) return;
    this.#held = job;
    this.#options.onHeld(job === null ? [] : editsOf([job, ...this.#waiting]));
  }
}

/** Of one gesture the last: what stands in the cell. */
function editsOf(jobs: readonly QueuedEdit[]): readonly HeldEdit[] {
  return jobs.flatMap(({ edit, gesture }, at) =>
    edit === null || jobs[at + 1]?.gesture === gesture ? [] : [edit],
  );
}
