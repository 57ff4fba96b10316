/** The shipped packs over the whole corpus: every value in its own cell, with its JSON path, and nothing else. */
import { describe, expect, test } from 'vitest';
import { type Filing, subjectNames } from '../../src/filing/index.js';
import { type Cell, type Form, type Grid, paragraphText, shownSources } from '../../src/model/index.js';
import type { FormPack, FormSubject } from '../../src/template/index.js';
import {
  filingOf,
  fill,
  formOf,
  packIds,
  sample,
  sampleJson,
  sampleNames,
  shippedPack,
  withProject,
} from './fixtures.js';

interface RawProject {
  readonly [name: string]: unknown;
  readonly funding: Record<string, string | null> & { readonly annual: Record<string, string | null> };
  readonly goals: {
    readonly period: { readonly start: string; readonly end: string } | null;
    readonly overall: string | null;
    readonly annual: string | null;
  };
  readonly indicators: readonly Record<string, string | null>[];
}

function gridOf(form: Form): Grid {
  for (const block of form.blocks) if (block.kind === 'grid') return block.grid;
  throw new Error('no grid');
}

function textOf(cell: Cell): string {
  return cell.paragraphs.map(paragraphText).join('\n');
}

function cellWith(grid: Grid, path: string): Cell {
  const cells = grid.cells.filter((cell) => shownSources(cell).includes(path));
  if (cells[0] === undefined || cells.length > 1) throw new Error(`${cells.length} cells show ${path}`);
  return cells[0];
}

/** The text of each row, merged cells in every row and column that they cover. */
function rowsOf(grid: Grid): readonly (readonly string[])[] {
  return grid.slots.map((slots) =>
    slots
      .filter((owner, column) => owner !== slots[column - 1])
      .map((owner) => textOf(grid.cells[owner] ?? fail())),
  );
}

function fail(): never {
  throw new Error('a slot without a cell');
}

const digits = (amount: string | null) => {
  if (amount === null) return '';
  const [whole = '', decimals = ''] = amount.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals.padEnd(2, '0')}`;
};

/** The decimal point four places to the left. */
const inWanYuan = (amount: string | null) => {
  if (amount === null) return '';
  const [whole = '', decimals = ''] = amount.split('.');
  const padded = whole.padStart(5, '0');
  const fraction = `${padded.slice(-4)}${decimals}`.replace(/0+$/, '').padEnd(2, '0');
  return digits(`${padded.slice(0, -4)}.${fraction}`);
};

const projects = sampleNames.flatMap((name) => {
  const raw = sampleJson(name) as {
    readonly projects: readonly RawProject[];
    readonly unit: Record<string, string>;
  };
  return raw.projects.map(
    (project, index) => [`${name} ${index} ${String(project.name)}`, name, index, project] as const,
  );
});

test('the corpus holds the projects that are meant', () => {
  expect(projects).toHaveLength(53);
});

describe.each([
  ['project-target-declaration', digits, (date: string) => date],
  ['project-target', inWanYuan, (date: string) => date.replaceAll('-', '.')],
] as const)('%s', (id, money, day) => {
  const pack = shippedPack(id);

  test.each(projects)('%s', (_title, name, index, raw) => {
    const grid = gridOf(formOf(pack, sample(name), { scope: 'project', project: index }));
    const path = `projects[${index}]`;
    const shows = (place: string, text: string) =>
      expect([place, textOf(cellWith(grid, `${path}.${place}`))]).toEqual([place, text]);
    for (const place of ['name', 'department', 'implementer'] as const)
      shows(place, String(raw[place] ?? ''));
    shows('startDate', day(String(raw.startDate)));
    shows('endDate', day(String(raw.endDate)));
    for (const place of ['total', 'fiscal', 'other'])
      shows(`funding.${place}`, money(raw.funding[place] ?? null));
    for (const place of ['total', 'fiscal', 'carryover', 'other']) {
      shows(`funding.annual.${place}`, money(raw.funding.annual[place] ?? null));
    }
    shows('goals.overall', raw.goals.overall ?? '');
    shows('goals.annual', raw.goals.annual ?? '');
    for (const [row, indicator] of raw.indicators.entries()) {
      for (const place of ['level1', 'level2', 'target'])
        shows(`indicators[${row}].${place}`, indicator[place] ?? '');
      expect(textOf(cellWith(grid, `${path}.indicators[${row}].name`))).toMatch(/^(?:指标\d+：)?/);
      expect(textOf(cellWith(grid, `${path}.indicators[${row}].name`)).replace(/^指标\d+：/, '')).toBe(
        indicator.name,
      );
    }
  });

  test('puts each indicator beside its own levels', () => {
    const filing = sample('pujin-shequ-shiwu-2024.json');
    const grid = gridOf(formOf(pack, filing, { scope: 'project', project: 4 }));
    const indicators = filing.projects[4]?.indicators ?? [];
    const rows = rowsOf(grid).slice(-indicators.length);
    expect(indicators).toHaveLength(20);
    expect(
      rows.map(([label, level1, level2, name, target]) => [
        label,
        level1,
        level2,
        name?.replace(/^指标\d+：/, ''),
        target,
      ]),
    ).toEqual(
      indicators.map(({ level1, level2, name, target }) => ['绩效指标', level1, level2, name, target]),
    );
    const heads = rowsOf(grid).slice(-indicators.length - 1)[0];
    expect(heads?.slice(0, 4)).toEqual(['绩效指标', '一级指标', '二级指标', '三级指标']);
  });
});

describe('单位整体支出绩效目标申报表', () => {
  const form = formOf(shippedPack('unit-target-declaration'), sample('hongqiao-shequ-shiwu-2026.json'), {
    scope: 'unit',
  });
  const rows = rowsOf(gridOf(form));

  test('numbers duties 1. 2.', () => {
    const duties = rows.find(([label]) => label === '单位职责')?.[1]?.split('\n') ?? [];
    expect(duties).toHaveLength(10);
    expect(duties.map((duty) => /^\d+\./.exec(duty)?.[0])).toEqual(duties.map((_, index) => `${index + 1}.`));
  });

  test('has the heads of staff over their values', () => {
    const at = rows.findIndex(([label]) => label === '年末在职人数');
    expect(rows.slice(at, at + 2)).toEqual([
      ['年末在职人数', '内设机构数'],
      ['13', '1'],
    ]);
  });
});

const blankMoney = (unit: string) => [
  [`项目资金(${unit})`, '项目资金总额', '', '年度资金申请总额', ''],
  [`项目资金(${unit})`, '其中：财政资金', '', '其中：当年财政拨款', ''],
  [`项目资金(${unit})`, '', '', '上年结转资金', ''],
  [`项目资金(${unit})`, '其他资金', '', '其他资金', ''],
];

describe('a blank form', () => {
  const filing = withProject({});

  test('project-target-declaration is the printed one', () => {
    const form = formOf(shippedPack('project-target-declaration'), filing);
    expect(
      form.blocks
        .slice(0, 2)
        .map((block) => ('paragraphs' in block ? block.paragraphs.map(paragraphText).join() : '')),
    ).toEqual(['财政项目支出绩效目标申报表', '(2024年度)']);
    expect(rowsOf(gridOf(form))).toEqual([
      ['项目名称', '甲', '项目性质', '', '项目类别', ''],
      ['主管部门', '', '实施单位', '某中心'],
      ['计划开始日期', '', '计划完成日期', ''],
      ...blankMoney('元'),
      ['项目绩效目标', '项目总目标', '年度总体目标'],
      ['项目绩效目标', '', ''],
      ['绩效指标', '一级指标', '二级指标', '三级指标', '年度(/项目)指标值'],
      ['绩效指标', '', '', '', ''],
    ]);
    expect(gridOf(form).rows.map((row) => row.role)).toEqual([
      ...Array(7).fill('body'),
      'head',
      'body',
      'repeatingHead',
      'body',
    ]);
  });

  test('project-target is the printed one', () => {
    const form = formOf(shippedPack('project-target'), filing);
    expect(
      form.blocks
        .slice(0, 2)
        .map((block) => ('paragraphs' in block ? block.paragraphs.map(paragraphText).join() : '')),
    ).toEqual(['财政项目支出绩效目标表', '(2024年度)']);
    expect(rowsOf(gridOf(form))).toEqual([
      ['项目名称', '甲', '项目类别', '专项资金□ 经常性项目□ 一次性项目□'],
      ['主管部门', '', '实施单位', '某中心'],
      ['计划开始日期', '', '计划完成日期', ''],
      ...blankMoney('万元'),
      ['项目绩效目标', '项目总目标', '年度总体目标'],
      ['项目绩效目标', '', ''],
      ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值'],
      ['绩效指标', '', '', '', ''],
    ]);
  });

  test('with emptyGroups has every group in order', () => {
    const grid = gridOf(
      formOf(
        shippedPack('project-target'),
        filing,
        { scope: 'project', project: 0 },
        { emptyGroups: 'true' },
      ),
    );
    expect(
      rowsOf(grid)
        .slice(-9)
        .map(([, level1, level2, name]) => [level1, level2, name]),
    ).toEqual([
      ['产出指标', '数量指标', ''],
      ['产出指标', '质量指标', ''],
      ['产出指标', '时效指标', ''],
      ['产出指标', '成本指标', ''],
      ['效益指标', '经济效益指标', ''],
      ['效益指标', '社会效益指标', ''],
      ['效益指标', '生态效益指标', ''],
      ['效益指标', '可持续影响指标', ''],
      ['满意度指标', '服务对象满意度指标', ''],
    ]);
    expect(grid.cells.filter((cell) => textOf(cell) === '产出指标')).toMatchObject([{ rowSpan: 4 }]);
  });
});

describe('options of project-target', () => {
  const pack = shippedPack('project-target');
  const filing = withProject({
    category: '一次性项目',
    goals: { period: { start: '2024', end: '2024' } },
    indicators: ['甲', null, '乙'].map((name) => ({ level1: '产出指标', level2: '数量指标', name })),
  });
  const names = (settings: Readonly<Record<string, string>>) =>
    rowsOf(gridOf(formOf(pack, filing, { scope: 'project', project: 0 }, settings)))
      .slice(-3)
      .map((row) => row[3]);

  test('numbering', () => {
    expect(names({})).toEqual(['指标1：甲', '', '指标2：乙']);
    expect(names({ numbering: 'false' })).toEqual(['甲', '', '乙']);
  });

  test('ticks and period', () => {
    const texts = rowsOf(gridOf(formOf(pack, filing))).flat();
    expect(texts).toContain('专项资金□ 经常性项目□ 一次性项目☑');
    expect(texts).toContain('项目总目标 (2024年-2024年)');
  });

  test('emptyGroups keeps every corpus indicator', () => {
    for (const name of sampleNames) {
      const filed = sample(name);
      for (const [project, { indicators }] of filed.projects.entries()) {
        const grid = gridOf(formOf(pack, filed, { scope: 'project', project }, { emptyGroups: 'true' }));
        for (const row of indicators.keys()) cellWith(grid, `projects[${project}].indicators[${row}].name`);
      }
    }
  });
});

test('a value without a box is reported for the corpus’ declarations, which are of another form', () => {
  const pack = shippedPack('project-target');
  const codes = (name: string) => {
    const filing = sample(name);
    return filing.projects.flatMap((_, project) =>
      fill(pack, filing, { scope: 'project', project }).diagnostics.map(({ code }) => code),
    );
  };
  expect(codes('pujin-shequ-shiwu-2024.json')).toEqual(Array(10).fill('template/no-box'));
  for (const name of sampleNames.filter((each) => each.startsWith('pujiang')))
    expect([name, codes(name)]).toEqual([name, []]);
});

function subjectsOf(pack: FormPack, filing: Filing): readonly FormSubject[] {
  switch (pack.scope) {
    case 'project':
      return filing.projects.map((_, project) => ({ scope: 'project', project }));
    case 'each':
      return subjectNames(filing, pack.each).map((_, item) => ({ scope: 'each', item }));
    case 'unit':
      return [{ scope: 'unit' }];
    case 'summary':
      return [{ scope: 'summary', projects: null }];
    case 'findings':
      return [{ scope: 'findings', findings: [], summary: '', remarks: [] }];
    case 'compilation':
      return [];
  }
}

describe.each(packIds)('every pack: %s', (id) => {
  const pack = shippedPack(id);
  const blank = filingOf({ year: 2024, unit: { name: '某中心' } });
  const toggles = Object.entries(pack.options).flatMap(([name, option]) =>
    option.type === 'boolean' ? [{ [name]: String(!option.default) }] : [],
  );

  test('makes a sound form of every filing, of a blank one too, whatever its options', () => {
    for (const filing of [...sampleNames.map(sample), blank]) {
      for (const subject of subjectsOf(pack, filing)) {
        for (const settings of [{}, ...toggles]) {
          expect(formOf(pack, filing, subject, settings).blocks.length).toBeGreaterThan(0);
        }
      }
    }
  });

  test('may end in a signature block', () => {
    if (!Object.hasOwn(pack.options, 'signature')) return;
    const filing = pack.scope === 'project' ? withProject({}) : blank;
    const [subject] = subjectsOf(pack, filing);
    const words = (settings: Readonly<Record<string, string>>) =>
      formOf(pack, filing, subject, settings)
        .blocks.flatMap((block) =>
          block.kind === 'paragraph' && block.paragraphKind === 'signature'
            ? block.paragraphs.map(paragraphText)
            : [],
        )
        .join('');
    expect(words({})).toBe('');
    for (const word of ['填报单位（盖章）', '填报人', '负责人', '联系电话', '填报日期'])
      expect(words({ signature: 'true' })).toContain(word);
  });
});
