/** Mutated filings through every stage: each ends in a document, or in errors that name path and label. */

import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  checkFiling,
  type Diagnostic,
  documentsOf,
  type Filing,
  hasErrors,
  layOutBlankForm,
  layOutForm,
  loadResources,
  type PagedDocument,
  type Resources,
  readFiling,
  renderDocument,
} from '../../src/index.js';
import { lineBoxes } from '../../src/layout/index.js';
import { smallFilings } from './filings.js';
import { mutateBytes, mutateValues } from './mutate.js';
import { caseRandom, effort, type Random, seed } from './random.js';

let resources: Resources;
beforeAll(async () => {
  const { value } = await loadResources();
  if (value === null) throw new Error('no resources');
  resources = value;
});

/** Faults that stand at no labelled place: strange keys, and the file as a whole. */
const placeless = new Set(['filing/unknown-key', 'filing/duplicate-key', 'filing/syntax', 'filing/more']);

function expectPlaced(diagnostics: readonly Diagnostic[]): void {
  for (const { code, path, label, message, english, file } of diagnostics) {
    expect(path, code).not.toBeNull();
    expect(message).toMatch(/\p{Script=Han}/u);
    expect(english).not.toBe('');
    expect(file, code).toBe('fuzz.json');
    if (path !== '' && !placeless.has(code)) expect(label, `${code} at ${path}`).not.toBeNull();
  }
}

function readCase(bytes: Uint8Array): Filing | null {
  const { value, diagnostics } = readFiling(bytes, { file: 'fuzz.json' });
  expect(value === null).toBe(hasErrors(diagnostics));
  expectPlaced(diagnostics);
  return value;
}

/** The other value of each option that the form has. */
function knownOptions(form: string): Readonly<Record<string, string>> {
  const known = resources.packs.get(form)?.options ?? {};
  const other = { signature: 'true', emptyGroups: 'true', numbering: 'false' };
  return Object.fromEntries(Object.entries(other).filter(([name]) => Object.hasOwn(known, name)));
}

/** One of the filing's documents, in some setting; all of them would say little more. */
function layOutCase(filing: Filing, random: Random): PagedDocument | null {
  expectPlaced(checkFiling(filing, { file: 'fuzz.json' }));
  const planned = documentsOf(filing, resources).value ?? [];
  if (planned.length === 0) return null;
  const { form, project } = random.of(planned);
  const { value, diagnostics } = layOutForm(
    {
      ...{ filing, form, project, file: 'fuzz.json' },
      profile: random.of(['table', 'gbt9704']),
      missingGlyphs: random.chance(0.7) ? 'substitute' : 'error',
      options: random.chance(0.3) ? knownOptions(form) : {},
    },
    resources,
  );
  expectPlaced(diagnostics);
  expect(value === null).toBe(hasErrors(diagnostics));
  if (value !== null) expectOnThePage(value);
  return value;
}

/** Every line of every cell between its borders, every table above the page's foot. */
function expectOnThePage({ pages, geometry }: PagedDocument): void {
  expect(pages.length).toBeGreaterThan(0);
  for (const table of pages.flatMap(({ items }) => items.filter((item) => item.kind === 'table'))) {
    expect(table.y + table.height).toBeLessThanOrEqual(geometry.height - geometry.margin.bottom);
    for (const { x, y, width, height, text } of table.cells) {
      for (const line of text.paragraphs.flatMap((paragraph) => lineBoxes(paragraph, text))) {
        const { baseline } = line;
        const isInside =
          line.x >= x && line.x + line.width <= x + width && baseline >= y && baseline <= y + height;
        if (!isInside) expect.fail(`“${line.text}” is outside its cell`);
      }
    }
  }
}

async function expectWholeFiles(document: PagedDocument): Promise<void> {
  const pdf = Buffer.from(await renderDocument(document, 'pdf', resources)).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
  const word = unzipSync(await renderDocument(document, 'docx', resources));
  for (const [name, bytes] of Object.entries(word)) {
    if (/\.(?:xml|rels)$/.test(name)) expectWellFormed(Buffer.from(bytes).toString('utf8'), name);
  }
  const html = Buffer.from(await renderDocument(document, 'html', resources)).toString('utf8');
  expect(html.trimEnd().endsWith('</html>')).toBe(true);
}

function expectWellFormed(xml: string, name: string): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => expect.fail(`${name}: ${error.message}`));
  parser.write(xml).close();
}

/** Runs the cases one after the other; a failure names the seed and the case, which is all it takes to see it again. */
async function runCases(
  suite: number,
  count: number,
  run: (random: Random, number: number) => void | Promise<void>,
) {
  for (let number = 0; number < count * effort; number += 1) {
    try {
      await run(caseRandom(suite, number), number);
    } catch (error) {
      throw new Error(`seed ${seed}, suite ${suite}, case ${number}`, { cause: error });
    }
  }
}

describe('mutated filings', () => {
  it('damaged as bytes are read or refused', { timeout: 240_000 * effort }, async () => {
    await runCases(1, 2000, (random) => {
      const filing = random.chance(0.5)
        ? random.of(smallFilings)
        : mutateValues(random.of(smallFilings), random, 'rough');
      readCase(mutateBytes(filing, random));
    });
  });

  it('with values of any kind are read or refused, and then laid out', {
    timeout: 240_000 * effort,
  }, async () => {
    await runCases(2, 2000, (random) => {
      const mutated = mutateValues(random.of(smallFilings), random, 'rough');
      const filing = readCase(Buffer.from(JSON.stringify(mutated)));
      if (filing !== null) layOutCase(filing, random);
    });
  });

  it('with hostile texts become sound pages, and every so often files', {
    timeout: 240_000 * effort,
  }, async () => {
    let documents = 0;
    await runCases(3, 1500, async (random, number) => {
      const mutated = mutateValues(random.of(smallFilings), random, 'gentle');
      const filing = readCase(Buffer.from(JSON.stringify(mutated)));
      const document = filing === null ? null : layOutCase(filing, random);
      if (document === null) return;
      documents += 1;
      if (number % 10 === 0) await expectWholeFiles(document);
    });
    expect(documents).toBeGreaterThan(700 * effort);
  });
});

it('blank forms of any options are sound', () => {
  for (const { id, scope } of resources.packs.values()) {
    if (scope === 'findings' || scope === 'compilation') continue;
    for (const profile of ['table', 'gbt9704'] as const) {
      const { value } = layOutBlankForm({ form: id, profile, options: { signature: 'true' } }, resources);
      if (value === null) expect.fail(id);
      expectOnThePage(value);
    }
  }
});
