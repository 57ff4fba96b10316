/** Word files of ours whose texts are cut between pages: read back whole, untouched, saved by another program and changed. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { wordContent } from '../../src/attached/index.js';
import type { Filing } from '../../src/filing/index.js';
import { readBook } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { documentOf, nationalFiling, sampleFiling, shippedResources } from './world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await shippedResources('packs/mof');
});

/** No part of it is another’s: numbered sentences, some of them paragraphs. */
function longText(name: string, sentences: number): string {
  const of = (index: number) =>
    `${name}之${index}：组织开展社区公共服务，覆盖居民 ${index * 7} 人次${index % 9 === 0 ? '。\n' : '；'}`;
  return Array.from({ length: sentences }, (_, index) => of(index + 1)).join('');
}

function longProjects(): Filing {
  const filing = sampleFiling('pujiang-jiwei-2024.json');
  const projects = filing.projects.map((project, index) => ({
    ...project,
    goals: {
      ...project.goals,
      overall: longText(`总目标${index}`, 90),
      annual: longText(`年度目标${index}`, 130),
    },
    indicators: project.indicators.map((row, at) =>
      at % 4 === 1 ? { ...row, name: longText(`指标${index}-${at}`, 70).replaceAll('\n', '') } : row,
    ),
  }));
  return { ...filing, projects };
}

/** The only project with texts longer than a page, and more rows. */
function longNational(): Filing {
  const filing = nationalFiling(resources);
  const projects = filing.projects.map((project) => ({
    ...project,
    goals: { ...project.goals, annual: longText('年度目标', 80), actual: longText('完成情况', 100) },
    indicators: project.indicators.map((row, at) => ({ ...row, remark: longText(`原因${at}`, 40) })),
  }));
  return { ...filing, projects };
}

const forms: readonly (readonly [form: string, filing: () => Filing])[] = [
  ['project-target-summary', longProjects],
  ['mof-project-self-evaluation', longNational],
];

function changed(bytes: Uint8Array, part: string, change: (text: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) });
}

const saved = (bytes: Uint8Array): Uint8Array =>
  changed(bytes, 'docProps/core.xml', (xml) => xml.replace('<cp:revision>1<', '<cp:revision>2<'));

describe.each(forms)('%s with texts cut between pages', (form, filingOf) => {
  let word: Uint8Array;
  let filed: unknown;
  beforeAll(async () => {
    word = await documentOf('docx', filingOf(), form, resources);
    const pdf = await readBook(await documentOf('pdf', filingOf(), form, resources), resources);
    filed = pdf.filings[0]?.filing;
  });

  it('has its marks where a page goes on', () => {
    const body = strFromU8(unzipSync(word)['word/document.xml'] ?? new Uint8Array());
    const names = [...body.matchAll(/w:name="(_[a-z_]+)_\d+"/gu)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(['_again', '_rest_of_row_line', '_rest_of_row_paragraph']));
    const ids = [...body.matchAll(/<w:bookmarkStart w:id="(\d+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says each text whole, in one cell', async () => {
    const texts = (await wordContent(word))?.cells.map(({ text }) => text.replaceAll(/\s/gu, '')) ?? [];
    for (const { goals } of filingOf().projects)
      expect(texts).toContain((goals.annual ?? '').replaceAll(/\s/gu, ''));
  });

  it('is read back without a word, untouched or only saved', async () => {
    for (const bytes of [word, saved(word)]) {
      const { filings, diagnostics } = await readBook(bytes, resources);
      expect(diagnostics).toEqual([]);
      expect(filings.flatMap(({ doubts }) => doubts.map(({ code }) => code))).toEqual([
        'reading/printed-only',
      ]);
      expect(filings[0]?.filing).toEqual(filed);
    }
  });

  it('is read as changed in the part that stands on the second page', async () => {
    const goal = filingOf().projects[0]?.goals.annual ?? '';
    const sentence = /年度目标0?之66：/u.exec(goal)?.[0] ?? '';
    expect(sentence).not.toBe('');
    const bytes = changed(saved(word), 'word/document.xml', (xml) => xml.replace(sentence, '改过的一句：'));
    const { filings } = await readBook(bytes, resources);
    const changes = filings[0]?.doubts.filter(({ code }) => code === 'reading/changed-text') ?? [];
    expect(changes.map(({ path }) => path)).toEqual(['projects[0].goals.annual']);
    expect(filings[0]?.filing).toMatchObject({
      projects: [
        { goals: { annual: goal.replace(sentence, '改过的一句：').trim() } },
        ...Array(filingOf().projects.length - 1).fill({}),
      ],
    });
  });
});
