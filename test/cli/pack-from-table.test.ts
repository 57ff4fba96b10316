/** A pack begun from an Excel table: it is right at once, whatever the table, and stands as the table does. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { packOfTable } from '../../src/cli/index.js';
import { schemaWith } from '../../src/filing/index.js';
import type { ReadSheet, SheetCell } from '../../src/spreadsheet/index.js';
import { loadPack } from '../../src/template/index.js';
import { tempFolder } from '../temp-folder.js';
import { jibiao } from './world.js';

let folder = '';
beforeEach(() => {
  folder = tempFolder('table');
  copyFileSync('test/cli/tables/self-evaluation.xlsx', join(folder, 'a.xlsx'));
});
const run = (...args: readonly string[]) => jibiao(args, { workingDirectory: folder });
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('jibiao pack new --from', () => {
  it('binds what the data know, declares the rest, and is right', async () => {
    const made = await run('pack', 'new', 'packs/prov-self', '--from', 'a.xlsx');
    expect(made.errors).toContain('33 处要填，其中 4 处是填报数据里已有的');
    expect((await run('pack', 'check', 'packs')).exitCode).toBe(0);
    const { list } = JSON.parse(read('packs/fields.json')).projects;
    expect(list.provSelf.fields).toMatchObject({
      g4: '项目代码',
      f8: '其中：财政拨款 全年执行数',
      rows21: { list: { c23: '主要问题' } },
    });
    expect(list.indicators.list).toEqual({
      provSelfF11: '实际完成值',
      provSelfG11: '分值',
      provSelfH11: '得分',
    });
    const template = read('packs/prov-self/form.hbs');
    for (const path of [
      'project.name',
      'project.department',
      'project.goals.annual',
      'row.level2',
      'row.target',
    ])
      expect(template).toContain(`{{${path}}}`);
    expect(template).toContain('填报单位：<tab/>金额单位：万元');
    const { title, amountUnit, blank } = JSON.parse(read('packs/prov-self/form.json'));
    expect([title, amountUnit]).toEqual(['某省省级项目支出绩效自评表', '万元']);
    expect(blank.data.project.indicators[8]).toEqual({ level1: '满意度指标', level2: '服务对象满意度指标' });
    const filing = {
      year: 2024,
      unit: { name: '甲' },
      projects: [{ name: '乙', provSelf: { g4: 'A-1', rows21: [{ c23: '进度慢' }] } }],
    };
    writeFileSync(join(folder, 'b.json'), JSON.stringify(filing));
    const rendered = ['render', 'b.json', '--form', 'prov-self', '--templates', 'packs', '--to', 'html'];
    const { output } = await run(...rendered, '--out', 'o', '--json');
    const html = read(`o/${JSON.parse(output).documents[0].file}`);
    for (const text of ['A-1', '进度慢']) expect(html).toContain(text);
  });

  it('adds to a fields.json that is there, and overwrites nothing', async () => {
    mkdirSync(join(folder, 'packs'));
    writeFileSync(join(folder, 'packs', 'fields.json'), '{ "unit": { "fields": { "phone": "电话" } } }');
    expect((await run('pack', 'new', 'packs/one', '--from', 'a.xlsx')).exitCode).toBe(0);
    expect((await run('pack', 'new', 'packs/two', '--from', 'a.xlsx')).exitCode).toBe(0);
    const { unit, projects } = JSON.parse(read('packs/fields.json'));
    expect(unit.fields.phone).toBe('电话');
    expect(Object.keys(projects.list)).toEqual(['one', 'indicators', 'two']);
    expect((await run('pack', 'check', 'packs')).exitCode).toBe(0);
    expect((await run('pack', 'new', 'packs/two', '--from', 'a.xlsx')).errors).toContain('没有改动它');
  });

  it('says what cannot be read, and writes nothing then', async () => {
    writeFileSync(join(folder, 'b.xlsx'), 'no zip');
    for (const [name, said, code] of [
      ['b.xlsx', 'b.xlsx', 2],
      ['c.xlsx', 'c.xlsx: 读不了', 3],
    ] as const) {
      const { exitCode, errors } = await run('pack', 'new', 'packs/one', '--from', name);
      expect([exitCode, errors]).toEqual([code, expect.stringContaining(said)]);
    }
    expect((await run('pack', 'check', 'packs')).exitCode).toBe(1);
  });
});

/** Cells of a table of six columns, some merged over columns and rows, some with texts that are awkward in a template. */
const cells = fc
  .array(
    fc.record({
      row: fc.nat(9),
      column: fc.nat(5),
      rowSpan: fc.integer({ min: 1, max: 3 }),
      columnSpan: fc.integer({ min: 1, max: 3 }),
      text: fc.constantFrom(
        '',
        '项目名称',
        '一级指标',
        '二级指标',
        '注：',
        '金额：',
        '<b>&"{{x}}',
        '长'.repeat(60),
        '得\n分',
      ),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((given) => {
    const taken = new Set<string>();
    return given.flatMap(({ row, column, rowSpan, columnSpan, text }): readonly SheetCell[] => {
      const slots = Array.from({ length: rowSpan * columnSpan }, (_, index) =>
        [row + Math.floor(index / columnSpan), column + (index % columnSpan)].join(),
      );
      if (slots.some((slot) => taken.has(slot))) return [];
      for (const slot of slots) taken.add(slot);
      return [{ row, column, rowSpan, columnSpan, content: null, shown: text, isFormula: false }];
    });
  });

it('makes a pack without faults of any table', () => {
  fc.assert(
    fc.property(cells, (given) => {
      const sheet: ReadSheet = {
        name: 'a',
        hidden: false,
        cells: given,
        widths: [],
        isCut: false,
        hiddenLines: [],
        floatingTexts: [],
        struckTexts: [],
      };
      const pack = packOfTable(sheet, 'any-table');
      if (pack === null) return;
      const { value: schema, problems } = schemaWith(pack.declarations);
      expect(problems).toEqual([]);
      const [formJson = '', formHbs = ''] = ['form.json', 'form.hbs'].map((name) => pack.files[name]);
      const files = { folder: 'any-table', formJson: Buffer.from(formJson), formHbs: Buffer.from(formHbs) };
      expect(loadPack(files, schema ?? undefined).diagnostics).toEqual([]);
    }),
    { numRuns: 60, seed: 15 },
  );
});
