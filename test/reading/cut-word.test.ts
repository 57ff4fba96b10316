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

describe('tables that another program has given columns of their own', () => {
  const cell = (text: string, span = 1, mark = '') =>
    `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr><w:p>${mark && `<w:bookmarkStart w:id="0" w:name="${mark}"/>`}<w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const table = (widths: readonly number[], ...rows: readonly string[]) =>
    `<w:tbl><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl><w:p/>`;
  const first = table([1000, 500, 1500], cell('名称') + cell('说明', 2), cell('甲') + cell('长文前', 2));
  const rest = cell('名称', 1, '_again_1') + cell('说明');
  const read = async (...tables: readonly string[]) =>
    (
      await wordContent(
        zipSync({
          'word/document.xml': strToU8(`<w:document><w:body>${tables.join('')}</w:body></w:document>`),
        }),
      )
    )?.cells.map(({ row, column, columnSpan, text }) => [row, column, columnSpan, text]);
  const begun = [
    [0, 0, 1, '名称'],
    [0, 1, 2, '说明'],
    [1, 0, 1, '甲'],
  ];

  it('are read in those of the first: what goes on, and what comes behind it', async () => {
    const second = table(
      [1010, 2000],
      rest,
      cell('') + cell('半，后半', 1, '_rest_of_row_line_2'),
      cell('乙') + cell('短'),
    );
    expect(await read(first, second)).toEqual([
      ...begun,
      [1, 1, 2, '长文前半，后半'],
      [2, 0, 1, '乙'],
      [2, 1, 2, '短'],
    ]);
  });

  it('are read in those of both, where the table that goes on has more columns', async () => {
    const second = table(
      [1000, 500, 1500, 700],
      cell('名称', 1, '_again_1') + cell('说明', 2) + cell('备注'),
      cell('') + cell('半，后半', 2, '_rest_of_row_line_2') + cell(''),
      cell('乙') + cell('短') + cell('中') + cell('长'),
    );
    const narrow = table([1000, 2000], cell('名称') + cell('说明'), cell('甲') + cell('长文前'));
    expect(await read(narrow, second)).toEqual([
      ...begun,
      [1, 1, 2, '长文前半，后半'],
      [2, 0, 1, '乙'],
      [2, 1, 1, '短'],
      [2, 2, 1, '中'],
      [2, 3, 1, '长'],
    ]);
  });

  it('go on with none where their columns are others', async () => {
    const second = table([700, 2300], rest, cell('') + cell('半，后半', 1, '_rest_of_row_line_2'));
    expect(await read(first, second)).toEqual([
      [0, 0, 2, '名称'],
      [0, 2, 2, '说明'],
      [1, 0, 2, '甲'],
      [1, 2, 2, '长文前'],
      [2, 0, 1, '名称'],
      [2, 1, 3, '说明'],
      [3, 0, 1, ''],
      [3, 1, 3, '半，后半'],
    ]);
  });

  it('go on with a cell over several rows, beside rows of their own', async () => {
    const merged = `<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>`;
    const second = table(
      [1000, 2000],
      cell('的后半', 1, '_rest_of_cell_paragraph_1').replace(
        '<w:gridSpan',
        '<w:vMerge w:val="restart"/><w:gridSpan',
      ) + cell('二'),
      merged + cell('三'),
    );
    expect(await read(table([1000, 2000], cell('前半') + cell('一')), second)).toEqual([
      [0, 0, 1, '前半\n的后半'],
      [0, 1, 1, '一'],
      [1, 0, 1, ''],
      [1, 1, 1, '二'],
      [2, 1, 1, '三'],
    ]);
  });
});
