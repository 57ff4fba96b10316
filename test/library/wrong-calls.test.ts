/** Calls that TypeScript would refuse, as programs in JavaScript make them: each is told in words, none throws from deep inside or is passed over. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as library from '../../src/index.js';

const bytes = readFileSync(new URL('../../samples/pujiang-jiwei-2024.json', import.meta.url));
const text = bytes.toString('utf8');
let resources: library.Resources;
let filing: library.Filing;
let document: library.PagedDocument;

beforeAll(async () => {
  const loaded = await library.loadResources();
  const read = library.readFiling(bytes);
  if (loaded.value === null || read.value === null) throw new Error('nothing to start from');
  [resources, filing] = [loaded.value, read.value];
  const laidOut = library.layOutForm({ filing, form: 'project-target', project: 0 }, resources);
  if (laidOut.value === null) throw new Error(JSON.stringify(laidOut.diagnostics));
  document = laidOut.value;
});

/** By name, as a program without types calls it. */
async function call(name: string, given: readonly unknown[]): Promise<unknown> {
  const asked: unknown = Reflect.get(library, name);
  if (typeof asked !== 'function') throw new Error(name);
  const answer: unknown = await asked(...given);
  return isIterator(answer) ? await answer.next() : answer;
}

function isIterator(answer: unknown): answer is AsyncGenerator {
  return typeof answer === 'object' && answer !== null && 'next' in answer;
}

/** Diagnostics, wherever the answer carries them. */
async function toldOf(name: string, given: readonly unknown[]): Promise<readonly library.Diagnostic[]> {
  try {
    const answer = await call(name, given);
    if (Array.isArray(answer)) return answer;
    return Reflect.get(Object(answer), 'diagnostics') ?? [];
  } catch (error) {
    if (error instanceof library.CallError) return error.diagnostics;
    throw error;
  }
}

it('reads a filing without options', () => {
  expect(library.readFiling(Buffer.from('{'))).toMatchObject({
    value: null,
    diagnostics: [{ file: '填报数据', severity: 'error' }],
  });
  expect(library.parseConfig('{"strict": 1}').diagnostics).toMatchObject([{ file: 'jibiao.config.json' }]);
});

describe('a setting that there is not', () => {
  const made: Readonly<Record<string, () => readonly unknown[]>> = {
    readFiling: () => [bytes, { fiel: 'a' }],
    filingFrom: () => [{}, { fiel: 'a' }],
    parseConfig: () => ['{}', { fiel: 'a' }],
    documentsOf: () => [filing, resources, { form: ['project-target'] }],
    layOutForm: () => [{ filing, form: 'project-target', project: 0, profil: 'gbt9704' }, resources],
    layOutBlankForm: () => [{ form: 'project-target', profil: 'gbt9704' }, resources],
    layOutCompilation: () => [{ filings: [], option: {} }, resources],
    renderDocument: () => [document, 'docx', resources, { wordflow: true }],
    renderPictures: () => [document, resources, { dip: 300 }],
    checkFiling: () => [filing, { form: ['project-target'] }],
    createPool: () => [{ threads: 2 }],
    loadResources: () => [{ font: 'fonts' }],
  };
  it.each(Object.keys(made))('of %s is named with what was meant', async (name) => {
    const told = await toldOf(name, made[name]?.() ?? []);
    expect(told).toMatchObject([{ code: 'request/unknown-setting', severity: 'error' }]);
    expect(told[0]?.message).toContain(name);
    expect(told[0]?.parameters).toMatchObject({ found: expect.any(String), known: expect.any(Array) });
  });

  it('keeps what documentsOf gives whole', () => {
    const [planned] = library.documentsOf(filing, resources).value ?? [];
    const request = { filing, form: '', ...planned };
    expect(library.layOutForm(request, resources).value).not.toBeNull();
  });
});

describe('a wrong argument', () => {
  const made: Readonly<Record<string, () => readonly (readonly unknown[])[]>> = {
    readFiling: () => [[text], [bytes, { file: 1 }], [bytes, { resources: {} }], [bytes, null]],
    filingFrom: () => [[undefined], [{ year: 1n }], [{}, 'a.json']],
    documentsOf: () => [
      [JSON.parse(text), resources],
      [null, resources],
      [filing, undefined],
    ],
    layOutForm: () => [
      [{ filing: JSON.parse(text), form: 'project-target' }, resources],
      [{ filing, form: 1 }, resources],
      [{ filing, form: 'project-target', options: { signature: true } }, resources],
      [{ filing, form: 'project-target', profile: null }, resources],
      [{ filing, form: 'project-target' }, { value: resources }],
    ],
    layOutCompilation: () => [
      [{ filings: 'a.json' }, resources],
      [{ filings: [filing] }, resources],
    ],
    renderDocument: () => [
      [null, 'pdf', resources],
      [{ value: document }, 'pdf', resources],
    ],
    readWorkbook: () => [['a.xlsx', resources]],
    readTables: () => [[[['甲']], resources]],
    checkFiling: () => [[JSON.parse(text)], [filing, { settings: {} }], [filing, []]],
    parseConfig: () => [[{}]],
    createPool: () => [[{ templates: 'mine' }]],
    resourcesFrom: () => [[null], [['fonts']]],
    editText: () => [
      [text, { kind: 'set', path: 'year', json: '2025' }],
      [undefined, undefined],
    ],
    typedJson: () => [[12, { kind: 'amount', amountUnit: '元', given: '' }]],
    rowEdits: () => [[text, 'projects', 'add', 0, resources.schema]],
    pasteEdits: () => [[text, {}, 'a\tb', resources.schema]],
    joinTexts: () => [[{ before: text, mine: text, theirs: null }, () => 'mine']],
    changedLeaves: () => [[text, text]],
    formatYuan: () => [['150000'], [150000]],
    hasErrors: () => [[null]],
    labelAt: () => [[1]],
  };
  it.each(Object.keys(made))('of %s says what it should be', async (name) => {
    for (const given of made[name]?.() ?? []) {
      const told = await toldOf(name, given);
      expect(told.length).toBeGreaterThan(0);
      for (const one of told) {
        expect(one).toMatchObject({ code: 'request/wrong-argument', severity: 'error' });
        expect(one.message).toMatch(/应为.+，这里是 /u);
      }
    }
  });
});

describe('a name that there is not', () => {
  it.each([
    ['renderDocument', () => [document, 'xls', resources], 'request/unknown-format', 'xlsx'],
    ['renderDocument', () => [document, 'png', resources], 'request/unknown-format', null],
    ['documentsOf', () => [filing, resources, { forms: ['project-targt'] }], 'batch/unknown-form', null],
    ['checkFiling', () => [filing, { resources, forms: ['project-targt'] }], 'request/unknown-form', null],
    [
      'layOutCompilation',
      () => [{ filings: [], selection: { forms: ['project-targt'] } }, resources],
      'batch/unknown-form',
      null,
    ],
    [
      'rowEdits',
      () => [text, ['projects'], 'delete', 0, resources.schema],
      'request/unknown-row-action',
      null,
    ],
  ] as const)('%s is told', async (name, given, code, nearest) => {
    const told = await toldOf(name, given());
    expect(told).toMatchObject([{ code }]);
    if (nearest !== null) expect(told[0]?.parameters).toMatchObject({ nearest });
  });
});
