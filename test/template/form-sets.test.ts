/** Forms that are data alone, ours and three provinces': filled, blank and long, each on sound pages, and checked by their own rules. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Resources, renderDocument } from '../../src/pipeline.js';
import { jibiao } from '../cli/world.js';
import { expectSound } from '../fidelity/soundness.js';
import { tempFolder } from '../temp-folder.js';
import { formIds, formSets, resourcesOf, type SetDocument, setDocuments } from './form-sets.js';

describe.each(formSets)('$folder', (set) => {
  let resources: Resources;
  let documents: readonly SetDocument[];
  beforeAll(async () => {
    resources = await resourcesOf(set);
    documents = setDocuments(set, resources);
  });

  it('has no fault', () => {
    for (const id of formIds(set)) expect(resources.packs.get(id)?.faults).toEqual([]);
  });

  it('makes sound pages: one where it is filled, more where data are long', () => {
    for (const { form, kind, document } of documents) {
      expectSound(document, resources.memo.setter);
      if (kind === 'filled') expect(document.pages, form).toHaveLength(1);
      if (kind === 'long') expect(document.pages.length, form).toBeGreaterThan(1);
      expect(document.diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([]);
    }
  });

  it('says in HTML what stands in the filing', async () => {
    const filled = documents.filter(({ kind }) => kind === 'filled');
    for (const { form, document } of filled) {
      const bytes = await renderDocument(document, 'html', resources, { wordFlow: false });
      expect(Buffer.from(bytes).toString(), form).toContain('某县');
    }
  });
});

it('the provinces’ own rules find what is wrong, and nothing in what is right', async () => {
  const folder = tempFolder('provincial');
  const json = JSON.parse(readFileSync('test/template/provincial/filling.json', 'utf8'));
  const codesOf = async () => {
    writeFileSync(join(folder, 'a.json'), JSON.stringify(json));
    const args = ['check', 'a.json', '--json', '--templates', resolve('test/template/provincial')];
    const { output } = await jibiao(args, { workingDirectory: folder });
    const found: readonly { code: string; severity: string }[] = JSON.parse(output).findings;
    return found.filter(({ severity }) => severity !== 'note').map(({ code }) => code.slice('check/'.length));
  };
  expect(await codesOf()).toEqual([]);
  const [project] = json.projects;
  project.execution.own.executed = '1';
  project.execution.score = '8';
  project.schedule[0].end = '2024-01-01';
  project.problems = null;
  project.indicators[1].remark = null;
  expect((await codesOf()).toSorted()).toEqual([
    'hn-project-target/schedule',
    'lost-without-reason',
    'sc-project-self-evaluation/executed',
    'sc-project-self-evaluation/problems',
    'sc-project-self-evaluation/suggested',
  ]);
});
