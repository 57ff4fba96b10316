/** Word and Excel files of every kind are valid by the transitional schemas (ISO/IEC 29500-4), as the Open XML SDK holds them. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { runtimePath } from '../../scripts/runtimes.mjs';
import { fillInBook } from '../../src/fill-in/index.js';
import type { PagedDocument } from '../../src/layout/index.js';
import { type Resources, renderDocument } from '../../src/pipeline.js';
import { samples } from '../compilation/world.js';
import { sharedTempFolder, tempFolder } from '../temp-folder.js';
import { formSets, resourcesOf, setDocuments } from '../template/form-sets.js';
import { corpusResources } from './corpus.js';
import { blankDocuments, compilationDocument, corpusDocuments, type WordDocument } from './word-documents.js';

const validator = runtimePath('open-xml');
const skipped = !existsSync(validator) && process.env.CI !== 'true';

/** Faults by file. */
type Faults = Readonly<Record<string, readonly string[]>>;

function validate(folder: string): Faults {
  const args = ['test/tools/open-xml.mjs', validator, folder];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64_000_000 });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

async function write(
  folder: string,
  name: string,
  document: PagedDocument,
  resources: Resources,
): Promise<void> {
  const kinds = [
    ['docx', false, 'docx'],
    ['docx', true, 'flow.docx'],
    ['xlsx', false, 'xlsx'],
  ] as const;
  for (const [format, wordFlow, ending] of kinds) {
    const bytes = await renderDocument(document, format, resources, { wordFlow });
    writeFileSync(join(folder, `${name}.${ending}`), bytes);
  }
}

/** Every fifth: the validator takes a quarter of a second for each file. */
const some = (documents: readonly WordDocument[]) => documents.filter((_, index) => index % 5 === 0);

describe.skipIf(skipped)('the Open XML SDK', () => {
  const folder = sharedTempFolder('open-xml');
  let faults: Faults;

  beforeAll(async () => {
    const resources = await corpusResources();
    const documents = [
      ...some(corpusDocuments('table', resources)),
      ...some(corpusDocuments('gbt9704', resources)),
      ...blankDocuments('table', resources),
      ...blankDocuments('gbt9704', resources),
      await compilationDocument(resources),
    ];
    for (const { name, document } of documents) await write(folder, name, document, resources);
    for (const set of formSets) {
      const own = await resourcesOf(set);
      for (const { form, kind, document } of setDocuments(set, own))
        await write(folder, `${form}-${kind}`, document, own);
    }
    for (const [index, { filing }] of samples.entries()) {
      const packs = filing.forms.flatMap((id) => resources.packs.get(id) ?? []);
      const { value } = await fillInBook({ packs, filing, projects: 1 }, resources);
      if (value !== null) writeFileSync(join(folder, `book-${index}.xlsx`), value);
    }
    faults = validate(folder);
  }, 400_000);

  it('finds no fault in any Word file', () => {
    const files = Object.entries(faults).filter(([name]) => name.endsWith('.docx'));
    expect(files.length).toBeGreaterThan(70);
    expect(files.filter(([, found]) => found.length > 0)).toEqual([]);
  });

  it('finds no fault in any workbook', () => {
    const files = Object.entries(faults).filter(([name]) => name.endsWith('.xlsx'));
    expect(files.filter(([name]) => name.startsWith('book-')).length).toBeGreaterThan(5);
    expect(files.filter(([, found]) => found.length > 0)).toEqual([]);
  });

  it('finds the fault in a file with elements out of order', () => {
    const broken = tempFolder('open-xml-broken');
    const name = Object.keys(faults).find((file) => file.endsWith('.docx')) ?? '';
    const parts = unzipSync(readFileSync(join(folder, name)));
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const moved = body.replace(/(<w:tcW [^>]*\/>)(<w:[^>]*\/>)/, '$2$1');
    expect(moved).not.toBe(body);
    writeFileSync(join(broken, name), zipSync({ ...parts, 'word/document.xml': strToU8(moved) }));
    expect(validate(broken)[name]?.join('\n')).toContain('unexpected child element');
  }, 240_000);
});
