/** The packs that the build makes ready are those of the files, and only while these are as they were. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { preparedFiles } from '../scripts/prepare-packs.js';
import { readPreparedPacks } from '../src/prepared-packs.js';
import {
  blankContext,
  fillForm,
  loadPack,
  type PackFiles,
  packOf,
  readOptions,
} from '../src/template/index.js';
import { sharedTempFolder } from './temp-folder.js';

const ids = readdirSync('templates').sort();
const folder = sharedTempFolder('packs');

beforeAll(() => {
  for (const [name, text] of preparedFiles('templates')) writeFileSync(join(folder, name), text);
});

const prepared = () => readPreparedPacks(pathToFileURL(`${folder}/`));

function filesOf(id: string): PackFiles {
  const read = (name: string) => readFileSync(join('templates', id, name));
  return { folder: join('templates', id), formJson: read('form.json'), formHbs: read('form.hbs') };
}

describe.each(ids)('%s', (id) => {
  const files = filesOf(id);

  test('says the same as its files', () => {
    const ready = prepared()(files);
    const read = loadPack(files).value;
    if (ready === null || read === null) throw new Error('no pack');
    const pack = packOf(files.folder, ready);
    expect(pack).toEqual(read);
    const context = blankContext(pack, readOptions(pack, {}).value ?? {});
    if (context === null) return;
    const filled = fillForm(pack, context);
    expect(filled.value?.blocks.length).toBeGreaterThan(0);
    expect(filled).toEqual(fillForm(read, context));
  });

  test('is read from its files once these are changed', () => {
    const changed = new TextEncoder().encode(' ');
    expect(prepared()({ ...files, formHbs: Buffer.concat([files.formHbs, changed]) })).toBeNull();
    expect(prepared()({ ...files, formJson: Buffer.concat([files.formJson, changed]) })).toBeNull();
  });
});

test('a pack of another name, and all packs where none are ready, are read from their files', () => {
  const files = filesOf('project-target');
  expect(prepared()({ ...files, folder: 'templates/toString' })).toBeNull();
  expect(readPreparedPacks(pathToFileURL(`${folder}/nowhere/`))(files)).toBeNull();
});

test('a pack with faults is not made ready: the program tells of them', () => {
  const templates = join(folder, 'faulty');
  mkdirSync(join(templates, 'project-target'), { recursive: true });
  writeFileSync(join(templates, 'project-target', 'form.json'), filesOf('project-target').formJson);
  writeFileSync(join(templates, 'project-target', 'form.hbs'), '<form>{{project.nmae}}</form>');
  expect([...preparedFiles(templates).keys()]).toEqual([expect.stringMatching(/^index-.*json$/)]);
});
