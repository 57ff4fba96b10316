/** Edits the filings that the preview shows: a change, the way back and forth, saving. Nothing but the shown file is ever written. */
import type { Diagnostic, Result } from '../../diagnostics/index.js';
import { decodeFiling, placeAt, projectOf } from '../../filing/index.js';
import type {
  Difference,
  EditCommand,
  EditedView,
  EditRequest,
  FormOffer,
  SaveAnswer,
} from '../editing-protocol.js';
import type { OpenFiling } from '../open-filing.js';
import type { SourceFile, SourceStore } from '../source-store.js';
import type { Studio } from '../studio.js';
import type { Sight, ViewRequest } from '../view-request.js';
import { offeredForms } from './chosen-forms.js';
import { inClerksWords } from './clerks-words.js';
import { commandedText, type EditContext } from './command-edits.js';
import type { EditSession } from './edit-session.js';
import type { EditSessions } from './edit-sessions.js';
import { noPlace, noSource, noText, stale, tooWide } from './refusals.js';
import { writeFiling } from './write-filing.js';

interface EditServiceOptions {
  readonly sources: SourceStore;
  readonly sessions: EditSessions;
  readonly studio: Studio;
  /** Told after each change, so that other pages show it. */
  readonly onChange: (source: string, revision: number) => void;
}

/** Characters: of a longer filing, 100 projects or so, checks and pages out of sight come when the page asks again. */
const longText = 150_000;
/** A conflict names all that both sides have changed, and so many others. */
const mostDifferences = 200;

export class EditService {
  readonly #options: EditServiceOptions;
  /** Saves wait for one another: what is compared with the disk is not written by another in between. */
  #lastSave: Promise<unknown> = Promise.resolve();

  constructor(options: EditServiceOptions) {
    this.#options = options;
  }

  /** The view after the change; its diagnostics say why nothing was changed. */
  async change(
    view: ViewRequest,
    sight: Sight | null,
    { revision, gesture, command }: EditRequest,
  ): Promise<Result<EditedView>> {
    const opened = await this.#options.studio.open(view.source);
    if (opened.value === null) return { value: null, diagnostics: opened.diagnostics };
    const { onDisk, reading, resources } = opened.value;
    const session = this.#options.sessions.open(onDisk);
    if (session.isStale(revision)) return refused(stale());
    const from = command.kind === 'copy-projects' ? await this.#textOf(command.source) : '';
    if (from === null) return refused(noSource());
    // Bytes that are no text cannot be written back as they were.
    if (reading.value === null && 'problem' in decodeFiling(onDisk.bytes)) return refused(noText());
    const typed = typedValue(command);
    const edited = isTakenBack(command, gesture, session)
      ? { text: session.text, path: typed?.path ?? null, isStructural: false, form: undefined }
      : commandedText(command, {
          text: session.text,
          schema: reading.schema,
          from,
          chosen: chosenIn(opened.value),
        });
    if (edited === null)
      return refused(command.kind === 'paste' ? tooWide(command.columns.length) : noPlace());
    if (reading.value !== null) {
      const after = this.#options.studio.read({ ...onDisk, ...session.contentOf(edited.text) }, resources);
      if (after.value === null) {
        const said = inClerksWords(command, reading.schema, after.diagnostics);
        // What the keys before made of the value is no value that anybody meant.
        if (gesture !== null) session.takeBack(gesture);
        if (typed !== null) session.refuse(typed.path, typed.text, said);
        this.#options.onChange(view.source, session.revision);
        return { value: null, diagnostics: said };
      }
    }
    if (typed !== null) session.settle(typed.path);
    const { path, isStructural, form = view.form } = edited;
    const note = { ...(gesture === null ? {} : { gesture }), ...(path === null ? {} : { path }) };
    session.push(edited.text, note, isStructural);
    const shown = await this.#shown({ ...view, form }, session, path, isStructural ? null : sight);
    const isNewProject = command.kind === 'project' || command.kind === 'copy-projects';
    return isNewProject && shown.value?.place === null
      ? await this.#turnedTo(path ?? '', view, session, shown)
      : shown;
  }

  /** With what is not saved yet. */
  async file(source: string): Promise<Result<SourceFile>> {
    const { value, diagnostics } = await this.#options.studio.open(source);
    return { value: value?.file ?? null, diagnostics };
  }

  /** Of any filing that the preview shows; null where it cannot be read. */
  async projectNames(source: string): Promise<Result<readonly string[]>> {
    const { value, diagnostics } = await this.#options.studio.open(source);
    const filing = value?.reading.value ?? null;
    if (filing === null) return { value: null, diagnostics: value?.reading.diagnostics ?? diagnostics };
    return { value: filing.projects.map(({ name }) => name), diagnostics: [] };
  }

  /** Null where the filing, or the forms, cannot be read. */
  async forms(source: string): Promise<Result<readonly FormOffer[]>> {
    const { value, diagnostics } = await this.#options.studio.open(source);
    const chosen = value === null ? null : chosenIn(value);
    if (chosen === null) return { value: null, diagnostics: value?.reading.diagnostics ?? diagnostics };
    return { value: offeredForms(chosen.filing, chosen.packs), diagnostics: [] };
  }

  async step(view: ViewRequest, direction: 'undo' | 'redo'): Promise<Result<EditedView>> {
    const session = this.#options.sessions.get(view.source);
    const step = session?.[direction]() ?? null;
    if (session === null) return this.#viewOnly(view);
    return this.#shown(view, session, step?.note.path ?? null);
  }

  /** Takes the file as it is on disk; what was not saved is gone. */
  async giveUp(view: ViewRequest): Promise<Result<EditedView>> {
    const { value } = await this.#options.sources.read(view.source);
    if (value !== null) this.#options.sessions.giveUp(value);
    this.#options.onChange(view.source, this.#options.sessions.revisionOf(view.source));
    return this.#viewOnly(view);
  }

  /**
   * Joins what another program has written into what is edited, undoably; of what both have changed that of the page at
   * the paths `mine` stays. `disk`: the state of the file whose differences were shown.
   */
  async join(view: ViewRequest, disk: string, mine: ReadonlySet<string>): Promise<Result<EditedView>> {
    const { value: onDisk, diagnostics } = await this.#options.sources.read(view.source);
    if (onDisk === null) return { value: null, diagnostics };
    const session = this.#options.sessions.get(view.source);
    if (session === null || onDisk.hash !== disk) return refused(stale());
    const joined = session.joinedWith(onDisk.bytes, (path) => (mine.has(path) ? 'mine' : 'theirs'));
    if (joined === null) return refused(noPlace());
    session.join(joined.text, onDisk);
    return await this.#shown(view, session, null);
  }

  /** Writes the file, whole or not at all. `over`: the state of the file on disk that may be overwritten, as a conflict named it. */
  save(source: string, over: string | null): Promise<SaveAnswer> {
    const saved = this.#lastSave.then(() => this.#save(source, over));
    this.#lastSave = saved.catch(() => null);
    return saved;
  }

  async #save(source: string, over: string | null): Promise<SaveAnswer> {
    const { sources, sessions, onChange } = this.#options;
    const { value: onDisk, diagnostics } = await sources.read(source);
    if (onDisk === null) return { kind: 'failed', diagnostics };
    const session = sessions.get(source);
    const { name } = onDisk.view;
    if (session === null) return { kind: 'saved', name };
    const disk = onDisk.hash;
    if (!session.isOf(onDisk) && disk !== over && onDisk.path !== null)
      return { kind: 'conflict', disk, differences: await this.#differences(session, onDisk) };
    const { content } = session;
    if (onDisk.path === null) sources.replaceDropped(source, content.bytes);
    else {
      const problem = await writeFiling(onDisk.path, content.bytes, name, onDisk.isGone === true);
      if (problem !== null) return { kind: 'failed', diagnostics: [problem] };
    }
    sessions.saved(onDisk, content);
    onChange(source, session.revision);
    return { kind: 'saved', name };
  }

  /** Of another filing, as it is shown; null where it cannot be read. */
  async #textOf(source: string): Promise<string | null> {
    const { value } = await this.#options.studio.open(source);
    return value?.reading.value == null ? null : new TextDecoder().decode(value.file.bytes);
  }

  async #differences(session: EditSession, onDisk: SourceFile): Promise<readonly Difference[] | null> {
    const opened = await this.#options.studio.open(onDisk.view.id);
    const label = (path: string): string | null => {
      const { reading } = opened.value ?? {};
      const isAmount = reading !== undefined && placeAt(path, reading.schema)?.kind === 'amount';
      const name = reading?.labelAt(path) ?? null;
      return isAmount ? `${name}（元）` : name;
    };
    const joined = session.joinedWith(onDisk.bytes, () => 'theirs');
    if (joined === null) return null;
    const both = joined.differences.filter(({ by }) => by === 'both');
    const others = joined.differences.filter(({ by }) => by !== 'both');
    return [...both, ...others.slice(0, mostDifferences)].map(
      ({ path, by, isMoved, before, mine, theirs }) => ({
        path,
        by,
        label: isMoved ? `${labelled(path, label) ?? path}（移到了别处）` : labelled(path, label),
        opened: before,
        edited: mine,
        onDisk: theirs,
      }),
    );
  }

  /** The project that was changed is the one that is shown. */
  async #shown(
    asked: ViewRequest,
    session: EditSession,
    path: string | null,
    sight: Sight | null = null,
  ): Promise<Result<EditedView>> {
    const project = projectOf(path ?? '');
    const view = project === null ? asked : { ...asked, project };
    this.#options.onChange(view.source, session.revision);
    const isWhole = session.text.length < longText;
    // What a project holds stands in its own forms, which are made anew in any case.
    const isShared = !isWhole && project === null;
    const extent = { isWhole, sight: isShared ? sight : null };
    const { value, diagnostics } = await this.#options.studio.view(view, extent);
    if (value === null) return { value: null, diagnostics };
    const places =
      path === null || value.document === null ? [] : this.#options.studio.placesOf(value.document.id, path);
    return { value: { ...value, path, place: places[0] ?? null }, diagnostics: [] };
  }

  /** A project is new, and the form that is shown prints none: one that does. */
  async #turnedTo(
    path: string,
    asked: ViewRequest,
    session: EditSession,
    shown: Result<EditedView>,
  ): Promise<Result<EditedView>> {
    const form = await this.#options.studio.whereShown(asked, path);
    return form === null ? shown : this.#shown({ ...asked, ...form }, session, path);
  }

  async #viewOnly(view: ViewRequest): Promise<Result<EditedView>> {
    const { value, diagnostics } = await this.#options.studio.view(view);
    return { value: value === null ? null : { ...value, path: null, place: null }, diagnostics };
  }
}

/** Whether all that it comes to is done by going back in the history. */
function isTakenBack(command: EditCommand, gesture: string | null, session: EditSession): boolean {
  if (command.kind !== 'type' || command.back === undefined || gesture === null) return false;
  return session.takeBackAll(command.back, gesture, command.paths[0] ?? '');
}

function chosenIn({ reading, resources }: OpenFiling): EditContext['chosen'] {
  const packs = resources.value?.packs ?? null;
  return reading.value === null || packs === null ? null : { filing: reading.value, packs };
}

/** The value that a command is about, as it was typed; null: about none. Of a merged label its first row stands for all. */
function typedValue(command: EditCommand): { readonly path: string; readonly text: string } | null {
  switch (command.kind) {
    case 'type':
      return { path: command.paths[0] ?? '', text: command.typed };
    case 'suggest':
      return { path: command.path, text: command.name };
    case 'drop':
      return { path: command.path, text: '' };
    case 'forms':
    case 'row':
    case 'paste':
    case 'project':
    case 'copy-projects':
    case 'mend':
    case 'part':
      return null;
  }
}

/** With the project and row that it is in. */
function labelled(path: string, labelOf: (path: string) => string | null): string | null {
  const project = projectOf(path);
  const [, row] = /^projects\[\d+\].*\[(\d+)\]/.exec(path) ?? [];
  const label = labelOf(path);
  const within = [
    project === null ? '' : `项目 ${project + 1}`,
    row === undefined ? '' : `第 ${Number(row) + 1} 行`,
    label === '项目' ? '' : (label ?? ''),
  ];
  return within.filter(Boolean).join(' ') || null;
}

function refused(one: Diagnostic): Result<EditedView> {
  return { value: null, diagnostics: [one] };
}
