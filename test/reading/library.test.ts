/** Reading as programs call it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filingFrom, loadResources, readTables, readWorkbook } from '../../src/index.js';

it('reads a workbook and tables of pasted texts into filings, with values and doubts as values', async () => {
  const { value: resources } = await loadResources();
  if (resources === null) throw new Error('there are resources');
  const read = await readWorkbook(readFileSync('test/reading/foreign/01-merged.xlsx'), resources);
  expect(read.filings[0]?.form).toBe('project-target');
  const { value } = filingFrom(Object(read.filings[0]?.filing), { resources });
  expect(value?.projects[0]?.indicators).toHaveLength(11);
  const rows = [
    ['财政项目支出绩效目标表'],
    ['(2026年度)'],
    ['项目名称', '养老服务', '项目类别', '经常性项目☑'],
    ['项目资金(万元)', '项目资金总额', '12.5', '年度资金申请总额', '约十万'],
    ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值'],
    ['', '产出指标', '数量指标', '服务人次', '≥1000人次'],
    ['', '', '', '活动场次', '12场'],
  ];
  const pasted = readTables([{ name: '粘贴', rows }], resources);
  const [filing] = pasted.filings;
  expect(filing?.filing).toMatchObject({
    year: 2026,
    projects: [
      {
        name: '养老服务',
        funding: { total: '125000.00', annual: { total: null } },
        indicators: [{ name: '服务人次' }, { level1: '产出指标', level2: '数量指标', name: '活动场次' }],
      },
    ],
  });
  expect(filing?.doubts).toContainEqual(
    expect.objectContaining({ path: 'projects[0].funding.annual.total', place: '粘贴!E4' }),
  );
});
