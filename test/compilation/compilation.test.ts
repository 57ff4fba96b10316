/** A compilation's own pages: grouped units, exact sums, pages that are true, and what is left out. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { lineBoxes, type PagedDocument } from '../../src/layout/index.js';
import type { Resources } from '../../src/pipeline.js';
import {
  compile,
  compiled,
  filingOf,
  listRows,
  type NamedFiling,
  pageWords,
  resourcesOf,
  samples,
  unitFiling,
} from './world.js';

let resources: Resources;
beforeAll(async () => {
  resources = await resourcesOf();
});

const levels = ({ outline }: PagedDocument) => outline.map(({ level, title }) => `${level} ${title}`);
const years = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('|'));

describe('the outline', () => {
  it('has departments, units and forms, in the order of the filings', async () => {
    const document = await compiled(
      [
        unitFiling('甲校', '教育局', ['1']),
        unitFiling('乙院', '卫生局', ['2', '3']),
        unitFiling('丙校', '教育局', ['4']),
      ],
      resources,
    );
    expect(levels(document)).toEqual([
      '1 2024年度项目支出绩效目标汇编',
      '1 目录',
      '1 汇总表',
      '1 教育局',
      '2 甲校',
      '3 项目绩效目标汇总表',
      '3 01 甲校第1号项目',
      '2 丙校',
      '3 项目绩效目标汇总表',
      '3 01 丙校第1号项目',
      '1 卫生局',
      '2 乙院',
      '3 项目绩效目标汇总表',
      '3 01 乙院第1号项目',
      '3 02 乙院第2号项目',
    ]);
    expect(new Set(document.outline.map(({ anchor }) => anchor)).size).toBe(document.outline.length);
  });

  it('puts a unit without a department under its own name, and where another filing puts it', async () => {
    const document = await compiled(
      [
        unitFiling('教育局', null, ['1']),
        unitFiling('甲校', '教育局', ['1']),
        filingOf({ year: 2023, unit: { name: '乙院' }, projects: [{ name: '旧' }] }, 'old.json'),
        unitFiling('乙院', '卫生局', ['1']),
      ],
      resources,
    );
    const upper = levels(document).filter((entry) => !entry.startsWith('3'));
    expect(upper.slice(3)).toEqual([
      '1 教育局',
      '2 教育局（2024年度）',
      '2 甲校（2024年度）',
      '1 卫生局',
      '2 乙院（2023年度）',
      '2 乙院（2024年度）',
    ]);
    const sums = listRows(document, '汇总表');
    expect(sums.map((row) => row.slice(0, 3))).toContainEqual(['卫生局', '2', '2']);
  });
});

describe('page numbers', () => {
  it('are those on which the units and projects begin, in all lists', async () => {
    const document = await compiled(samples, resources);
    const units = document.outline.filter(({ level }) => level === 2);
    const listed = listRows(document, '目录').filter((row) => row.length > 1);
    expect(listed.map((row) => [row[1], Number(row[3])])).toEqual(
      units.map(({ title, page }) => [title, page]),
    );
    let projects = 0;
    for (const { title, page, level } of document.outline) {
      const name = level === 3 ? /^\d+ (.+)$/.exec(title)?.[1] : undefined;
      if (name === undefined) continue;
      projects += 1;
      expect(pageWords(document, page)).toContain(name);
    }
    expect(projects).toBe(53);
    const references = document.pages.flatMap(({ items }) =>
      items
        .flatMap((item) => (item.kind === 'table' ? item.cells : []))
        .flatMap(({ text }) =>
          text.paragraphs.flatMap(({ text: words, pageReferences }) =>
            pageReferences.map(({ start, end, anchor }) => [words.slice(start, end), anchor] as const),
          ),
        ),
    );
    const pageOf = new Map(document.outline.map(({ anchor, page }) => [anchor, String(page)]));
    expect(references).toHaveLength(9 + 53);
    for (const [shown, anchor] of references) expect([anchor, shown]).toEqual([anchor, pageOf.get(anchor)]);
  });

  it('settle where the list itself takes many pages', async () => {
    const filings = Array.from({ length: 130 }, (_, index) =>
      unitFiling(`第${index}单位`, `第${index % 7}局`, ['1']),
    );
    const document = await compiled(filings, resources);
    const units = document.outline.filter(({ level }) => level === 2);
    const listed = listRows(document, '目录').filter((row) => row.length > 1);
    expect(listed.map((row) => Number(row[3]))).toEqual(units.map(({ page }) => page));
    expect(document.outline[2]?.page).toBeGreaterThan(4);
  });
});

describe('a list over several pages', () => {
  it('has its heads on each, and the department that goes on, without its sums', async () => {
    const units = Array.from({ length: 70 }, (_, index) => unitFiling(`第${index + 1}校`, '教育局', ['1']));
    const document = await compiled(units, resources);
    const page = (title: string) => document.outline.find((entry) => entry.title === title)?.page ?? 0;
    for (const [list, head] of [
      ['目录', '序号主管部门、单位项目数页码教育局（续）'],
      ['汇总表', '序号主管部门、单位单位数项目数年度资金申请总额其中：当年财政拨款教育局（续）'],
    ] as const) {
      expect(pageWords(document, page(list) + 1).slice(0, head.length + 1)).toMatch(
        new RegExp(`^${head}\\d`),
      );
    }
  });
});

describe('sums', () => {
  const amount = fc.option(
    fc
      .tuple(fc.nat(999_999_999), fc.nat(999_999))
      .map(([yuan, parts]) => `${yuan}.${String(parts).padStart(6, '0')}`),
  );
  const unit = fc.record({ department: fc.nat(2), totals: fc.array(amount, { maxLength: 3 }) });
  const millionths = (text: string) => {
    const [whole = '', decimals = ''] = text.replaceAll(',', '').split('.');
    return BigInt(whole + decimals.padEnd(6, '0'));
  };

  it('are exact, and blank where everything is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { minLength: 1, maxLength: 5 }), async (units) => {
        const filings = units.map(({ department, totals }, index) =>
          unitFiling(`单位${index}`, `局${department}`, totals, {
            forms: ['project-target-summary', 'unit-target-declaration'],
            unitTarget: { duties: ['职责'] },
          }),
        );
        fc.pre(units.some(({ totals }) => totals.length > 0));
        const rows = listRows(await compiled(filings, resources), '汇总表');
        const last = rows.at(-1) ?? [];
        const all = units.flatMap(({ totals }) => totals);
        const filled = all.filter((total) => total !== null);
        expect(last[2]).toBe(String(all.length));
        expect(last[3] === '' ? null : millionths(last[3] ?? '')).toBe(
          filled.length === 0 ? null : filled.map(millionths).reduce((sum, one) => sum + one, 0n),
        );
        expect(last[4]).toBe(last[3]);
        const departments = rows.filter((row) => row.length === 5 && row[0]?.startsWith('局'));
        expect(departments).toHaveLength(new Set(units.map(({ department }) => department)).size);
        const subtotals = departments.map((row) => row[3] ?? '').filter((text) => text !== '');
        expect(subtotals.map(millionths).reduce((sum, one) => sum + one, 0n)).toBe(
          last[3] === '' ? 0n : millionths(last[3] ?? ''),
        );
      }),
      { numRuns: 12 },
    );
  });

  it('count the real projects', async () => {
    const rows = listRows(await compiled(samples, resources), '汇总表');
    expect(years(rows.slice(-1))).toEqual(['合计（5 个主管部门）|9|53|94,255,966.28|94,255,966.28']);
  });
});

describe('the cover', () => {
  it('has no page number, and nothing else stands on it', async () => {
    const options = { issuer: '某某区财政局', date: '2024年12月' };
    const { pages } = await compiled([unitFiling('甲', null, ['1'])], resources, { options });
    const [cover, contents] = pages;
    expect(cover?.footer).toBeNull();
    expect(contents?.footer).not.toBeNull();
    const items = (cover?.items ?? []).map((item) => (item.kind === 'text' ? item : expect.fail('a table')));
    const lines = items.map(({ text }) => text.paragraphs.map((one) => one.text).join(''));
    expect(lines).toEqual(['2024年度项目支出绩效目标汇编', '编制单位：某某区财政局', '编制日期：2024年12月']);
    const baselines = items.map(
      ({ text }) => text.paragraphs.flatMap((one) => lineBoxes(one, text))[0]?.baseline ?? 0,
    );
    const height = cover?.geometry.height ?? 0;
    expect(baselines[0]).toBeLessThan(height / 3);
    expect(baselines[1]).toBeGreaterThan((height * 2) / 3);
  });

  it('bears the title that is asked for, else one of the years and kinds of forms', async () => {
    const titleOf = async (filings: readonly NamedFiling[], options = {}) =>
      (await compiled(filings, resources, { options })).title;
    const project = unitFiling('甲', null, ['1']);
    expect(await titleOf([project], { title: '某某<汇编>&附件' })).toBe('某某<汇编>&附件');
    expect(await titleOf([project, unitFiling('乙', null, ['1'], { year: 2023 })])).toBe(
      '2023、2024年度项目支出绩效目标汇编',
    );
    expect(await titleOf(samples.slice(0, 1))).toBe('2026年度预算绩效填报表汇编');
    const documents = [{ form: 'check-report', project: null }];
    expect((await compiled([project], resources, { documents })).title).toBe('2024年度填报数据校验报告汇编');
  });
});

describe('a compilation without projects', () => {
  it('has no sums', async () => {
    const document = await compiled(samples.slice(0, 1), resources);
    expect(levels(document).slice(0, 3)).toEqual([
      '1 2026年度预算绩效填报表汇编',
      '1 目录',
      '1 上海市闵行区虹桥镇社区事务受理服务中心',
    ]);
  });
});

describe('what is reported', () => {
  it('names the filing and its own path, and leaves out the one that cannot be set', async () => {
    const bad = unitFiling('坏', '教育局', ['1', '2']);
    const [first, second] = bad.filing.projects;
    if (first === undefined || second === undefined) throw new Error('two projects');
    const projects = [first, { ...second, goals: { ...second.goals, annual: '有\u{1F600}字' } }];
    const broken = { ...bad, filing: { ...bad.filing, projects } };
    const result = await compile([unitFiling('甲', '教育局', ['1']), broken], resources);
    expect(result.leftOut).toEqual(['坏.json']);
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'layout/no-glyph', file: '坏.json', path: 'projects[1].goals.annual', label: '年度总体目标' },
      { code: 'compilation/left-out', file: '坏.json' },
    ]);
    const document = result.value ?? expect.fail('no document');
    expect(levels(document).filter((entry) => entry.startsWith('2'))).toEqual(['2 甲']);
    expect(years(listRows(document, '汇总表')).at(-1)).toBe('合计（1 个主管部门）|1|1|1.00|1.00');
  });

  it('is of the filing also where only the lists show the data', async () => {
    const strange = unitFiling('甲', '局\u{1F600}', ['1'], { forms: ['project-target'] });
    const projects = strange.filing.projects.map((project) => ({ ...project, department: '局' }));
    const result = await compile([{ ...strange, filing: { ...strange.filing, projects } }], resources);
    expect(result.value).toBeNull();
    expect(result.leftOut).toEqual(['甲.json']);
    expect(result.diagnostics[0]).toMatchObject({
      file: '甲.json',
      path: 'unit.department',
      label: '主管部门',
    });
    expect(result.diagnostics.at(-1)).toMatchObject({ code: 'compilation/nothing-left' });
  });

  it('notes different years, and warns of a unit that comes twice', async () => {
    const twice = { ...unitFiling('甲', null, ['2']), file: 'again.json' };
    const older = { ...unitFiling('甲', null, ['2'], { year: 2023 }), file: 'older.json' };
    const { diagnostics, value } = await compile([unitFiling('甲', null, ['1']), twice, older], resources);
    expect(diagnostics.filter(({ code }) => code.startsWith('compilation/'))).toMatchObject([
      { code: 'compilation/several-years', severity: 'note' },
      { code: 'compilation/same-unit', severity: 'warning', file: 'again.json' },
    ]);
    const sums = years(listRows(value ?? expect.fail('no document'), '汇总表'));
    expect(sums.at(-1)).toBe('合计（1 个主管部门）|3|3|5.00|5.00');
  });
});

describe('paper', () => {
  it('is each form’s own', async () => {
    const parts = [
      {
        ...unitFiling('甲', null, ['1']),
        documents: [
          { form: 'project-target', project: 0 },
          { form: 'check-report', project: null },
        ],
      },
      { ...unitFiling('乙', null, ['1']), documents: [{ form: 'project-target', project: 0 }] },
    ];
    const { layOutCompilation } = await import('../../src/compilation/index.js');
    const settings = { form: 'compilation', options: {}, profile: 'table', missingGlyphs: 'error' } as const;
    const { value } = await layOutCompilation({ ...settings, filings: parts }, resources);
    const pages = value?.pages ?? [];
    const turned = pages.filter(({ geometry }) => geometry.orientation === 'landscape');
    const report = value?.outline.find(({ title }) => title === resources.packs.get('check-report')?.title);
    expect(turned.map(({ number }) => number)).toContain(report?.page);
    expect(turned.length).toBeLessThan(pages.length - 4);
    expect(pages.at(-1)?.geometry.orientation).toBe('portrait');
  });
});
