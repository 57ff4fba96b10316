/** What the server shows: documents, pages, findings with their cells, downloads equal to the command line's, changes. */
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ManifestEntry } from '../../src/batch/index.js';
import type { PagesView, View } from '../../src/preview/index.js';
import { jibiao } from '../cli/world.js';
import { sampleNames, startWorld, viewPath, type World } from './world.js';

let world: World;
const { declaration, few, manyProjects } = sampleNames;

beforeAll(async () => {
  world = await startWorld({ samples: [declaration, few, manyProjects], ownPacks: ['project-target'] });
});
afterAll(() => world.close());

async function viewOf(source: string, more: Readonly<Record<string, string>> = {}): Promise<View> {
  return JSON.parse(await (await world.ask(viewPath(source, more))).text());
}

async function pagesOf(view: View, from: number, to: number): Promise<PagesView> {
  const query = new URLSearchParams({ document: view.document?.id ?? '', from: `${from}`, to: `${to}` });
  return JSON.parse(await (await world.ask(`/api/pages?${query}`)).text());
}

describe('a view', () => {
  it('shows the first form that the filing files, and offers those that it has data for', async () => {
    const view = await viewOf(declaration);
    expect(view).toMatchObject({ form: 'project-target-declaration', project: 0, profile: 'table' });
    expect(view.filing?.projects).toHaveLength(10);
    expect(view.filing?.forms.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['project-target-declaration', 'project-target', 'project-target-summary']),
    );
    expect(view.filing?.forms.map(({ id }) => id)).not.toContain('unit-target-declaration');
  });

  it('shows a form of a shipped set that the filing names', async () => {
    const monitored = { name: '甲项目', monitor: { month: 7 } };
    const filing = {
      year: 2024,
      unit: { name: '甲' },
      forms: ['mof-project-monitor'],
      projects: [monitored],
    };
    writeFileSync(join(world.folder, 'data', 'monitor.json'), JSON.stringify(filing));
    const view = await viewOf('monitor.json');
    expect(view).toMatchObject({ form: 'mof-project-monitor', project: 0 });
    expect(view.document).not.toBeNull();
    expect(view.filing?.forms.map(({ id }) => id)).toContain('mof-project-monitor');
  });

  it('keeps what was asked for in bounds', async () => {
    const view = await viewOf(few, { form: 'no-such-form', project: '999', profile: 'x' });
    expect(view).toMatchObject({ form: 'project-target', project: 2, profile: 'table' });
    expect(view.document).not.toBeNull();
  });

  it('brings the pages that are asked for along, unless they are known', async () => {
    const view = await viewOf(few, { from: '1', to: '1' });
    const { id = '' } = view.document ?? {};
    expect(view.pages).toEqual((await pagesOf(view, 1, 1)).pages);
    expect((await viewOf(few, { from: '1', to: '999' })).pages).toHaveLength(view.document?.pages ?? 0);
    expect((await viewOf(few, { from: '1', to: '1', document: id })).pages).toEqual([]);
    expect((await viewOf(few)).pages).toEqual([]);
  });

  it('has the same id for the same pages only', async () => {
    const ids = await Promise.all(
      [{}, {}, { project: '1' }, { profile: 'gbt9704' }, { set: 'numbering=false' }].map(
        async (more: Record<string, string>) => (await viewOf(few, more)).document?.id,
      ),
    );
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(4);
  });

  it('says why there are no pages', async () => {
    const view = await viewOf(few, { set: 'numbering=perhaps' });
    expect(view.document).toBeNull();
    expect(view.findings[0]).toMatchObject({ code: 'template/wrong-option-value' });
  });

  it('offers the command line that makes the same', async () => {
    const view = await viewOf(few, { project: '1', profile: 'gbt9704', set: 'numbering=false' });
    expect(view.command).toBe(
      `jibiao render data/${few} --form project-target --project 2 --profile gbt9704 --set numbering=false`,
    );
  });

  it('says once that a value has no box', async () => {
    const { findings } = await viewOf(declaration, { form: 'project-target' });
    const ofCategory = findings.filter(({ path }) => path === 'projects[0].category');
    expect(ofCategory.map(({ code }) => code)).toEqual(['check/category-no-box']);
  });

  it('compares amounts in what the form counts in, as it prints them', async () => {
    const filing = JSON.parse(readFileSync(join(world.folder, 'data', declaration), 'utf8'));
    filing.projects[0].funding.total = '1300000';
    writeFileSync(join(world.folder, 'data', 'sums.json'), JSON.stringify(filing));
    const compared = async (form: string) =>
      (await viewOf('sums.json', { form })).findings.find(({ path }) => path === 'projects[0].funding.total');
    expect(await compared('project-target-declaration')).toMatchObject({
      expected: '150,000.00 元',
      actual: '1,300,000.00 元',
    });
    expect(await compared('project-target')).toMatchObject({ expected: '15.00 万元', actual: '130.00 万元' });
    filing.projects[0].funding.annual.total = '120000';
    writeFileSync(join(world.folder, 'data', 'sums.json'), JSON.stringify(filing));
    const { findings } = await viewOf('sums.json', { form: 'project-target' });
    const sum = findings.find(({ path }) => path === 'projects[0].funding.annual.total');
    expect(sum?.mendings?.map(({ label }) => label)).toEqual(['改为 15.00 万元']);
  });

  it('finds the cells of its findings', async () => {
    const view = await viewOf(manyProjects);
    const finding = view.findings.find(({ path }) => path === 'projects[0].department');
    const [place] = finding?.places ?? [];
    const { pages } = await pagesOf(view, 1, 1);
    const cell = pages[0]?.cells[place?.cell ?? -1];
    expect(cell?.sources.map(({ path }) => path)).toEqual(['projects[0].department']);
    expect(cell?.text).toBe('政府零星维修');
    expect(cell?.sources[0]).toMatchObject({ label: '主管部门', value: '政府零星维修', line: 16 });
  });
});

describe('texts outside the grid', () => {
  it('tell where their words come from, as cells do', async () => {
    const { pages } = await pagesOf(await viewOf(few), 1, 1);
    const texts = pages[0]?.cells.filter(({ kind }) => kind === 'text') ?? [];
    const [title, year] = texts;
    expect(title).toMatchObject({ text: '财政项目支出绩效目标表', sources: [], line: 2 });
    expect(year).toMatchObject({ text: '(2024年度)', line: 3 });
    expect(year?.sources).toMatchObject([{ path: 'year', value: '2024' }]);
    for (const { x, y, width, height } of texts) {
      expect(x).toBeGreaterThan(50);
      expect(width).toBeGreaterThan(40);
      expect(x + width).toBeLessThan(545);
      expect(y).toBeGreaterThan(50);
      expect(height).toBeGreaterThan(10);
    }
    expect((title?.y ?? 0) + (title?.height ?? 0)).toBeCloseTo(year?.y ?? 0);
  });

  it('are where a finding leads that no cell shows', async () => {
    const filing = JSON.parse(readFileSync(join(world.folder, 'data', few), 'utf8'));
    filing.unit.name = `${filing.unit.name}\u{13000}`;
    writeFileSync(join(world.folder, 'data', 'odd.json'), JSON.stringify(filing));
    const view = await viewOf('odd.json', { form: 'project-target-summary', set: 'missing=substitute' });
    const { pages } = await pagesOf(view, 1, 1);
    const finding = view.findings.find(({ path }) => path === 'unit.name');
    const [place, ...others] = finding?.places ?? [];
    expect(others).toEqual([]);
    expect(place?.page).toBe(1);
    const shown = pages[0]?.cells[place?.cell ?? -1];
    expect(shown).toMatchObject({ kind: 'text', text: expect.stringContaining('项目绩效目标汇总表') });
    expect(shown?.sources.map(({ path }) => path)).toEqual(['unit.name', 'year']);
  });
});

describe('pages', () => {
  it('come as many as were asked for, sixteen at most', async () => {
    const view = await viewOf(declaration, { form: 'project-target-summary' });
    const { pages } = await pagesOf(view, 2, 3);
    expect(pages.map(({ number }) => number)).toEqual([2, 3]);
    expect((await pagesOf(view, 1, 900)).pages).toHaveLength(Math.min(view.document?.pages ?? 0, 16));
  });

  it('number their cells as their picture does', async () => {
    const { pages } = await pagesOf(await viewOf(few), 1, 1);
    const numbers = [...(pages[0]?.svg ?? '').matchAll(/data-cell="(\d+)"/g)].map(([, number]) =>
      Number(number),
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual(pages[0]?.cells.map((_, index) => index));
  });

  it('of a document that is no longer kept are gone, not wrong', async () => {
    expect((await world.ask('/api/pages?document=0123&from=1')).status).toBe(410);
    expect((await world.ask('/api/font?document=0123&family=x')).status).toBe(410);
  });
});

/** Each file of a manifest's entry, with the number of its page. */
function filesOf({ furtherFiles = [], ...entry }: ManifestEntry) {
  const further = furtherFiles.map((one, index) => ({ ...entry, ...one, page: String(index + 2) }));
  return [{ ...entry, page: '1' }, ...further];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('downloads', () => {
  it('are the bytes of the command line, under its names', async () => {
    const run = await jibiao(
      [
        'render',
        `data/${few}`,
        '--to',
        'pdf,docx,html,png',
        '--profile',
        'gbt9704',
        '--set',
        'numbering=false',
        '--json',
      ],
      { workingDirectory: world.folder },
    );
    expect(run.exitCode).toBe(0);
    const manifest = JSON.parse(readFileSync(join(world.folder, 'out', 'manifest.json'), 'utf8'));
    expect(manifest.documents).toHaveLength(16);
    for (const { form, project, format, file, sha256: expected, page } of manifest.documents.flatMap(
      filesOf,
    )) {
      const query = new URLSearchParams({
        source: `data/${few}`,
        form,
        format,
        profile: 'gbt9704',
        set: 'numbering=false',
        page,
        ...(project === null ? {} : { project: String(project.index) }),
      });
      const answer = await world.ask(`/api/file?${query}`);
      expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent(file));
      expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(expected);
    }
    const query = new URLSearchParams({ source: `data/${few}`, profile: 'gbt9704', set: 'numbering=false' });
    const zip = unzipSync(new Uint8Array(await (await world.ask(`/api/zip?${query}`)).arrayBuffer()));
    const wanted = manifest.documents.filter(({ format }: { format: string }) => /pdf|docx/.test(format));
    expect(Object.fromEntries(Object.entries(zip).map(([name, bytes]) => [name, sha256(bytes)]))).toEqual(
      Object.fromEntries(
        wanted.map(({ file, sha256: hash }: { file: string; sha256: string }) => [file, hash]),
      ),
    );
  });

  it('have nothing of a filing without a form, whose name cannot turn the reading direction', async () => {
    const body = '{"year": 2024, "unit": {"name": "甲"}}';
    const drop = await world.ask('/api/drop?name=%E2%80%AEnosj.a.json', { method: 'POST', body });
    const { id, name } = JSON.parse(await drop.text());
    expect(name).toBe('nosj.a.json');
    const view = JSON.parse(await (await world.ask(`/api/view?source=${id}`)).text());
    expect(view.document).toBeNull();
    const errors = view.findings.filter((one: { severity: string }) => one.severity === 'error');
    expect(errors.map((one: { code: string }) => one.code)).toEqual(['batch/no-content']);
  });

  it('do not name a unit by the letters of another encoding', async () => {
    const unit = Buffer.from('bcd7d2d2', 'hex');
    const body = Buffer.concat([Buffer.from('{"year": 2024, "unit": {"name": "'), unit, Buffer.from('"}}')]);
    const drop = await world.ask('/api/drop?name=gbk.json', { method: 'POST', body });
    expect(JSON.parse(await drop.text())).toMatchObject({ name: 'gbk.json', unit: null, year: '2024' });
  });

  it('have all but what cannot be made, which a text in the archive names', async () => {
    const { projects, ...around } = JSON.parse(readFileSync(join(world.folder, 'data', few), 'utf8'));
    const [first, second] = projects;
    const body = JSON.stringify({ ...around, projects: [{ ...first, name: '𠮷祥' }, second] });
    const drop = await world.ask('/api/drop?name=rare.json', { method: 'POST', body });
    const { id } = JSON.parse(await drop.text());
    const answer = await world.ask(`/api/zip?source=${id}`);
    // The project's own form, and the summary.
    expect(answer.headers.get('x-jibiao-left-out')).toBe('2');
    const zip = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const [told, ...made] = Object.keys(zip).sort(
      (one, other) => Number(/txt$/.test(other)) - Number(/txt$/.test(one)),
    );
    expect(made.map((name) => /[^.]+$/.exec(name)?.[0]).sort()).toEqual(['docx', 'docx', 'docx', 'pdf']);
    const text = new TextDecoder().decode(zip[told ?? '']);
    expect(text).toMatch(/祥.*\.pdf\r\n.*U\+20BB7/u);
  });

  it('of a broken filing say what is wrong', async () => {
    const drop = await world.ask('/api/drop?name=b.json', { method: 'POST', body: '{"year": ' });
    const { id } = JSON.parse(await drop.text());
    for (const path of ['/api/file?format=pdf&', '/api/zip?']) {
      const answer = await world.ask(`${path}source=${id}`);
      expect(answer.status).toBe(422);
      expect(JSON.parse(await answer.text()).diagnostics.length).toBeGreaterThan(0);
    }
    expect((await world.ask(`/api/file?format=exe&source=${id}`)).status).toBe(400);
  });
});

/** Waits for an event after the first. */
async function nextChange(act: () => void): Promise<string> {
  const stop = new AbortController();
  const answer = await world.ask('/api/events', { signal: stop.signal });
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (!text.includes('"changed"')) {
      const part = await reader?.read();
      if (part?.value === undefined) return text;
      if (text === '') act();
      text += decoder.decode(part.value, { stream: true });
    }
    return text;
  } finally {
    stop.abort();
  }
}

describe('changes', () => {
  it('are told when a filing is written in place, or replaced by a rename', async () => {
    const path = join(world.folder, 'data', few);
    const text = readFileSync(path, 'utf8');
    const before = (await viewOf(few)).document?.id;
    expect(await nextChange(() => writeFileSync(path, text.replace('2024', '2025')))).toContain('changed');
    expect((await viewOf(few)).document?.id).not.toBe(before);
    const replace = (): void => {
      writeFileSync(`${path}.tmp`, text);
      renameSync(`${path}.tmp`, path);
    };
    expect(await nextChange(replace)).toContain('changed');
    expect((await viewOf(few)).document?.id).toBe(before);
  });

  it('of a template make new pages; a broken one is named with its place; it recovers', async () => {
    const path = join(world.folder, 'packs', 'project-target', 'form.hbs');
    const text = readFileSync(path, 'utf8');
    await nextChange(() => writeFileSync(path, text.replaceAll('其他资金', '别的资金')));
    const { pages } = await pagesOf(await viewOf(few), 1, 1);
    expect(pages[0]?.cells.map((cell) => cell.text)).toContain('别的资金');
    await nextChange(() => writeFileSync(path, `${text}\n{{no.such.thing}}`));
    const broken = await viewOf(few);
    expect(broken.document).toBeNull();
    expect(
      broken.findings.some(({ file, position }) => file?.endsWith('form.hbs') && position !== null),
    ).toBe(true);
    await nextChange(() => writeFileSync(path, text));
    expect((await viewOf(few)).document).not.toBeNull();
  });
});

it('meets no defect on the way', () => {
  expect(world.defects).toEqual([]);
});
