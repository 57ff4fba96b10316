/** Books that other programs have opened and saved: LibreOffice as xlsx, xls and ods; openpyxl with values written in. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Filing, readFiling } from '../../src/filing/index.js';
import { readBook, readSourceTables, tableOfSheet } from '../../src/reading/index.js';
import type { Resources } from '../../src/request.js';
import { readSpreadsheet } from '../../src/spreadsheet/index.js';
import { sharedTempFolder } from '../temp-folder.js';
import {
  documentOf,
  filledBook,
  nationalFiling,
  nationalForms,
  sampleFiling,
  shippedResources,
} from './world.js';

const samples = ['pujiang-jiwei-2024', 'pujin-shequ-shiwu-2023', 'hongqiao-shequ-shiwu-2026'];
const folder = sharedTempFolder('resaved');
let resources: Resources;
let nationalResources: Resources;

beforeAll(async () => {
  [resources, nationalResources] = [await shippedResources(), await shippedResources('packs/mof')];
  const filing = nationalFiling(nationalResources);
  for (const form of nationalForms) {
    write(form, await filledBook([form], filing, nationalResources));
    const shown = await documentOf('xlsx', filing, form, nationalResources, { withoutSource: true });
    write(`${form}-shown`, shown);
  }
  for (const sample of samples) {
    const filing = sampleFiling(`${sample}.json`);
    const forms = filing.forms.filter((form) => form !== 'project-target-summary');
    write(sample, await filledBook(forms, filing, resources));
  }
  write('blank', await filledBook(['project-target'], null, resources));
}, 60_000);

function write(name: string, bytes: Uint8Array): void {
  writeFileSync(join(folder, `${name}.xlsx`), bytes);
}

function convert(to: string, ...files: readonly string[]): string {
  const out = join(folder, to);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const paths = files.map((file) => join(folder, file));
  execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, ...paths], {
    stdio: 'ignore',
    timeout: 120_000,
  });
  return out;
}

async function readBack(
  file: string,
  by = resources,
): Promise<{ readonly filing: Filing | null; readonly doubts: readonly unknown[] }> {
  const { filings, doubts } = await readBook(readFileSync(file), by);
  const json = Buffer.from(JSON.stringify(filings[0]?.filing ?? {}));
  const { value } = readFiling(json, { file, resources: by });
  return { filing: value, doubts: [...doubts, ...filings.flatMap((one) => one.doubts)] };
}

/** What the sheets say by themselves, without the places, which name sheets as each format may. */
async function readShown(file: string) {
  const { value } = await readSpreadsheet(readFileSync(file));
  // In .xls and .ods nothing tells which sheets are hidden.
  const sheets = value?.sheets.filter(({ hidden, name }) => !hidden && !name.startsWith('_'));
  const tables = sheets?.map(tableOfSheet) ?? [];
  const { filings, doubts } = readSourceTables(tables, [], nationalResources);
  const all = [...doubts, ...filings.flatMap((one) => one.doubts)];
  return [
    filings.map(({ filing }) => filing),
    all.map(({ code, path, message }) => ({ code, path, message })),
  ];
}

describe('a book that LibreOffice has saved', () => {
  it.each(['xlsx', 'xls', 'ods'])(
    'as %s has every leaf, without a doubt',
    async (format) => {
      const out = convert(format, ...samples.map((sample) => `${sample}.xlsx`));
      for (const sample of samples) {
        const { filing, doubts } = await readBack(join(out, `${sample}.${format}`));
        expect([sample, doubts]).toEqual([sample, []]);
        expect(filing).toEqual(sampleFiling(`${sample}.json`));
      }
    },
    180_000,
  );

  it.each(['xlsx', 'xls', 'ods'])(
    'as %s has every leaf of the national forms, and says as much as before without what it keeps',
    async (format) => {
      const files = nationalForms.flatMap((form) => [`${form}.xlsx`, `${form}-shown.xlsx`]);
      const out = convert(format, ...files);
      for (const form of nationalForms) {
        const { filing, doubts } = await readBack(join(out, `${form}.${format}`), nationalResources);
        expect([form, doubts]).toEqual([form, []]);
        expect(filing).toEqual(nationalFiling(nationalResources));
        for (const name of [form, `${form}-shown`]) {
          const shown = await readShown(join(out, `${name}.${format}`));
          expect([name, shown]).toEqual([name, await readShown(join(folder, `${name}.xlsx`))]);
        }
      }
    },
    180_000,
  );

  it('opens with protection, drop-downs and hidden lists at work', () => {
    const sheet = readFileSync(join(convert('fods', 'blank.xlsx'), 'blank.fods'), 'utf8');
    expect(sheet.match(/table:protected="true"/gu)?.length).toBe(3);
    expect(sheet).toMatch(
      /cell-content-is-in-list\(\[\$_lists\.\$[A-Z]+\$1:\.\$[A-Z]+\$\d+\]\)" [^>]*table:display-list/u,
    );
    expect(sheet).toContain('cell-content-is-whole-number()');
    expect(sheet).toContain('cell-content-is-date()');
  }, 120_000);
});

const fill = `
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
head, sheet = book.worksheets[0], book.worksheets[1]
head["B2"], head["B3"], head["B4"] = 2026, "某街道办事处", "某区人民政府"
def at(words, sheet=sheet):
    return next(c for row in sheet.iter_rows() for c in row if str(c.value or "").replace(" *", "").replace(" ", "") == words)
def put(words, value, step=1):
    cell = at(words)
    sheet.cell(cell.row, cell.column + step).value = value
put("项目名称", "社区养老服务"); put("项目类别", "经常性项目"); put("计划开始日期", "2026-01-01"); put("计划完成日期", "2026-12-31")
put("其中：财政资金", 12.5); put("其中：当年财政拨款", 12.5, 2)
goal = at("年度总体目标"); sheet.cell(goal.row + 1, goal.column).value = "为老人服务"
first = at("三级指标").row + 1
rows = [("", "", "服务人次", "≥1000人次"), ("", "", "开展活动", "=12(次)")]
end = max(r for r in range(first, first + 12) if sheet.cell(r, 3).value) + 1
for index, (one, two, name, target) in enumerate(rows):
    row = end + index
    if index == 0: sheet.cell(row, 2).value, sheet.cell(row, 3).value = "产出指标", "数量指标"
    sheet.cell(row, 4).value = name
    cell = sheet.cell(row, 6); cell.value = target; cell.data_type = "s"
book.move_sheet(sheet, offset=1)
book.save(sys.argv[2])
`;

/** Merges taken apart, two rows put above everything and one into the list, sheets in another order, one value changed. */
const disorder = `
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
for sheet in book.worksheets:
    if sheet.sheet_state != "visible": continue
    for merged in list(sheet.merged_cells.ranges): sheet.unmerge_cells(str(merged))
    heads = [c.row for row in sheet.iter_rows() for c in row if str(c.value or "").startswith("三级指标")]
    if heads: sheet.insert_rows(heads[0] + 3)
    sheet.insert_rows(1, 2)
    for row in sheet.iter_rows():
        for c in row:
            if sys.argv[3] and str(c.value or "").endswith(sys.argv[3]): c.value = c.value.replace(sys.argv[3], sys.argv[4])
book._sheets.reverse()
book.save(sys.argv[2])
`;

describe('a book that another library has put into disorder', () => {
  it.each(samples)(
    'is read all the same: %s',
    async (sample) => {
      const out = join(folder, `${sample}-disorder.xlsx`);
      const filing = sampleFiling(`${sample}.json`);
      const [indicator] = filing.projects[0]?.indicators ?? filing.unitTarget?.indicators ?? [];
      const old = indicator?.name ?? '';
      execFileSync(
        '/usr/bin/python3',
        ['-c', disorder, join(folder, `${sample}.xlsx`), out, old, '改了名的指标'],
        {
          timeout: 60_000,
        },
      );
      const { filing: read, doubts } = await readBack(out);
      const json = (value: Filing | null) =>
        JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
      expect(json(read)).toBe(json(filing).replaceAll(`"${old}"`, '"改了名的指标"'));
      expect(doubts).toEqual([]);
    },
    60_000,
  );
});

describe('a blank book that another library has filled in', () => {
  it('is read as it says, labels left out in the next row included', async () => {
    const filled = join(folder, 'filled.xlsx');
    execFileSync('/usr/bin/python3', ['-c', fill, join(folder, 'blank.xlsx'), filled], { timeout: 60_000 });
    const { filing } = await readBack(filled);
    expect(filing).toMatchObject({
      year: 2026,
      unit: { name: '某街道办事处', department: '某区人民政府' },
      projects: [
        {
          name: '社区养老服务',
          category: ['经常性项目'],
          startDate: '2026-01-01',
          funding: { total: 125_000_000_000n, fiscal: 125_000_000_000n, annual: { total: 125_000_000_000n } },
          goals: { annual: '为老人服务' },
          indicators: [
            { level1: '产出指标', level2: '数量指标', name: '服务人次', target: '≥1000人次' },
            { level1: '产出指标', level2: '数量指标', name: '开展活动', target: '=12(次)' },
          ],
        },
      ],
    });
  }, 60_000);
});
