/** Folders of packs: one that is wrong fails where it is asked for, and what could surprise is told. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { planDocuments, selectionProblems } from '../../src/batch/index.js';
import { loadPacks } from '../../src/resources.js';
import { tempFolder } from '../temp-folder.js';
import { definition, withProject } from './fixtures.js';

let folder = '';
beforeEach(() => {
  folder = tempFolder('packs');
});

const right = '<form title="试"><h1>试</h1></form>';

function write(parent: string, id: string, template: string | null, changes: object | null = {}): void {
  const path = join(folder, parent, id);
  mkdirSync(path, { recursive: true });
  const json = JSON.stringify({ ...definition, id, title: `表${id}`, ...changes });
  if (changes !== null) writeFileSync(join(path, 'form.json'), json);
  if (template !== null) writeFileSync(join(path, 'form.hbs'), template);
}

function load(...parents: readonly string[]) {
  const { value, diagnostics } = loadPacks({
    templatesFolders: parents.map((parent) => join(folder, parent)),
  });
  return { value: value?.packs ?? null, diagnostics };
}

describe('a pack that is wrong', () => {
  test.each([
    ['in its template', '<form title="t">', {}, '/a/wrong/form.hbs'],
    ['in its form.json', right, { scope: 'units' }, '/a/wrong/form.json'],
    ['without its template', null, {}, '/a/wrong'],
  ])('%s, says so where it is asked for, and no other does', (_name, template, changes, file) => {
    write('a', 'good', right);
    write('a', 'wrong', template, changes);
    const { value: packs, diagnostics } = load('a');
    expect(diagnostics).toEqual([]);
    if (packs === null) throw new Error('no packs');
    const problems = (form: string) => selectionProblems({ forms: [form], projects: [] }, packs);
    expect(problems('good')).toEqual([]);
    expect(problems('wrong').map((one) => one.file)).toEqual([folder + file]);
  });

  test('takes the place of the right one of its id: nobody gets a form that he did not mean', () => {
    write('a', 'form', right);
    write('b', 'form', '<form title="t">');
    expect(load('a', 'b').value?.get('form')?.faults).toHaveLength(1);
  });
});

test('same ids and titles, templates without form.json and folders without packs are told', () => {
  write('a', 'one', right);
  write('a', 'two', right, { title: '表one' });
  write('a', 'lost', right, null);
  write('b', 'one', right);
  mkdirSync(join(folder, 'c'));
  const { value, diagnostics } = load('a', 'b', 'c');
  expect([...(value?.keys() ?? [])].sort()).toEqual(['one', 'two']);
  expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`).sort()).toEqual([
    'note resources/same-id',
    'warning resources/no-definition',
    'warning resources/no-packs',
    'warning resources/same-title',
    'warning resources/same-title',
  ]);
});

test('a form is made by default where the data have what its form.json says', () => {
  write('a', 'goal', right, { when: ['projects.goals.annual', 'unitTarget'] });
  const packs = load('a').value ?? new Map();
  const planned = (project: object) =>
    planDocuments(withProject(project), { forms: [], projects: [] }, packs).value?.map(({ form }) => form);
  expect(planned({ goals: { annual: '甲' } })).toEqual(['goal']);
  expect(planned({ goals: { annual: ' ' } })).toEqual([]);
  write('a', 'wrong', right, { when: 'projects.gaols' });
  expect(load('a').value?.get('wrong')?.faults[0]?.message).toContain('是不是 goals？');
});
