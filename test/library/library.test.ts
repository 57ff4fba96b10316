/** The library as a vendor uses it: values in, values out, no file, clock or console. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  checkFiling,
  type DocumentFormatId,
  documentsOf,
  type Filing,
  type FilingInput,
  filingFrom,
  hasErrors,
  layOutBlankForm,
  layOutCompilation,
  layOutForm,
  listForms,
  loadResources,
  type Resources,
  readFiling,
  renderDocument,
  renderPictures,
} from '../../src/index.js';
import { readPng } from '../render/png-reader.js';

const samples = new URL('../../samples/', import.meta.url);
let resources: Resources;

beforeAll(async () => {
  const loaded = await loadResources();
  if (loaded.value === null) throw new Error(JSON.stringify(loaded.diagnostics));
  resources = loaded.value;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function sample(name: string): Filing {
  const { value } = readFiling(readFileSync(new URL(name, samples)), { file: name });
  if (value === null) throw new Error(name);
  return value;
}

const small: FilingInput = {
  year: 2026,
  unit: { name: '甲中心', department: '乙镇' },
  projects: [
    { name: '丙', funding: { total: '1234.56' }, indicators: [{ level1: '产出指标', target: '≥1' }] },
  ],
};

function made(input: FilingInput): Filing {
  const { value, diagnostics } = filingFrom(input);
  if (value === null) throw new Error(JSON.stringify(diagnostics));
  return value;
}

describe('resources', () => {
  it('are the forms of the package, in order', () => {
    const ids = readdirSync(new URL('../../templates/', import.meta.url)).sort();
    const forms = listForms(resources);
    expect(forms.flatMap(({ id, isUsual }) => (isUsual ? [id] : [])).sort()).toEqual(ids);
    const named = readdirSync(new URL('../../packs/mof/', import.meta.url), { withFileTypes: true });
    expect(forms.flatMap(({ id, isUsual }) => (isUsual ? [] : [id])).sort()).toEqual(
      named.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort(),
    );
    expect(forms[0]).toMatchObject({ id: 'project-target-declaration', hasBlank: true, scope: 'project' });
  });

  it('that are not there are a diagnostic, not an exception', async () => {
    const packageFolder = fileURLToPath(new URL('../nowhere/', import.meta.url));
    const { value, diagnostics } = await loadResources({ packageFolder });
    expect(value).toBeNull();
    expect(hasErrors(diagnostics)).toBe(true);
  });
});

describe('fields of forms that a filing does not name', () => {
  it('are told with the forms that print them, and how to ask for these', () => {
    const given = {
      ...small,
      projects: [
        { name: '丙', execution: { points: '10' }, indicators: [{ name: '丁', cause: '其他', caus: 1 }] },
      ],
    };
    const bytes = new TextEncoder().encode(JSON.stringify(given));
    const { diagnostics } = readFiling(bytes, { file: 'a.json', resources });
    expect(diagnostics.map(({ path, parameters: { forms } }) => [path, forms])).toEqual([
      ['projects[0].execution', ['mof-project-self-evaluation']],
      ['projects[0].indicators[0].cause', ['mof-project-monitor']],
      ['projects[0].indicators[0].caus', undefined],
    ]);
    expect(diagnostics[0]).toMatchObject({ code: 'filing/unknown-key', label: '预算执行情况' });
    expect(diagnostics[0]?.message).toContain('"forms": ["mof-project-self-evaluation"]');
    expect(diagnostics[0]?.english).toContain('--form mof-project-self-evaluation');
    const named = { ...given, forms: ['mof-project-self-evaluation'] };
    const again = readFiling(new TextEncoder().encode(JSON.stringify(named)), { file: 'a.json', resources });
    expect(again.diagnostics.map(({ path }) => path)).toEqual(['projects[0].indicators[0].caus']);
  });
});

describe('shipped sets', () => {
  const input = {
    ...small,
    forms: ['mof-project-monitor'],
    projects: [{ name: '丙', monitor: { month: 7, total: { executed: '1000' } } }],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(input));

  it('are read for a filing that names a form of theirs', () => {
    const { value, diagnostics } = readFiling(bytes, { file: 'a', resources });
    if (value === null) throw new Error(JSON.stringify(diagnostics));
    expect(documentsOf(value, resources).value).toMatchObject([{ form: 'mof-project-monitor', project: 0 }]);
    expect(layOutForm({ filing: value, form: 'mof-project-monitor' }, resources).value?.pages).toHaveLength(
      1,
    );
    expect(layOutBlankForm({ form: '区域绩效目标表' }, resources).value?.pages.length).toBeGreaterThan(0);
  });

  it('are unknown to a filing that does not', () => {
    const other = new TextEncoder().encode(JSON.stringify({ ...input, forms: [] }));
    const { diagnostics } = readFiling(other, { file: 'a', resources });
    expect(diagnostics).toMatchObject([{ path: 'projects[0].monitor' }]);
  });
});

describe('a filing from values', () => {
  it('is the one that its JSON text gives', () => {
    const bytes = new TextEncoder().encode(JSON.stringify(small));
    expect(made(small)).toEqual(readFiling(bytes, { file: 'a' }).value);
    expect(made(small).projects[0]?.funding.total).toBe(1234560000n);
  });

  it('says of each fault where it is', () => {
    const wrong = { year: 2026, unit: { name: '甲' }, projects: [{ name: '乙', funding: { total: '十' } }] };
    const { value, diagnostics } = filingFrom(wrong, { file: '接口' });
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([
      { path: 'projects[0].funding.total', label: '项目资金总额', file: '接口' },
    ]);
  });
});

describe('documents', () => {
  it.each(readdirSync(samples))('of %s all come out, as render names them', (name) => {
    const filing = sample(name);
    const planned = documentsOf(filing, resources);
    expect(planned.diagnostics).toEqual([]);
    expect(planned.value?.length).toBeGreaterThan(0);
    for (const { form, project, name: file } of planned.value ?? []) {
      expect(file.startsWith(`${filing.unit.name}-${filing.year}-`)).toBe(true);
      expect(layOutForm({ filing, form, project }, resources).value?.pages.length).toBeGreaterThan(0);
    }
  });

  it('can be chosen by title and by project', () => {
    const filing = sample('pujiang-fulian-2024.json');
    const selection = { forms: ['财政项目支出绩效目标表'], projects: ['3'] };
    expect(documentsOf(filing, resources, selection).value).toEqual([
      { form: 'project-target', project: 2, name: '妇联-2024-财政项目支出绩效目标表-03-妇科重症' },
    ]);
    const { diagnostics } = documentsOf(filing, resources, { projects: ['没有的'] });
    expect(hasErrors(diagnostics)).toBe(true);
  });

  it.each(['pdf', 'docx', 'html'] as const)(
    'are bytes of %s, the same at any time',
    async (format: DocumentFormatId) => {
      const document = layOutForm({ filing: made(small), form: 'project-target' }, resources).value;
      if (document === null) throw new Error('no document');
      const bytes: Uint8Array[] = [];
      for (const time of ['2001-02-03', '2031-12-31']) {
        vi.useFakeTimers({ now: new Date(time), toFake: ['Date'] });
        bytes.push(await renderDocument(document, format, resources));
      }
      expect(bytes[0]?.length).toBeGreaterThan(1000);
      expect(Buffer.compare(bytes[0] ?? Buffer.from('a'), bytes[1] ?? Buffer.from('b'))).toBe(0);
    },
  );

  it('are pictures of pages, each made when it is asked for', async () => {
    const document = layOutForm({ filing: made(small), form: 'project-target' }, resources).value;
    if (document === null) throw new Error('no document');
    const widths: number[] = [];
    for await (const bytes of renderPictures(document, resources)) widths.push(readPng(bytes).width);
    expect(widths).toEqual(document.pages.map(() => 1191));
    for await (const bytes of renderPictures(document, resources, { dpi: 72 }))
      expect(readPng(bytes).width).toBe(595);
    await expect(renderPictures(document, resources, { dpi: 1000 }).next()).rejects.toThrow(RangeError);
  });

  it('compile many filings into one, findings only where they are asked for', async () => {
    const filings = ['甲', '乙'].map((name) => ({
      filing: made({ ...small, unit: { name, department: '局' }, forms: ['project-target', 'check-report'] }),
      file: `${name}.json`,
    }));
    const { value, leftOut } = await layOutCompilation({ filings, options: { title: '合编' } }, resources);
    expect(leftOut).toEqual([]);
    expect(value?.title).toBe('合编');
    expect(value?.outline.filter(({ level }) => level < 3).map(({ title }) => title)).toEqual([
      '合编',
      '目录',
      '汇总表',
      '局',
      '甲',
      '乙',
    ]);
    const report = await layOutCompilation({ filings, selection: { forms: ['check-report'] } }, resources);
    expect(report.value?.pages.some(({ geometry }) => geometry.orientation === 'landscape')).toBe(true);
    expect(value?.pages.some(({ geometry }) => geometry.orientation === 'landscape')).toBe(false);
  });

  it('take settings, and blanks too', () => {
    const filing = made(small);
    const top = (settings: object) => {
      const { value } = layOutForm({ filing, form: 'project-target', ...settings }, resources);
      return JSON.stringify(value?.pages);
    };
    expect(top({ profile: 'gbt9704' })).not.toBe(top({}));
    expect(top({ options: { signature: 'true' } })).not.toBe(top({}));
    expect(layOutBlankForm({ form: 'project-target' }, resources).value?.pages).toHaveLength(1);
  });
});

describe('what cannot be made', () => {
  const filing = made({ ...small, projects: [{ name: '一' }, { name: '二' }] });
  it.each([
    [{ form: 'project-targt' }, 'pipeline/unknown-form'],
    [{ form: 'project-target' }, 'pipeline/no-project'],
    [{ form: 'project-target', project: 2 }, 'pipeline/no-project'],
    [{ form: 'project-target', project: -1 }, 'pipeline/no-project'],
    [{ form: 'project-target', project: 0.5 }, 'pipeline/no-project'],
    [{ form: 'project-target', project: 0, options: { signature: 'maybe' } }, 'template/wrong-option-value'],
    [{ form: 'project-target', project: 0, options: { signatur: 'true' } }, 'request/unknown-option'],
    [{ form: 'project-target', project: 0, profile: JSON.parse('"gbt9740"') }, 'request/unknown-profile'],
    [{ form: 'project-target', project: 0, fit: JSON.parse('"tale"') }, 'request/unknown-fit'],
    [{ form: 'project-target-summary', options: { form: 'nothing' } }, 'pipeline/unknown-form'],
    [
      { form: 'project-target-summary', options: { form: 'unit-self-evaluation' } },
      'pipeline/not-a-project-form',
    ],
    [
      { form: 'project-target-summary', options: { form: 'project-target-summary' } },
      'pipeline/not-a-project-form',
    ],
  ])('%j is a diagnostic', (request, code) => {
    const { value, diagnostics } = layOutForm({ filing, ...request }, resources);
    expect(value).toBeNull();
    expect(diagnostics.map((one) => one.code)).toContain(code);
  });

  it.each([
    [{ form: 'project-targt' }, { form: 'project-targt', known: expect.arrayContaining(['project-target']) }],
    [
      { form: 'project-target', project: 2 },
      { project: 2, count: 2 },
    ],
    [{ form: 'project-target', project: 0, options: { signatur: 'true' } }, { nearest: 'signature' }],
    [{ form: 'project-target', project: 0, options: { signature: 'maybe' } }, { value: 'maybe' }],
  ])('%j tells a program what its message names', (request, parameters) => {
    expect(layOutForm({ filing, ...request }, resources).diagnostics).toMatchObject([{ parameters }]);
  });

  it.each([
    [
      { year: 24, unit: { name: '甲' } },
      { found: '24', least: expect.any(Number) },
    ],
    [
      { ...small, yaer: 2024 },
      { key: 'yaer', nearest: 'year' },
    ],
    [{ ...small, projects: [{ name: '乙', startDate: '45292' }] }, { meant: '2024-01-01' }],
    [{ ...small, projects: [{ name: '乙', funding: { total: '十' } }] }, { found: '"十"' }],
  ])('of the filing %j, too', (input, parameters) => {
    expect(filingFrom(JSON.parse(JSON.stringify(input))).diagnostics).toMatchObject([{ parameters }]);
  });

  it('a character that no face has is one too, unless asked for otherwise', () => {
    const strange = made({ ...small, projects: [{ name: '甲\u{13000}' }] });
    const request = { filing: strange, form: 'project-target' };
    const { value, diagnostics } = layOutForm(request, resources);
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([{ severity: 'error', path: 'projects[0].name', label: '项目名称' }]);
    expect(layOutForm({ ...request, missingGlyphs: 'substitute' }, resources).value).not.toBeNull();
  });
});

it.each(['a', 'ﬁ', '　', '≥', '，', '('])('lays out a text of 100,000 %j in little time', (character) => {
  const filing = made({ ...small, projects: [{ name: '丙', goals: { annual: character.repeat(100_000) } }] });
  const request = { filing, form: 'project-target', missingGlyphs: 'substitute' } as const;
  const before = process.cpuUsage();
  expect(layOutForm(request, resources).value).not.toBeNull();
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(2);
});

it('checks with the default settings', () => {
  const findings = checkFiling(sample('pujin-shequ-shiwu-2023.json'), { file: 'a.json' });
  expect(findings.length).toBeGreaterThan(0);
  for (const one of findings) expect(one).toMatchObject({ file: 'a.json' });
});

it('writes nothing to the console', async () => {
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation(() => undefined),
  );
  const filing = sample('pujin-shequ-shiwu-2024.json');
  checkFiling(filing);
  const document = layOutForm({ filing, form: 'project-target-summary' }, resources).value;
  if (document === null) throw new Error('no document');
  for (const format of ['pdf', 'docx', 'html'] as const) await renderDocument(document, format, resources);
  await renderPictures(document, resources, { dpi: 36 }).next();
  for (const spy of spies) expect(spy).not.toHaveBeenCalled();
});
