/** Editing as the server does it: what is changed, undone and saved, what is refused, and that no file but the shown one is written. */
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  EditAnswer,
  EditCommand,
  FormOffer,
  PagesView,
  SaveAnswer,
  SourcesView,
  SourceView,
  View,
} from '../../src/preview/index.js';
import { rawRequest, sampleNames, startWorld, token, viewPath, type World } from './world.js';

const { declaration, few, manyProjects } = sampleNames;
const name = 'projects[0].name';

describe('editing', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ samples: [declaration, few, manyProjects] });
  });
  afterAll(async () => {
    await world.close();
    expect(world.defects).toEqual([]);
  });

  /** The answer's JSON, of the type that the route gives. */
  const ask = async <Answered>(path: string, init: RequestInit = {}): Promise<Answered> => {
    const answered = (await (await world.ask(path, init)).json()) as Answered;
    return answered;
  };

  const fileOf = (source: string): string => join(world.folder, 'data', source);
  const textOf = (source: string): string => readFileSync(fileOf(source), 'utf8');
  const viewOf = (source: string): Promise<View> => ask(viewPath(source));
  const query = (source: string): string => String(new URLSearchParams({ source: `data/${source}` }));

  async function edit(
    source: string,
    command: EditCommand,
    revision?: number,
    gesture: string | null = null,
  ) {
    const at = revision ?? (await viewOf(source)).editing.revision;
    const body = JSON.stringify({ revision: at, gesture, command });
    return ask<EditAnswer>(`/api/edit?${query(source)}`, { method: 'POST', body });
  }
  const type = (path: string, typed: string): EditCommand => ({
    kind: 'type',
    paths: [path],
    typed,
    unit: '元',
  });
  const post = <Answered>(path: string): Promise<Answered> => ask(path, { method: 'POST' });
  const save = (source: string, over?: string): Promise<SaveAnswer> =>
    post(
      `/api/save?${new URLSearchParams({ source: `data/${source}`, ...(over === undefined ? {} : { over }) })}`,
    );

  it('changes a leaf, lays out anew, says where, and goes back to the first bytes', async () => {
    const before = textOf(declaration);
    const answer = await edit(declaration, type('projects[0].funding.annual.total', '12万'));
    if (answer.kind !== 'edited') throw new Error(JSON.stringify(answer));
    const { view } = answer;
    expect(view.editing).toMatchObject({ canUndo: true, isUnsaved: true, isConflict: false, hasFile: true });
    const { pages } = await ask<PagesView>(`/api/pages?document=${view.document?.id}&from=1&to=1`);
    expect(pages[0]?.cells[view.place?.cell ?? -1]?.text).toBe('120,000.00');
    expect(view.findings.some(({ path }) => path === 'projects[0].funding.annual.total')).toBe(true);
    expect(textOf(declaration)).toBe(before);
    await post(`/api/undo?${query(declaration)}`);
    const kept = await (await world.ask(`/api/filing?${query(declaration)}`)).text();
    expect(kept).toBe(before);
    expect((await viewOf(declaration)).editing).toMatchObject({
      canUndo: false,
      canRedo: true,
      isUnsaved: false,
    });
  });

  it('refuses what the filing cannot hold, in words without JSON, and keeps what was', async () => {
    for (const [path, typed] of [
      ['projects[0].funding.annual.total', '约十二万'],
      ['projects[0].startDate', '2024-13-01'],
      [name, '  '],
      ['projects[0].goals.annual', 'a\u0007'],
    ] as const) {
      const answer = await edit(few, type(path, typed));
      if (answer.kind !== 'refused') throw new Error(path);
      expect(answer.diagnostics[0]?.message).not.toMatch(/null|JSON/);
    }
    expect(await edit(few, type('projects[0].nonsense', 'x'))).toMatchObject({ kind: 'refused' });
    expect((await viewOf(few)).editing.isUnsaved).toBe(false);
  });

  it('keeps what was refused among the findings, at its row wherever that goes, until it is typed otherwise or dropped', async () => {
    const refused = async () =>
      (await viewOf(declaration)).findings.filter(({ code }) => code === 'preview/not-taken');
    const amount = 'projects[0].funding.annual.total';
    const date = 'projects[1].startDate';
    const before = textOf(declaration);
    for (const typed of ['1', '12', '12x'])
      await edit(declaration, type(amount, typed), undefined, 'one gesture');
    // Half of a number that went wrong is no value.
    expect(await (await world.ask(`/api/filing?${query(declaration)}`)).text()).toBe(before);
    await edit(declaration, type(date, '2024-13-1'));
    const [first, second] = await refused();
    expect(first).toMatchObject({ path: amount, severity: 'error', project: 0, place: '年度资金申请总额' });
    expect(first?.message).toMatch(/没有采用.*“12x”不是金额/);
    expect(first?.places).toHaveLength(1);
    expect(second).toMatchObject({ path: date, project: 1 });
    await edit(declaration, { kind: 'project', action: 'down', index: 0 });
    const paths = async () => (await refused()).map(({ path }) => path);
    expect(await paths()).toEqual([amount.replace('0', '1'), date.replace('1', '0')]);
    await edit(declaration, { kind: 'project', action: 'remove', index: 0 });
    expect(await paths()).toEqual([amount]);
    await post(`/api/undo?${query(declaration)}`);
    expect(await paths()).toEqual([amount.replace('0', '1')]);
    await post(`/api/undo?${query(declaration)}`);
    expect(await paths()).toEqual([amount]);
    const { editing } = await viewOf(declaration);
    expect(editing.refused).toMatchObject([{ path: amount, typed: '12x' }]);
    await edit(declaration, { kind: 'drop', path: amount });
    expect(await paths()).toEqual([]);
    await edit(declaration, type(amount, 'x'));
    await edit(declaration, type(amount, '150000'));
    expect(await paths()).toEqual([]);
    await post(`/api/give-up?${query(declaration)}`);
  });

  it('saves whole and keeps comments, order, mode and the mark of byte order', async () => {
    const text = `\ufeff${textOf(few).replace('"projects"', '// 项目\n  "projects"')}`;
    writeFileSync(fileOf('marked.json'), text);
    chmodSync(fileOf('marked.json'), 0o640);
    await edit('marked.json', type(name, '新名'));
    expect(await save('marked.json')).toMatchObject({ kind: 'saved' });
    const old = /"projects": \[\s*\{\s*"name": "([^"]+)"/.exec(text)?.[1] ?? '';
    expect(textOf('marked.json')).toBe(text.replace(`"name": "${old}"`, '"name": "新名"'));
    expect(statSync(fileOf('marked.json')).mode & 0o777).toBe(0o640);
    expect((await viewOf('marked.json')).editing).toMatchObject({ isUnsaved: false, canUndo: true });
    expect(readdirSync(join(world.folder, 'data')).filter((one) => one.includes('.tmp'))).toEqual([]);
  });

  it('fills in what the forms that a filing names declare: values, and lists that are not there yet', async () => {
    const filing = JSON.parse(textOf(few));
    filing.forms = ['mof-project-declaration-88'];
    writeFileSync(fileOf('national.json'), JSON.stringify(filing, null, 2));
    const { document, editing } = await viewOf('national.json');
    const { pages } = await ask<PagesView>(`/api/pages?document=${document?.id}&from=1&to=1`);
    const together = pages
      .flatMap(({ cells }) => cells.filter(({ editors }) => editors.length > 1))
      .map(({ editors }) => editors.flatMap(({ paths }) => paths));
    expect(together).toEqual([
      ['projects[0].department', 'projects[0].departmentCode'],
      ['projects[0].startDate', 'projects[0].endDate'],
      ['projects[0].goals.period.start', 'projects[0].goals.period.end'],
    ]);
    const natures = pages
      .flatMap(({ cells }) => cells.flatMap(({ editors }) => editors))
      .filter(({ paths }) => paths.includes('projects[0].nature'));
    expect(natures).toMatchObject([{ kind: 'ticks', choices: ['新增项目', '延续项目'] }]);
    expect(editing.emptyLists.map(({ path }) => path)).toEqual(['projects[0].longIndicators']);
    expect(await edit('national.json', type('projects[0].departmentCode', 'X1'))).toMatchObject({
      kind: 'edited',
    });
    const list = 'projects[0].longIndicators';
    const first = await edit('national.json', { kind: 'row', list, action: 'add', index: -1 });
    expect(first).toMatchObject({ kind: 'edited', view: { path: `${list}[0].name` } });
    expect(await edit('national.json', type(`${list}[0].name`, '长期'))).toMatchObject({ kind: 'edited' });
    await save('national.json');
    const [project] = JSON.parse(textOf('national.json')).projects;
    expect(project).toMatchObject({ departmentCode: 'X1', longIndicators: [{ name: '长期' }] });
  });

  it('names the forms that are chosen, those of the program’s sets too, and what they are to print', async () => {
    const file = 'forms.json';
    const offered = async () =>
      ask<readonly FormOffer[]>(`/api/forms?${query(file)}`).then((forms) =>
        forms.filter(({ isFiled }) => isFiled).map(({ id }) => id),
      );
    const choose = (...forms: readonly string[]) => edit(file, { kind: 'forms', forms });
    const kept = async () => (await world.ask(`/api/filing?${query(file)}`)).text();
    const text = '{"year": 2026, // 年度\n "unit": {"name": "甲"}, "projects": [{"name": "乙"}]}';
    writeFileSync(fileOf(file), text);
    const byData = ['project-target', 'project-target-summary'];
    expect(await offered()).toEqual(byData);
    await choose(...[...byData].reverse(), 'compilation', 'no-such-form');
    expect(await kept()).toBe(text);
    const answer = await choose(
      ...byData,
      'unit-target-declaration',
      'mof-unit-declaration-88',
      byData[0] ?? '',
    );
    expect(answer).toMatchObject({ view: { form: 'unit-target-declaration', project: null } });
    expect(await kept()).toMatch(/\/\/ 年度\n/);
    expect(JSON.parse((await kept()).replace('// 年度', ''))).toMatchObject({
      forms: [...byData, 'unit-target-declaration', 'mof-unit-declaration-88'],
      unitTarget: {},
    });
    if (answer.kind !== 'edited') throw new Error(JSON.stringify(answer));
    const lists = answer.view.editing.emptyLists.map(({ path }) => path);
    expect(lists).toEqual(['unitTarget.duties', 'unitTarget.tasks', 'unitTarget.indicators']);
    // What is named already stays as it is written: with comments, by its title, and where there is no such form.
    const named = `{"year": 2026, "unit": {"name": "甲"}, "projects": [{"name": "乙"}],
 "forms": ["单位整体支出绩效目标申报表", /* 甲 */ "no-such-form", "project-target" /* 乙 */]}`;
    await post(`/api/give-up?${query(file)}`);
    writeFileSync(fileOf(file), named);
    expect(await offered()).toEqual(['project-target', 'unit-target-declaration']);
    await choose('project-target', 'unit-target-declaration');
    expect(JSON.parse((await kept()).replace(/\/\*.*?\*\//g, '')).unitTarget).toEqual({});
    await post(`/api/undo?${query(file)}`);
    await choose('project-target', 'mof-project-monitor');
    expect(await kept()).toBe(
      named.replace(/\[(?="单位).*\]/, '["no-such-form", "project-target", /* 乙 */ "mof-project-monitor"]'),
    );
    await post(`/api/undo?${query(file)}`);
    expect(await kept()).toBe(named);
    rmSync(fileOf(file));
  });

  it('ticks the word of a column in which the form prints nothing but a tick', async () => {
    const file = 'monitor.json';
    const indicators = [{ level1: '产出指标', level2: '数量指标', name: '甲', likelihood: '有可能' }];
    writeFileSync(
      fileOf(file),
      JSON.stringify({
        year: 2026,
        unit: { name: '甲' },
        projects: [{ name: '乙', indicators }],
        forms: ['mof-project-monitor'],
      }),
    );
    const ticks = async (key: string) => {
      const { document } = await viewOf(file);
      const { pages } = await ask<PagesView>(`/api/pages?document=${document?.id}&from=1&to=1`);
      const path = `projects[0].indicators[0].${key}`;
      return (pages[0]?.cells ?? []).flatMap(({ text, sources, editors: [editor] }) =>
        editor?.paths[0] === path ? [{ text, editor, sources: sources.map((one) => one.path) }] : [],
      );
    };
    const path = 'projects[0].indicators[0].likelihood';
    const shown = await ticks('likelihood');
    expect(
      shown.map(({ editor: { kind, choices, value }, text }) => [kind, ...choices, value, text]),
    ).toEqual([
      ['ticks', '确定能', '', ''],
      ['ticks', '有可能', '有可能', '√'],
      ['ticks', '完全不可能', '', ''],
    ]);
    expect(shown[0]?.sources).toEqual([path]);
    await edit(file, type(path, '完全不可能'));
    expect((await ticks('likelihood')).map(({ text }) => text)).toEqual(['', '', '√']);
    await edit(file, type(path, ''));
    expect((await ticks('likelihood')).map(({ text }) => text)).toEqual(['', '', '']);
    expect((await ticks('cause')).map(({ editor }) => editor.choices)).toEqual(
      ['经费保障', '制度保障', '人员保障', '硬件条件保障', '其他'].map((word) => [word]),
    );
    await post(`/api/give-up?${query(file)}`);
    rmSync(fileOf(file));
  });

  it('pastes amounts in the unit of the form, and columns that lie deeper in the row', async () => {
    const file = 'tasks.json';
    writeFileSync(
      fileOf(file),
      JSON.stringify({ year: 2026, unit: { name: '甲' }, projects: [], forms: ['mof-unit-declaration-88'] }),
    );
    const columns = ['name', 'content', 'budget.total', 'budget.fiscal', 'budget.other'];
    const list = 'unitTarget.tasks';
    await edit(file, { kind: 'row', list, action: 'add', index: -1 });
    const place = { row: 0, first: 0, column: 'name', columns, amountUnit: '万元' } as const;
    const text = '任务甲\t内容\t15\t10万\t5\r\n任务乙\t\t1.5\t\t';
    expect(await edit(file, { kind: 'paste', list, ...place, text })).toMatchObject({ kind: 'edited' });
    const kept = JSON.parse(await (await world.ask(`/api/filing?${query(file)}`)).text());
    expect(kept.unitTarget.tasks).toEqual([
      {
        name: '任务甲',
        content: '内容',
        budget: { total: '150000.00', fiscal: '100000.00', other: '50000.00' },
      },
      { name: '任务乙', content: null, budget: { total: '15000.00', fiscal: null, other: null } },
    ]);
    await post(`/api/give-up?${query(file)}`);
    rmSync(fileOf(file));
  });

  it('does not mend by a list of findings that is of before rows were moved', async () => {
    const { editing } = await viewOf(declaration);
    const remove = (index: number): EditCommand => ({
      kind: 'mend',
      edits: [{ kind: 'remove', path: ['projects', 0, 'indicators'], index }],
    });
    const rows = async () => (await viewOf(declaration)).editing.state;
    expect(await edit(declaration, remove(2), editing.revision)).toMatchObject({ kind: 'edited' });
    const once = await rows();
    expect(await edit(declaration, remove(3), editing.revision)).toMatchObject({ kind: 'refused' });
    expect(await rows()).toBe(once);
    await post(`/api/give-up?${query(declaration)}`);
  });

  it('keeps unsaved work of a file that was removed or moved, and writes it anew', async () => {
    writeFileSync(fileOf('gone.json'), textOf(few));
    await edit('gone.json', type(name, '还在'));
    rmSync(fileOf('gone.json'));
    const view = await viewOf('gone.json');
    expect(view.editing).toMatchObject({ isGone: true, isUnsaved: true, isConflict: false });
    expect(view.filing?.projects[0]).toBe('还在');
    const listed = async () => (await ask<SourcesView>('/api/sources')).sources.map(({ id }) => id);
    expect(await listed()).toContain('data/gone.json');
    await edit('gone.json', type(name, '还能改'));
    expect(await save('gone.json')).toMatchObject({ kind: 'saved' });
    expect(JSON.parse(textOf('gone.json')).projects[0].name).toBe('还能改');
    expect((await viewOf('gone.json')).editing).toMatchObject({ isGone: false, isUnsaved: false });
    // With its folder, too.
    mkdirSync(fileOf('处室'));
    writeFileSync(fileOf('处室/gone.json'), textOf(few));
    expect(await listed()).toContain('data/处室/gone.json');
    await edit('处室/gone.json', type(name, '夹里的'));
    rmSync(fileOf('处室'), { recursive: true });
    expect(await save('处室/gone.json')).toMatchObject({ kind: 'saved' });
    expect(JSON.parse(textOf('处室/gone.json')).projects[0].name).toBe('夹里的');
    rmSync(fileOf('处室'), { recursive: true });
    // Nothing is kept of what was saved.
    rmSync(fileOf('gone.json'));
    expect(await listed()).not.toContain('data/gone.json');
  });

  it('never overwrites unasked what another program has written, and shows the difference', async () => {
    const before = textOf(manyProjects);
    const old: string = JSON.parse(before).projects[0].name;
    await edit(manyProjects, type(name, '我的'));
    const theirs = before.replace(`"name": "${old}"`, '"name": "他们的"');
    writeFileSync(fileOf(manyProjects), theirs);
    expect((await viewOf(manyProjects)).editing.isConflict).toBe(true);
    const conflict = await save(manyProjects);
    if (conflict.kind !== 'conflict') throw new Error(conflict.kind);
    expect(conflict.differences).toEqual([
      {
        path: name,
        by: 'both',
        label: '项目 1 项目名称',
        opened: JSON.stringify(old),
        edited: '"我的"',
        onDisk: '"他们的"',
      },
    ]);
    expect(textOf(manyProjects)).toBe(theirs);
    // The file has changed once more since the difference was shown.
    writeFileSync(fileOf(manyProjects), `${theirs}\n`);
    expect(await save(manyProjects, conflict.disk)).toMatchObject({ kind: 'conflict' });
    const again = await save(manyProjects);
    expect(again.kind === 'conflict' && (await save(manyProjects, again.disk))).toMatchObject({
      kind: 'saved',
    });
    expect(JSON.parse(textOf(manyProjects)).projects[0].name).toBe('我的');
    await edit(manyProjects, type(name, '又改'));
    writeFileSync(fileOf(manyProjects), before);
    const given: EditAnswer = await post(`/api/give-up?${query(manyProjects)}`);
    expect(given).toMatchObject({ kind: 'edited', view: { editing: { isUnsaved: false, canUndo: false } } });
    expect((await viewOf(manyProjects)).filing?.projects[0]).toBe(old);
  });

  it('joins what another program wrote, undoably, and never writes over it unasked', async () => {
    const before = textOf(few);
    const goal = 'projects[0].goals.annual';
    const [mine, theirs] = ['我的目标', '他们的名'];
    await edit(few, type(goal, mine));
    await edit(few, type(name, '我的名'));
    const written = JSON.parse(before);
    written.projects[0].name = theirs;
    written.projects.splice(1, 1);
    writeFileSync(fileOf(few), JSON.stringify(written, null, 2));
    const conflict = await save(few);
    if (conflict.kind !== 'conflict') throw new Error('no conflict');
    expect(conflict.differences?.map(({ path, by }) => [path, by])).toEqual([
      [name, 'both'],
      [goal, 'mine'],
      ['projects[1]', 'theirs'],
    ]);
    const join = (disk: string, paths: readonly string[]): Promise<EditAnswer> =>
      ask(`/api/join?${query(few)}&${new URLSearchParams({ disk })}`, {
        method: 'POST',
        body: JSON.stringify(paths),
      });
    expect(await join('another state', [])).toMatchObject({ kind: 'refused' });
    const joined = await join(conflict.disk, [name]);
    expect(joined).toMatchObject({ view: { editing: { isUnsaved: true, isConflict: false } } });
    const expected = { ...written, projects: [...written.projects] };
    expected.projects[0] = {
      ...written.projects[0],
      name: '我的名',
      goals: { ...written.projects[0].goals, annual: mine },
    };
    const filing = async () => JSON.parse(await (await world.ask(`/api/filing?${query(few)}`)).text());
    expect(await filing()).toEqual(expected);
    // Undone, it is in conflict again, so that nothing of theirs is lost unasked.
    await post(`/api/undo?${query(few)}`);
    expect((await viewOf(few)).editing).toMatchObject({ isUnsaved: true, isConflict: true });
    expect(await save(few)).toMatchObject({ kind: 'conflict' });
    await post(`/api/redo?${query(few)}`);
    expect(await save(few)).toMatchObject({ kind: 'saved' });
    expect(JSON.parse(textOf(few))).toEqual(expected);
    // A state that another program writes just as it stands here is no conflict.
    await edit(few, type(name, '同名'));
    writeFileSync(fileOf(few), await (await world.ask(`/api/filing?${query(few)}`)).text());
    expect((await viewOf(few)).editing).toMatchObject({ isUnsaved: false, isConflict: false });
    // What cannot be read can only be written over or left.
    await edit(few, type(name, '再改'));
    writeFileSync(fileOf(few), '{');
    expect(await save(few)).toMatchObject({ kind: 'conflict', differences: null });
    await post(`/api/give-up?${query(few)}`);
    writeFileSync(fileOf(few), before);
  });

  it('refuses an edit that was meant for the file as it stood before another program wrote it', async () => {
    const { editing } = await viewOf(declaration);
    const before = textOf(declaration);
    writeFileSync(fileOf(declaration), before.replace('"projects"', '  "projects"'));
    const command = type(name, '给原来的文件');
    expect(await edit(declaration, command, editing.revision)).toMatchObject({
      kind: 'refused',
      diagnostics: [{ code: 'preview/stale-edit' }],
    });
    // Once the page has shown the file as it is now, it can be edited.
    expect(await edit(declaration, command)).toMatchObject({ kind: 'edited' });
    await post(`/api/give-up?${query(declaration)}`);
    writeFileSync(fileOf(declaration), before);
  });

  it('joins the keystrokes of a gesture, also of two pages that edit at once', async () => {
    const { revision } = (await viewOf(few)).editing;
    await edit(few, type(name, '甲'), undefined, 'one');
    await edit(few, type(name, '甲乙'), undefined, 'one');
    await edit(few, type('projects[0].goals.annual', '丙'), revision, 'two');
    const before: EditAnswer = await post(`/api/undo?${query(few)}`);
    expect(before).toMatchObject({ view: { path: 'projects[0].goals.annual' } });
    await post(`/api/undo?${query(few)}`);
    expect((await viewOf(few)).editing).toMatchObject({ isUnsaved: false, canUndo: false });
    // What was undone may have moved rows: commands of before are told to look again.
    expect(await edit(few, type(name, '丁'), revision + 1)).toMatchObject({
      kind: 'refused',
      diagnostics: [{ code: 'preview/stale-edit' }],
    });
  });

  it('takes back what was typed to the very bytes, and never what another page has typed there since', async () => {
    const start = 'projects[0].startDate';
    const odd = textOf(few).replace(/"startDate": "[^"]*"/, '"startDate": "2024年1月5日" /* 起 */');
    writeFileSync(fileOf('odd.json'), odd);
    const kept = async () => (await world.ask(`/api/filing?${query('odd.json')}`)).text();
    const value = async (path: 'startDate' | 'name') =>
      JSON.parse((await kept()).replace('/* 起 */', '')).projects[0][path];
    const back = (path: string, was: string, ...back: string[]) => ({ ...type(path, was), back });
    const ask = (command: EditCommand, gesture: string) => edit('odd.json', command, undefined, gesture);
    await ask(type(start, '2024-02-03'), 'a.0');
    await ask(back(start, '2024-01-05', 'a.0'), 'a.0');
    expect(await kept()).toBe(odd);
    expect((await viewOf('odd.json')).editing).toMatchObject({ canUndo: false, isUnsaved: false });
    // Both inputs of a cell, typed in turn.
    for (const [path, typed, gesture] of [
      [start, '2024-02', 'b.0'],
      ['projects[0].endDate', '2024-03', 'b.1'],
      [start, '2024-04', 'b.0'],
    ] as const)
      await ask(type(path, typed), gesture);
    await ask(back(start, '2024-01-05', 'b.0', 'b.1'), 'b.0');
    await ask(back('projects[0].endDate', '2024-12-31', 'b.0', 'b.1'), 'b.1');
    expect(await kept()).toBe(odd);
    await ask(type(start, '2024-02-03'), 'c.0');
    await ask(type(name, '另一处'), 'd.0');
    await ask(back(start, '2024-01-05', 'c.0'), 'c.0');
    expect([await value('startDate'), await value('name')]).toEqual(['2024-01-05', '另一处']);
    await ask(type(name, '同一处'), 'e.0');
    await ask(back(name, '原来的', 'd.0'), 'd.0');
    expect(await value('name')).toBe('同一处');
    await post(`/api/give-up?${query('odd.json')}`);
    rmSync(fileOf('odd.json'));
  });

  it('copies from no filing that is not there, and knows no revision that has not been', async () => {
    const copy = { kind: 'copy-projects', source: 'data/none.json', projects: [0], index: 0 } as const;
    expect(await edit(few, copy)).toMatchObject({
      kind: 'refused',
      diagnostics: [{ code: 'preview/no-source' }],
    });
    expect(await edit(few, type(name, '乙'), Number.MAX_SAFE_INTEGER)).toMatchObject({
      kind: 'refused',
      diagnostics: [{ code: 'preview/stale-edit' }],
    });
    expect((await viewOf(few)).editing.isUnsaved).toBe(false);
  });

  it('counts its revisions on when edits are given up, and when the file is begun anew', async () => {
    await edit(few, type(name, '甲'));
    const { revision } = (await viewOf(few)).editing;
    await post(`/api/give-up?${query(few)}`);
    expect((await viewOf(few)).editing.revision).toBe(revision + 1);
    // A page that has not heard of it yet means what it shows.
    expect(await edit(few, type(name, '乙'))).toMatchObject({ kind: 'edited' });
    expect(await edit(few, type(name, '丙'), revision)).toMatchObject({ kind: 'refused' });
    await post(`/api/give-up?${query(few)}`);
  });

  it('keeps a dropped filing, which has no file, and gives its edited text', async () => {
    const { id } = await ask<SourceView>('/api/drop?name=拖.json', { method: 'POST', body: textOf(few) });
    const source = String(new URLSearchParams({ source: id }));
    const command = type(name, '拖入的');
    const body = JSON.stringify({ revision: 0, gesture: null, command });
    const answer = await ask<EditAnswer>(`/api/edit?${source}`, { method: 'POST', body });
    expect(answer).toMatchObject({ kind: 'edited', view: { editing: { hasFile: false, isUnsaved: true } } });
    expect(await post(`/api/save?${source}`)).toMatchObject({ kind: 'saved' });
    const text = await (await world.ask(`/api/filing?${source}`)).text();
    expect(JSON.parse(text).projects[0].name).toBe('拖入的');
  });

  it('is only for our own page, and writes nothing outside', async () => {
    const outside = join(world.folder, 'outside.json');
    writeFileSync(outside, textOf(few));
    symlinkSync(outside, fileOf('link.json'));
    const body = JSON.stringify({ revision: 0, gesture: null, command: type(name, '外') });
    const answers = await Promise.all(
      ['data/link.json', 'outside.json', '../outside.json', outside].map(async (source) => {
        const at = String(new URLSearchParams({ source }));
        const edited = await ask<EditAnswer>(`/api/edit?${at}`, { method: 'POST', body });
        const saved = await post<SaveAnswer>(`/api/save?${at}`);
        return [edited.kind, saved.kind];
      }),
    );
    for (const answer of answers) expect(answer).toEqual(['refused', 'failed']);
    expect(readFileSync(outside, 'utf8')).toBe(textOf(few));
    const host = `127.0.0.1:${world.port}`;
    for (const path of ['/api/edit', '/api/undo', '/api/redo', '/api/save', '/api/give-up']) {
      const whole = `${path}?${query(few)}`;
      expect((await rawRequest(world.port, whole, { host }, 'POST')).status).toBe(403);
      const foreign = { host, origin: 'https://example.org', 'x-jibiao-token': token };
      expect((await rawRequest(world.port, whole, foreign, 'POST')).status).toBe(403);
      const rebound = { host: 'example.org', 'x-jibiao-token': token };
      expect((await rawRequest(world.port, whole, rebound, 'POST')).status).toBe(403);
      expect((await rawRequest(world.port, whole, { host, 'x-jibiao-token': token })).status).toBe(405);
    }
    for (const bad of [
      '',
      '{',
      '[]',
      '{"revision": -1}',
      JSON.stringify({ revision: 0, gesture: null, command: { kind: 'rm' } }),
    ]) {
      expect((await world.ask(`/api/edit?${query(few)}`, { method: 'POST', body: bad })).status).toBe(400);
    }
  });
});
