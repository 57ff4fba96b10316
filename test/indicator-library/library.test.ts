/** Indicators are counted, found by name and by first letters of pinyin, and kept in a file that people can mend. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiling } from '../../src/filing/index.js';
import {
  countIndicators,
  LibrarySearch,
  libraryFileName,
  libraryText,
  mergeLibraries,
  readLibrary,
} from '../../src/indicator-library/index.js';
import { jibiao } from '../cli/world.js';
import { tempFolder } from '../temp-folder.js';

const row = (name: string | null, target: unknown, level2 = '质量指标') => ({
  level1: '产出指标',
  level2,
  name,
  target,
});

function filingWith(...indicators: readonly unknown[]) {
  const text = JSON.stringify({ year: 2024, unit: { name: '甲' }, projects: [{ name: '乙', indicators }] });
  const { value } = readFiling(Buffer.from(text), { file: 'x' });
  if (value === null) throw new Error(text);
  return value;
}

const library = countIndicators([
  filingWith(row('验收合格率', '≥95.00(%)'), row('培训次数', '=4(次)', '数量指标'), row(null, '1')),
  filingWith(row('验收合格率', { operator: '≥', value: '95.00', unit: '%' }), row('验收 合格率', '达标')),
  filingWith(row('验收合格率', '=100(%)'), row('资金下达及时率', null, '时效指标')),
]);
const names = (found: readonly { readonly name: string }[]) => found.map(({ name }) => name);

describe('a library', () => {
  it('says of each indicator its group, its usual target and how often it occurs', () => {
    expect(library[0]).toEqual({
      level1: '产出指标',
      level2: '质量指标',
      name: '验收合格率',
      operator: '≥',
      value: '95.00',
      unit: '%',
      target: '≥95.00(%)',
      count: 3,
    });
    expect(library.find(({ name }) => name === '资金下达及时率')).toMatchObject({
      target: null,
      operator: null,
    });
    expect(library.find(({ name }) => name === '验收 合格率')).toMatchObject({ target: '达标', value: null });
  });

  it('is found in by a part of the name and by first letters, readings of 率 and 行 included', () => {
    const search = new LibrarySearch(library);
    const place = { level1: '产出指标', level2: null };
    expect(names(search.find('合格', place, 5))).toEqual(['验收合格率', '验收 合格率']);
    expect(names(search.find('yshgl', place, 5))).toContain('验收合格率');
    expect(names(search.find('HGL', place, 5))).toContain('验收合格率');
    expect(names(search.find('xdjs', place, 5))).toEqual(['资金下达及时率']);
    expect(names(search.find('pxcs', place, 5))).toEqual(['培训次数']);
    expect(search.find('zzzz', place, 5)).toEqual([]);
  });

  it('takes letters for the beginnings of words, and shows names that begin with them first', () => {
    const satisfied = (name: string) => row(name, null, '服务对象满意度指标');
    const search = new LibrarySearch(
      countIndicators([
        filingWith(
          satisfied('群众满意度'),
          satisfied('居民满意度'),
          satisfied('居民医保到位率'),
          satisfied('满意度'),
        ),
        filingWith(satisfied('群众满意度'), row('满意度调查份数', null, '数量指标')),
        filingWith(row('补贴案件数量', null, '数量指标'), row('项目完成率', null, '数量指标')),
      ]),
    );
    const place = { level1: '满意度指标', level2: '服务对象满意度指标' };
    const satisfaction = ['满意度', '满意度调查份数', '群众满意度', '居民满意度'];
    expect(names(search.find('myd', place, 9))).toEqual(satisfaction);
    // 居民｜医保, 案件｜数量: no word begins there.
    expect(names(search.find('my', place, 9))).toEqual(satisfaction);
    expect(names(search.find('jsl', place, 9))).toEqual([]);
    expect(names(search.find('wcl', place, 9))).toEqual(['项目完成率']);
  });

  it('offers the row’s own group first, and only that before anything is typed', () => {
    const search = new LibrarySearch(library);
    expect(names(search.find('', { level1: '产出指标', level2: '数量指标' }, 5))).toEqual(['培训次数']);
    expect(names(search.find('率', { level1: null, level2: '时效指标' }, 2))[0]).toBe('资金下达及时率');
  });

  it('of ten thousand indicators answers within milliseconds', () => {
    const words = ['完成', '合格', '满意', '及时', '培训', '保障', '服务', '建设', '发放', '覆盖'];
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      level1: '产出指标',
      level2: '数量指标',
      name: [...String(index)].map((digit) => words[Number(digit)]).join('') + index,
      operator: null,
      value: null,
      unit: null,
      target: null,
      count: 1,
    }));
    const search = new LibrarySearch(many);
    search.find('mypx', { level1: null, level2: null }, 8);
    const before = process.cpuUsage();
    for (let round = 0; round < 20; round += 1) search.find('mypx', { level1: null, level2: null }, 8);
    const { user } = process.cpuUsage(before);
    // Ten are asked for; machines that are busy or old have room.
    expect(user / 1000 / 20).toBeLessThan(60);
  });

  it('keeps what its file says, and says what is wrong with one', () => {
    expect(readLibrary(libraryText(library), 'x').value).toEqual(library);
    const { value, diagnostics } = readLibrary('{"indicators": [{"nam": "x"}]}', 'x');
    expect(value).toBeNull();
    expect(diagnostics[0]).toMatchObject({ code: 'library/bad-library', position: { line: 1 } });
    expect(mergeLibraries([library, library])[0]).toMatchObject({ name: '验收合格率', count: 6 });
  });

  it('is built from a folder by the command', async () => {
    const folder = tempFolder('library');
    const text = JSON.stringify({
      year: 2024,
      unit: { name: '甲' },
      projects: [{ name: '乙', indicators: [row('培训次数', '=4(次)')] }],
    });
    for (const name of ['a.json', 'b.json']) writeFileSync(join(folder, name), text);
    const run = await jibiao(['library', 'build', '.'], { workingDirectory: folder });
    expect(run).toMatchObject({ exitCode: 0 });
    const built = readLibrary(readFileSync(join(folder, libraryFileName), 'utf8'), libraryFileName).value;
    expect(built).toMatchObject([{ name: '培训次数', unit: '次', count: 2 }]);
    expect(await jibiao(['library', 'build', '.'], { workingDirectory: folder })).toMatchObject({
      exitCode: 0,
    });
    expect(await jibiao(['library', 'count', '.'], { workingDirectory: folder })).toMatchObject({
      exitCode: 2,
    });
  });
});
