/** Rows and projects come, go and move with their comments; a new one belongs where it stands; a table is pasted over nothing. */
import { describe, expect, it } from 'vitest';
import {
  copiedProjects,
  editAll,
  pastedCells,
  pasteEdits,
  projectEdits,
  type RowAction,
  rowEdits,
} from '../../src/editing/index.js';
import { coreSchema, readFiling } from '../../src/filing/index.js';

const row = (level2: string, name: string | null, target: string | null = null) =>
  `{ "level1": "产出指标", "level2": "${level2}", "name": ${JSON.stringify(name)}, "target": ${JSON.stringify(target)} }`;
const filing = `{
  "year": 2024,
  "unit": { "name": "甲" },
  "projects": [
    {
      "name": "乙", // 首个
      "category": "特定目标类",
      "startDate": "2024-01-01",
      "indicators": [
        ${row('数量指标', '次数', '≥1(次)')}, // 一行
        ${row('数量指标', null)},
        ${row('质量指标', '合格率', '≥90(%)')}
      ]
    }
  ]
}
`;
const list = ['projects', 0, 'indicators'] as const;

function readText(text: string) {
  const { value } = readFiling(Buffer.from(text), { file: 'x' });
  if (value === null) throw new Error(text);
  return value;
}

function after(text: string, edits: Parameters<typeof editAll>[1]): string {
  const edited = editAll(text, edits);
  if ('problem' in edited) throw new Error(JSON.stringify(edited.problem));
  return edited.text;
}

function acted(action: RowAction, index: number) {
  const made = rowEdits(filing, list, action, index, coreSchema);
  if (made === null) return null;
  const text = after(filing, made.edits);
  return { text, index: made.index, rows: readText(text).projects[0]?.indicators ?? [] };
}

describe('a row', () => {
  it('that is new belongs to the group of the row before it', () => {
    const made = acted('add', 2);
    expect(made?.rows[3]).toEqual({ level1: '产出指标', level2: '质量指标', name: null, target: null });
    expect(made?.index).toBe(3);
  });

  it('is copied behind itself, moved with its comment, removed', () => {
    expect(acted('duplicate', 0)?.rows.map(({ name }) => name)).toEqual(['次数', '次数', null, '合格率']);
    const moved = acted('down', 0);
    expect(moved?.rows.map(({ name }) => name)).toEqual([null, '次数', '合格率']);
    expect(moved?.text).toMatch(/"次数".*\/\/ 一行/);
    expect(acted('remove', 2)).toMatchObject({ index: 1 });
    expect(acted('remove', 2)?.rows).toHaveLength(2);
  });

  it('cannot leave the list', () => {
    expect([acted('up', 0), acted('down', 2), acted('remove', 3), acted('duplicate', -1)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('begins an empty list, or one that is not there', () => {
    const text = '{"year": 2024, "unit": {"name": "甲"}, "projects": [{"name": "乙"}]}';
    const made = rowEdits(text, list, 'add', -1, coreSchema);
    expect(readText(after(text, made?.edits ?? [])).projects[0]?.indicators).toHaveLength(1);
    const duty = rowEdits('{"unitTarget": {}}', ['unitTarget', 'duties'], 'add', -1, coreSchema);
    expect(after('{"unitTarget": {}}', duty?.edits ?? [])).toContain('""');
  });
});

describe('a project', () => {
  it('that is new has the category, the dates and the groups of the one before it', () => {
    const made = projectEdits(filing, 'add', 0, coreSchema);
    const { projects } = readText(after(filing, made?.edits ?? []));
    expect(projects[1]).toMatchObject({
      name: '新项目',
      category: '特定目标类',
      startDate: '2024-01-01',
      endDate: null,
    });
    expect(projects[1]?.indicators.map(({ level2 }) => level2)).toEqual(['数量指标', '质量指标']);
  });

  it('is copied here and from another filing, under a name of its own', () => {
    const twice = after(filing, projectEdits(filing, 'duplicate', 0, coreSchema)?.edits ?? []);
    const { projects } = readText(after(twice, copiedProjects(twice, filing, [0, 7, 0], 1)));
    expect(projects.map(({ name }) => name)).toEqual(['乙', '乙（3）', '乙（4）', '乙（2）']);
    expect(projects[1]?.indicators).toEqual(projects[0]?.indicators);
    expect(twice.match(/首个/g)).toHaveLength(2);
  });
});

describe('a table', () => {
  it('is read as spreadsheets copy it', () => {
    expect(pastedCells('a\tb\r\n"c\nd"\t"""e"""\r\n\r\n')).toEqual([
      ['a', 'b'],
      ['c\nd', '"e"'],
    ]);
    expect(pastedCells('5" 管\t2')).toEqual([['5" 管', '2']]);
    expect(pastedCells('甲\t1\r"乙\r丙"\t2\r')).toEqual([
      ['甲', '1'],
      ['乙\r丙', '2'],
    ]);
    expect(pastedCells('"未闭合\t1\n乙\t2')).toEqual([
      ['"未闭合', '1'],
      ['乙', '2'],
    ]);
    const long = '长'.repeat(2_000_000);
    expect(pastedCells(`"${long}"\t1`)[0]?.[0]).toHaveLength(long.length);
  });

  const columns = ['level1', 'level2', 'name', 'target'];
  const pasted = (text: string, at: number, column: string) => {
    const made = pasteEdits(filing, { path: list, row: at, column, columns }, pastedCells(text), coreSchema);
    return made === null ? null : readText(after(filing, made.edits)).projects[0]?.indicators;
  };

  it('of twelve rows fills the blank row and adds the others behind it', () => {
    const text = Array.from({ length: 12 }, (_, index) => `指标甲${index + 1}\t≥${index}(次)`).join('\n');
    const rows = pasted(`${text}\n`, 1, 'name');
    expect(rows).toHaveLength(14);
    expect(rows?.slice(1, 3)).toMatchObject([
      { level2: '数量指标', name: '指标甲1', target: '≥0(次)' },
      { level2: '数量指标', name: '指标甲2' },
    ]);
    expect(rows?.at(-1)?.name).toBe('合格率');
  });

  it('overwrites no row that says something, leaves heads out, and carries merged labels on', () => {
    const rows = pasted(
      '一级指标\t二级指标\t三级指标\t指标值\n效益指标\t社会效益指标\t甲\t=1\n\t\t乙\t=2',
      0,
      'level1',
    );
    expect(rows?.map(({ name }) => name)).toEqual(['次数', '甲', '乙', null, '合格率']);
    expect(rows?.[2]).toMatchObject({ level1: '效益指标', level2: '社会效益指标' });
  });

  it('begins with the first blank row of the merged label that is selected, and behind it where it says something', () => {
    const blank = '{"level1": "产出指标", "level2": "数量指标", "name": null, "target": null}';
    const rowsOf = (rows: readonly string[], first: number, row: number) => {
      const text = `{"year": 2024, "unit": {"name": "甲"}, "projects": [{"name": "乙", "indicators": [${rows}]}]}`;
      const place = { path: list, first, row, column: 'level1', columns };
      const made = pasteEdits(text, place, pastedCells('产出指标\t质量指标\t丙\t=1\n\t\t丁\t=2'), coreSchema);
      return readText(after(text, made?.edits ?? [])).projects[0]?.indicators.map(({ name }) => name);
    };
    const filled = blank.replace('null', '"甲"');
    expect(rowsOf([blank, blank, blank], 0, 2)).toEqual(['丙', '丁', null]);
    expect(rowsOf([blank, filled, blank], 0, 2)).toEqual([null, '甲', '丙', '丁']);
    expect(rowsOf([blank, filled, filled], 0, 2)).toEqual([null, '甲', '甲', '丙', '丁']);
    expect(rowsOf([blank, blank, blank], 1, 2)).toEqual([null, '丙', '丁']);
  });

  it('of five thousand rows is done in seconds', () => {
    const table = (rows: number) =>
      Array.from({ length: rows }, (_, index) => `指标${index}\t≥${index}(次)`).join('\n');
    const seconds = (rows: number) => {
      const start = process.cpuUsage();
      expect(pasted(table(rows), 1, 'name')).toHaveLength(rows + 2);
      return process.cpuUsage(start).user / 1e6;
    };
    expect(seconds(5000)).toBeLessThan(15);
  });

  it('is laid out as rows that are added one by one', () => {
    const edits = (at: number) =>
      ['甲', '乙', '丙'].map((name, offset) => ({
        kind: 'insert' as const,
        path: list,
        index: at + offset,
        json: `{"name": "${name}"}`,
      }));
    const empty = filing.replace(/"indicators": \[[^\]]*\]/, '"indicators": []');
    const oneLine = filing
      .replace(/\[\n\s*\{ "level1"/, '[{ "level1"')
      .replace(/\}, \/\/ 一行/, '} /* 一行 */,');
    for (const text of [filing, oneLine, empty, filing.replace('\n      ]', ' // 完\n      ]')])
      for (const at of text === empty ? [0] : [0, 1, 3]) {
        const single = edits(at).reduce((before, edit) => after(before, [edit]), text);
        expect(after(text, edits(at))).toBe(single);
      }
  });

  it('goes to the left where it would not fit, and not at all where it is too wide', () => {
    expect(pasted('甲\t=1', 1, 'target')?.[1]).toMatchObject({ name: '甲', target: '=1' });
    expect(pasted('1\t2\t3\t4\t5', 1, 'name')).toBeNull();
  });
});
