/** A form with one of its labels changed: what can no longer be told is named at its path, and nothing is read in its place unsaid. */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  readSourceTables,
  type SourceCell,
  type SourceTable,
  tableOfSheet,
} from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { readSpreadsheet } from '../../src/spreadsheet/index.js';
import { leavesOf, nationalFiling, sampleFiling, shippedResources, workbookOf } from './world.js';

let resources: Resources;
const tables = new Map<string, SourceTable>();

beforeAll(async () => {
  resources = await shippedResources('packs/mof');
  const evaluated = sampleFiling('pujin-shequ-shiwu-2023.json');
  const forms = ['mof-core-indicators-101', 'mof-project-self-evaluation', 'mof-unit-declaration-88'];
  const declared = sampleFiling('hongqiao-shequ-shiwu-2026.json');
  for (const form of ['unit-self-evaluation', 'unit-target-declaration', ...forms]) {
    const own = form === 'unit-target-declaration' ? declared : evaluated;
    const filing = form.startsWith('mof') ? nationalFiling(resources) : own;
    const { value } = await readSpreadsheet(await workbookOf(filing, form, resources));
    const sheet = value?.sheets.find(({ hidden }) => !hidden);
    if (sheet !== undefined) tables.set(form, tableOfSheet(sheet));
  }
});

/** What is read of the form's table with its cells changed: leaves, and paths of the warnings. */
function readChanged(form: string, change: (cells: readonly SourceCell[]) => readonly SourceCell[]) {
  const cells = tables.get(form)?.cells ?? [];
  const changed = change(cells);
  expect(changed).not.toEqual(cells);
  const { filings } = readSourceTables([{ name: '表', cells: changed }], [], resources);
  const doubts = filings[0]?.doubts.filter(({ severity }) => severity === 'warning') ?? [];
  return { leaves: leavesOf(filings[0]?.filing), doubted: doubts.map(({ path }) => path) };
}

function doubted(form: string, change: (text: string) => string): readonly (string | null)[] {
  const withOther = (cell: SourceCell) => {
    const text = change(cell.text);
    return text === cell.text ? cell : { ...cell, text, content: { kind: 'text', text } as const };
  };
  return readChanged(form, (cells) => cells.map(withOther)).doubted;
}

describe('a changed label', () => {
  it.each([
    ['unit-self-evaluation', '(2)项目支出', '(2) 项某支出', 'unitSelfEvaluation.budget.project.budget'],
    ['unit-self-evaluation', '得分', '得某', 'unitSelfEvaluation.totalScore'],
    ['mof-project-self-evaluation', '总分', '改写过的', 'projects[0].indicators[3]'],
    ['mof-core-indicators-101', '合计', '合某计', 'projects[0].indicators[3]'],
  ])('of %s: %s as %s', (form, text, other, path) => {
    const change = (given: string) => (given.replace(/\s/gu, '') === text ? other : given);
    expect(doubted(form, change)).toContain(path);
  });

  it('of a text that is a list is named at the list', () => {
    const change = (text: string) => (text === '单位职责' ? '单位某职' : text);
    expect(doubted('unit-target-declaration', change)).toContain('unitTarget.duties');
  });

  it('of most of a list leaves none of its rows unsaid, nor the note in them', () => {
    const heads = ['一级指标', '二级指标', '三级指标', '权重', '分值'];
    const paths = doubted('unit-self-evaluation', (text) =>
      heads.includes(text) ? `某${text.slice(-1)}` : text,
    );
    expect(paths).toContain('unitSelfEvaluation.indicators');
    expect(paths).toContain('unitSelfEvaluation.indicators[0]');
    expect(paths).toContain('unitSelfEvaluation.inputManagementNote');
  });
});

describe('a cell of a list', () => {
  it('that names one row is not taken from the row above where it was cleared', () => {
    const cleared = readChanged('mof-unit-declaration-88', (cells) =>
      cells.map((cell) => (cell.text === '培训' ? { ...cell, text: '', content: null } : cell)),
    );
    expect(cleared.leaves.get('unitTarget.tasks[1].name')).toBeNull();
    expect(cleared.leaves.get('unitTarget.tasks[1].budget.total')).toBe('200000.00');
    expect(cleared.doubted).toEqual(['unitTarget.tasks[1].name']);
  });

  it('that names a row under a note is missed where it was cleared', () => {
    const { leaves, doubted: paths } = readChanged('unit-target-declaration', (cells) =>
      cells.map((cell) => (cell.text === '资产管理' ? { ...cell, text: '', content: null } : cell)),
    );
    expect(leaves.get('unitTarget.indicators[3].level2')).toBe('预算透明度');
    expect(paths).toEqual(['unitTarget.indicators']);
  });

  it('that somebody has merged over two rows is read into the first, and named for the second', () => {
    const merged = readChanged('mof-project-self-evaluation', (cells) => {
      const first = cells.find(({ text }) => text === '2.1万亩');
      return cells.flatMap((cell) => {
        if (cell === first) return [{ ...cell, rowSpan: 2 }];
        return first && cell.column === first.column && cell.row === first.row + 1 ? [] : [cell];
      });
    });
    expect(merged.leaves.get('projects[0].indicators[0].actual')).toBe('2.1万亩');
    expect(merged.leaves.get('projects[0].indicators[1].actual')).toBeNull();
    expect(merged.doubted).toContain('projects[0].indicators[1].actual');
  });
});
