/** Unsaved edits survive a server that is killed, are offered at the next start, and go when they are saved or given up. */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../src/batch/index.js';
import { errorOf } from '../../src/diagnostics/index.js';
import { EditJournals, EditSessions } from '../../src/preview/editing/index.js';
import type { EditAnswer, SaveAnswer, SourcesView, SourceView, View } from '../../src/preview/index.js';
import { tempFolder } from '../temp-folder.js';
import { root, sampleNames } from './world.js';

const source = sampleNames.few;

describe('unsaved edits', () => {
  let folder: string;
  let running: ChildProcess | null = null;
  beforeEach(() => {
    folder = tempFolder('journal');
    copyFileSync(join(root, 'samples', source), join(folder, source));
  });
  afterEach(() => {
    running?.kill('SIGKILL');
  });

  /** The built program, and how to ask it. */
  async function start(target: string = source) {
    const env = { ...process.env, XDG_STATE_HOME: join(folder, 'state'), CI: 'true' };
    const server = spawn(process.execPath, [join(root, 'dist/cli.js'), 'preview', target], {
      cwd: folder,
      env,
    });
    running = server;
    const address = await new Promise<string>((resolve) =>
      server.stdout.once('data', (text) => resolve(String(text).trim())),
    );
    const page = await (await fetch(address)).text();
    const token = /name="token" content="([^"]+)"/.exec(page)?.[1] ?? '';
    const ask = async <Answered>(path: string, body?: unknown): Promise<Answered> => {
      const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const answer = await fetch(new URL(path, address), { ...init, headers: { 'x-jibiao-token': token } });
      return (await answer.json()) as Answered;
    };
    return { ask, kill: () => server.kill('SIGKILL') };
  }
  const at = `source=${source}`;
  const type = (typed: string, gesture: string, revision: number) => ({
    revision,
    gesture,
    command: { kind: 'type', paths: ['projects[0].name'], typed, unit: '元' },
  });
  const journals = () => readdirSync(join(folder, 'state', 'jibiao', 'edits'));

  it('survive a kill, can be undone to the first bytes, and leave nothing behind once saved', async () => {
    const before = readFileSync(join(folder, source), 'utf8');
    const first = await start();
    const begun = (await first.ask<View>(`/api/view?${at}`)).editing.revision;
    for (const typed of ['甲', '甲乙'])
      await first.ask<EditAnswer>(`/api/edit?${at}`, type(typed, 'one', begun));
    await first.ask<EditAnswer>(`/api/edit?${at}`, type('丙', 'two', begun));
    await first.ask<EditAnswer>(`/api/undo?${at}`, null);
    first.kill();
    expect(readFileSync(join(folder, source), 'utf8')).toBe(before);
    const second = await start();
    const view = await second.ask<View>(`/api/view?${at}`);
    expect(view.editing).toMatchObject({
      isRestored: true,
      isUnsaved: true,
      isConflict: false,
      canUndo: true,
    });
    expect(view.filing?.projects[0]).toBe('甲乙');
    expect(journals()).toHaveLength(1);
    for (let step = 0; step < 3; step += 1) await second.ask<EditAnswer>(`/api/undo?${at}`, null);
    const { editing } = await second.ask<View>(`/api/view?${at}`);
    expect(editing).toMatchObject({ isUnsaved: false, canUndo: false });
    const { revision } = editing;
    expect(revision).toBeGreaterThan(begun);
    await second.ask<EditAnswer>(`/api/edit?${at}`, type('丁', 'three', revision));
    expect(await second.ask<SaveAnswer>(`/api/save?${at}`, null)).toMatchObject({ kind: 'saved' });
    expect(JSON.parse(readFileSync(join(folder, source), 'utf8')).projects[0].name).toBe('丁');
    expect(journals()).toEqual([]);
    second.kill();
  });

  it('of a dropped filing survive a kill, too, until they are kept in the folder', async () => {
    const text = readFileSync(join(folder, source), 'utf8');
    const first = await start();
    const drop = (name: string, of: Awaited<ReturnType<typeof start>>) =>
      of.ask<SourceView>(`/api/drop?${new URLSearchParams({ name })}`, JSON.parse(text));
    const [, untouched, { id }] = [
      await drop('没改.json', first),
      await drop('也没改.json', first),
      await drop('改了.json', first),
    ];
    const dropped = String(new URLSearchParams({ source: id }));
    const begun = (await first.ask<View>(`/api/view?${dropped}`)).editing.revision;
    await first.ask<EditAnswer>(`/api/edit?${dropped}`, type('拖入后改的', 'one', begun));
    first.kill();
    const second = await start();
    const { sources } = await second.ask<SourcesView>('/api/sources');
    expect(sources.filter(({ isDropped }) => isDropped).map((one) => [one.id, one.name])).toEqual([
      [id, '改了.json'],
    ]);
    const { filing, editing } = await second.ask<View>(`/api/view?${dropped}`);
    expect(filing?.projects[0]).toBe('拖入后改的');
    expect(editing).toMatchObject({ isRestored: true, isUnsaved: true, canUndo: true, hasFile: false });
    // Another one that is dropped now is another one.
    expect((await drop('新的.json', second)).id).not.toBe(id);
    expect(journals()).toHaveLength(1);
    await second.ask<SaveAnswer>(`/api/save?${dropped}`, null);
    expect(journals()).toHaveLength(1);
    const kept = await second.ask<SourceView>('/api/begin', { kind: 'keep', source: id });
    expect(JSON.parse(readFileSync(join(folder, kept.name), 'utf8')).projects[0].name).toBe('拖入后改的');
    expect(journals()).toEqual([]);
    second.kill();
    expect(untouched.isDropped).toBe(true);
  });

  it('of a file that was removed before the next start are offered, and saved anew or let go', async () => {
    const first = await start('.');
    const begun = (await first.ask<View>(`/api/view?${at}`)).editing.revision;
    await first.ask<EditAnswer>(`/api/edit?${at}`, type('删前改的', 'one', begun));
    first.kill();
    rmSync(join(folder, source));
    const second = await start('.');
    const listed = async (of: typeof second) => (await of.ask<SourcesView>('/api/sources')).sources;
    expect(await listed(second)).toMatchObject([{ id: source, year: '2024', isDropped: false }]);
    const { editing, filing } = await second.ask<View>(`/api/view?${at}`);
    expect(editing).toMatchObject({ isGone: true, isRestored: true, isUnsaved: true, isConflict: false });
    expect(filing?.projects[0]).toBe('删前改的');
    expect(await second.ask<SaveAnswer>(`/api/save?${at}`, null)).toMatchObject({ kind: 'saved' });
    expect(JSON.parse(readFileSync(join(folder, source), 'utf8')).projects[0].name).toBe('删前改的');
    expect(journals()).toEqual([]);
    const { revision } = (await second.ask<View>(`/api/view?${at}`)).editing;
    await second.ask<EditAnswer>(`/api/edit?${at}`, type('又改', 'two', revision));
    second.kill();
    rmSync(join(folder, source));
    const third = await start('.');
    expect(await listed(third)).toHaveLength(1);
    await third.ask<EditAnswer>(`/api/give-up?${at}`, null);
    expect([await listed(third), journals()]).toEqual([[], []]);
    third.kill();
    // Another folder's file is not this one's.
    mkdirSync(join(folder, 'sub'));
    const elsewhere = await start('sub');
    expect(await listed(elsewhere)).toEqual([]);
  });

  describe('in journals', () => {
    const path = '/anywhere/a.json';
    const sessionsIn = (state: string) =>
      new EditSessions(
        new EditJournals(state, (error) => {
          throw error;
        }),
        () => '/anywhere',
        0,
      );
    const file = (text: string) => ({
      view: { id: 'a.json', name: 'a.json', unit: null, year: null, isDropped: false },
      bytes: Buffer.from(text),
      hash: hashOf(Buffer.from(text)),
      path,
      doubts: [],
    });

    it('are kept up to a line that broke off, and in conflict where the file has changed', () => {
      const sessions = sessionsIn(folder);
      const session = sessions.open(file('{"a": 1}'));
      session.push('{"a": 12}', { path: 'a' }, false);
      session.push('{"a": 123}', {}, false);
      const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('.journal'));
      appendFileSync(join(folder, name), '{"change": {"at": 3, "bef');
      const again = sessionsIn(folder);
      expect(String(again.edited(file('{"a": 1}')).bytes)).toBe('{"a": 123}');
      const other = sessionsIn(folder);
      expect(String(other.edited(file('{"a": 2}')).bytes)).toBe('{"a": 123}');
      expect(other.viewOf(file('{"a": 2}'))).toMatchObject({ isRestored: true, isConflict: true });
      other.giveUp(file('{"a": 2}'));
      expect(readdirSync(folder).filter((one) => one.endsWith('.journal'))).toEqual([]);
    });

    it('are kept with what was refused, also where nothing else is unsaved, until that is settled', () => {
      const fault = errorOf('preview/not-taken', '不是数字', 'no number');
      const typed = (path: string, text: string) => ({
        path,
        typed: text,
        message: '不是数字',
        english: 'no number',
      });
      const first = sessionsIn(folder);
      const opened = '{"a": 1, "b": 2}';
      const session = first.open(file(opened));
      session.refuse('a', '一x', [fault]);
      session.refuse('b', '二x', [fault]);
      const second = sessionsIn(folder);
      expect(String(second.edited(file(opened)).bytes)).toBe(opened);
      expect(second.viewOf(file(opened))).toMatchObject({
        refused: [typed('a', '一x'), typed('b', '二x')],
        isUnsaved: false,
        isRestored: false,
      });
      // An edit begins the journal anew, and is saved; what is refused is still in no file.
      const edited = '{"a": 3, "b": 2}';
      second.get('a.json')?.push(edited, { path: 'a' }, false);
      const third = sessionsIn(folder);
      expect(String(third.edited(file(opened)).bytes)).toBe(edited);
      expect(third.viewOf(file(opened)).refused).toEqual([typed('b', '二x')]);
      third.saved(file(edited), file(edited));
      const fourth = sessionsIn(folder);
      fourth.edited(file(edited));
      expect(fourth.viewOf(file(edited)).refused).toEqual([typed('b', '二x')]);
      fourth.get('a.json')?.settle('b');
      const fifth = sessionsIn(folder);
      fifth.edited(file(edited));
      expect(fifth.viewOf(file(edited)).refused).toEqual([]);
      expect(readdirSync(folder).filter((one) => one.endsWith('.journal'))).toEqual([]);
    });

    it('of a server that runs are left to it, and broken ones are no edits', () => {
      sessionsIn(folder).open(file('1')).push('2', {}, false);
      const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('.journal'));
      const text = readFileSync(join(folder, name), 'utf8');
      rmSync(join(folder, name));
      writeFileSync(join(folder, name.replace(String(process.pid), String(process.ppid))), text);
      expect(String(sessionsIn(folder).edited(file('1')).bytes)).toBe('1');
      writeFileSync(join(folder, name), 'nonsense');
      expect(String(sessionsIn(folder).edited(file('1')).bytes)).toBe('1');
      mkdirSync(join(folder, 'sub'));
      expect(String(sessionsIn(join(folder, 'sub')).edited(file('1')).bytes)).toBe('1');
    });

    it('that could not be written for a while hold all again as soon as they can be, and say so meanwhile', () => {
      const errors: unknown[] = [];
      const journalsIn = () => new EditJournals(folder, (error) => void errors.push(error));
      const sessions = new EditSessions(journalsIn(), () => '/anywhere', 0);
      const isUnkept = () => sessions.viewOf(file('1')).isUnkept;
      const session = sessions.open(file('1'));
      session.push('12', { path: 'a' }, false);
      const [name = ''] = readdirSync(folder).filter((one) => one.endsWith('.journal'));
      rmSync(join(folder, name));
      mkdirSync(join(folder, name));
      expect(isUnkept()).toBe(false);
      for (const text of ['123', '1234']) session.push(text, { path: 'a' }, false);
      expect([isUnkept(), errors.length]).toEqual([true, 2]);
      rmSync(join(folder, name), { recursive: true });
      session.push('12345', {}, false);
      session.push('123456', {}, false);
      expect(isUnkept()).toBe(false);
      expect(String(new EditSessions(journalsIn(), () => '/anywhere', 0).edited(file('1')).bytes)).toBe(
        '123456',
      );
      expect(readdirSync(folder).filter((one) => /\.journal(?:\.new)?$/.test(one))).toEqual([name]);
      // What an ended server has left stays where it is until it stands in a journal of this one.
      const left = join(folder, name.replace(String(process.pid), '999999999'));
      renameSync(join(folder, name), left);
      mkdirSync(join(folder, name));
      const next = new EditSessions(journalsIn(), () => '/anywhere', 0);
      expect(String(next.edited(file('1')).bytes)).toBe('123456');
      expect([existsSync(left), next.viewOf(file('1')).isUnkept]).toEqual([true, true]);
      rmSync(join(folder, name), { recursive: true });
      next.get('a.json')?.push('7', {}, false);
      expect([existsSync(left), next.viewOf(file('1')).isUnkept]).toEqual([false, false]);
      next.giveUp(file('1'));
      expect(existsSync(join(folder, name))).toBe(false);
    });

    it('that cannot be written hold nobody up', () => {
      const errors: unknown[] = [];
      writeFileSync(join(folder, 'file'), '');
      const sessions = new EditSessions(
        new EditJournals(join(folder, 'file'), (error) => void errors.push(error)),
        () => '/anywhere',
        0,
      );
      sessions.open(file('1')).push('2', {}, false);
      expect(sessions.get('a.json')?.text).toBe('2');
      expect(errors.length).toBeGreaterThan(0);
    });
  });
});
