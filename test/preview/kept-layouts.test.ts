/** What is kept from one keystroke to the next changes no page: a filing that was edited step by step is shown as one that was just opened. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Edit, editAll } from '../../src/editing/index.js';
import { readFiling } from '../../src/filing/index.js';
import type { PagedDocument } from '../../src/layout/index.js';
import { layOutDocument, type Resources } from '../../src/pipeline.js';
import type { EditAnswer, EditCommand, PagesView, View } from '../../src/preview/index.js';
import { editingMemo, loadResources, resourceMemo } from '../../src/resources.js';
import { root, sampleNames, startWorld, viewPath, type World } from './world.js';

const { few } = sampleNames;
const sample = readFileSync(join(root, 'samples', few), 'utf8');
const words = fc.constantFrom('', '甲', '提高办事效率，按时完成', '长'.repeat(600), '第1页');
const project = fc.nat({ max: 2 });
const row = fc.nat({ max: 4 });

/** Leaves in a project, around all of them, and rows and projects that come and go. */
const edits: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(project, row, words)
      .map(([at, index, value]): Edit => set(['projects', at, 'indicators', index, 'name'], value)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(project, words)
      .map(([at, value]): Edit => set(['projects', at, 'goals', 'annual'], value)),
  },
  fc.tuple(project, words).map(([at, value]): Edit => set(['projects', at, 'name'], value || '乙')),
  words.map((value): Edit => set(['unit', 'department'], value || null)),
  fc.integer({ min: 2024, max: 2026 }).map((year): Edit => set(['year'], year)),
  words.map((value): Edit => set(['unit', 'name'], value || '丙')),
  fc
    .tuple(project, row)
    .map(([at, index]): Edit => ({ kind: 'remove', path: ['projects', at, 'indicators'], index })),
);

function set(path: Edit['path'], value: string | number | null): Edit {
  return { kind: 'set', path, json: JSON.stringify(value) };
}

const asked = [
  { form: 'project-target-summary', options: { list: 'true' }, profile: 'table' },
  { form: 'project-target-summary', options: { list: 'false' }, profile: 'gbt9704' },
  {
    form: 'project-target-summary',
    options: { form: 'project-target-declaration' },
    profile: 'table',
    fit: 'tail',
  },
] as const;

describe('layouts that are kept while a filing is edited', () => {
  let resources: Resources;
  beforeAll(async () => {
    const folders = { templatesFolders: ['templates'], fontsFolder: 'fonts', userFonts: null };
    const { value } = await loadResources(folders);
    if (value === null) throw new Error('no resources');
    resources = value;
  });

  it('are those of the filing laid out for the first time', () => {
    const warm = { ...resources, memo: editingMemo(resources.faces) };
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 6 }), (steps) => {
        let text = sample;
        for (const step of steps) {
          const edited = editAll(text, [step]);
          text = 'text' in edited ? edited.text : text;
          const { value: filing } = readFiling(Buffer.from(text), { file: few });
          if (filing === null) continue;
          const cold = { ...resources, memo: resourceMemo(resources.faces) };
          for (const request of asked) {
            const whole = { ...request, filing, file: few, project: null, missingGlyphs: 'error' } as const;
            expect(layOutDocument(whole, warm)).toEqual(layOutDocument(whole, cold));
          }
        }
      }),
      { numRuns: 10, seed: 17 },
    );
  });

  it('where only some projects are in sight, are made anew for these, and for all when asked for whole', () => {
    const request = { ...asked[1], file: few, project: null, missingGlyphs: 'error' } as const;
    const filingOf = (step: Edit) => {
      const edited = editAll(sample, [step]);
      const { value } = readFiling(Buffer.from('text' in edited ? edited.text : ''), { file: few });
      if (value === null) throw new Error('no filing');
      return value;
    };
    const shared = words.map((value) => set(['unit', 'department'], value || null));
    fc.assert(
      fc.property(edits, fc.oneof(shared, edits), fc.uniqueArray(project), (before, after, seen) => {
        const warm = { ...resources, memo: editingMemo(resources.faces) };
        layOutDocument({ ...request, filing: filingOf(before) }, warm);
        const now = { ...request, filing: filingOf(after) };
        const partly = layOutDocument({ ...now, inSight: new Set(seen) }, warm).value;
        const whole = layOutDocument(now, { ...resources, memo: resourceMemo(resources.faces) });
        for (const index of seen) expect(itemsOf(partly, index)).toEqual(itemsOf(whole.value, index));
        expect(layOutDocument(now, warm)).toEqual(whole);
      }),
      { numRuns: 25, seed: 18 },
    );
  });
});

/** Of a form, what stands under one another on its pages. */
function itemsOf(document: PagedDocument | null, project: number): readonly unknown[] {
  const root = `projects[${project}].`;
  return (document?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter((item) => JSON.stringify(item).includes(root))
    .map((item) => JSON.stringify(item));
}

describe('the view of a filing that is edited', () => {
  let edited: World;
  let opened: World;
  beforeAll(async () => {
    edited = await startWorld({ samples: [few] });
    opened = await startWorld({ samples: [few] });
  });
  afterAll(async () => {
    for (const world of [edited, opened]) {
      await world.close();
      expect(world.defects).toEqual([]);
    }
  });

  /** The answer's JSON, of the type that the route gives. */
  const get = async <Answered>(world: World, path: string, init?: RequestInit): Promise<Answered> => {
    const answered = (await (await world.ask(path, init)).json()) as Answered;
    return answered;
  };

  const type = (path: string, typed: string): EditCommand => ({
    kind: 'type',
    paths: [path],
    typed,
    unit: '元',
  });

  it('has the bytes of one that was just opened: pages, fonts, findings and their cells', async () => {
    const form = { form: 'project-target-summary' };
    const source = viewPath(few, form).replace('/api/view', '/api/edit');
    let { editing } = await get<View>(edited, viewPath(few, form));
    for (const [path, typed] of [
      ['projects[1].name', '改过的项目'],
      ['projects[1].indicators[2].name', '龘'],
      ['projects[2].funding.annual.total', '1'],
      ['unit.name', '改过的单位'],
      ['projects[0].goals.annual', '目标'.repeat(300)],
    ] as const) {
      const body = JSON.stringify({ revision: editing.revision, gesture: null, command: type(path, typed) });
      const answer = await get<EditAnswer>(edited, source, { method: 'POST', body });
      if (answer.kind !== 'edited') throw new Error(JSON.stringify(answer));
      ({ editing } = answer.view);
    }
    const text = await (await edited.ask(viewPath(few).replace('/api/view', '/api/filing'))).text();
    writeFileSync(join(opened.folder, 'data', few), text);
    const [one, other] = [
      await get<View>(edited, viewPath(few, form)),
      await get<View>(opened, viewPath(few, form)),
    ];
    expect({ ...one, source: null, editing: null }).toEqual({ ...other, source: null, editing: null });
    expect(one.findings.some(({ places }) => places.length > 0)).toBe(true);
    const pages = `/api/pages?document=${one.document?.id}&from=1&to=${one.document?.pages}`;
    expect(await get<PagesView>(edited, pages)).toEqual(await get<PagesView>(opened, pages));
  });

  it('has the pages in sight at once where all forms of a long filing change, and the others when asked again', async () => {
    const filing = JSON.parse(sample);
    const projects = Array.from({ length: 90 }, (_, at) => ({
      ...filing.projects[at % filing.projects.length],
      name: `项目${at + 1}`,
      implementer: null,
    }));
    writeFileSync(join(edited.folder, 'data', 'long.json'), JSON.stringify({ ...filing, projects }, null, 2));
    const form = { form: 'project-target-summary', set: 'list=false' };
    const before = await get<View>(edited, viewPath('long.json', form));
    const { document, editing } = before;
    const shown = viewPath('long.json', { ...form, document: document?.id ?? '', from: '40', to: '41' });
    const body = JSON.stringify({
      revision: editing.revision,
      gesture: null,
      command: type('unit.name', '改过的单位'),
    });
    const path = shown.replace('/api/view', '/api/edit');
    const answer = await get<EditAnswer>(edited, path, { method: 'POST', body });
    if (answer.kind !== 'edited') throw new Error(JSON.stringify(answer));
    expect(answer.view.isWhole).toBe(false);
    expect(answer.view.pages.map(({ number }) => number)).toEqual([40, 41]);
    for (const { svg } of answer.view.pages) expect(svg).toContain('改过的单位');
    const whole = await get<View>(edited, viewPath('long.json', form));
    expect(whole.isWhole).toBe(true);
    const asked = `/api/pages?document=${whole.document?.id}&from=1&to=16`;
    const { pages } = await get<PagesView>(edited, asked);
    for (const { svg } of pages) expect(svg).toContain('改过的单位');
  });
});
