/** Finding filings by file, folder and glob: each once, in natural order, without falling into loops. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { compareNaturally, findSources } from '../../src/batch/index.js';
import { tempFolder } from '../temp-folder.js';

let root: string;
beforeEach(() => {
  root = tempFolder('sources');
  for (const folder of ['数据/下级', 'out', '.hidden', 'node_modules']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  for (const file of [
    '数据/第10批.json',
    '数据/第2批.json',
    '数据/下级/a.json',
    '数据/manifest.json',
    '数据/readme.txt',
    'out/x.json',
    '.hidden/h.json',
    'node_modules/p.json',
    'a[1].json',
  ]) {
    writeFileSync(join(root, file), '{}');
  }
});

const find = async (...inputs: string[]) => {
  const found = await findSources(inputs, { workingDirectory: root, out: join(root, 'out') });
  return {
    names: found.sources.map((source) => source.name),
    codes: found.diagnostics.map((one) => one.code),
  };
};

describe('sources', () => {
  it('searches folders at any depth, but not results, hidden folders and what is no filing', async () => {
    expect(await find('.')).toEqual({
      names: ['a[1].json', '数据/下级/a.json', '数据/第2批.json', '数据/第10批.json'],
      codes: [],
    });
  });

  it('takes a file once, however often it is meant', async () => {
    symlinkSync(join(root, '数据/第2批.json'), join(root, '数据/link.json'));
    const { names } = await find('数据/第2批.json', '数据', '数据/*.json', join(root, '数据/第2批.json'));
    expect(names).toEqual(['数据/下级/a.json', '数据/第2批.json', '数据/第10批.json']);
  });

  it('does not follow links to folders', async () => {
    symlinkSync(root, join(root, '数据/下级/loop'));
    expect((await find('数据')).names).toHaveLength(3);
  });

  it('reads brackets in an existing name as they stand, and globs otherwise', async () => {
    expect((await find('a[1].json')).names).toEqual(['a[1].json']);
    expect((await find('数据/**/*.json')).names).toHaveLength(3);
  });

  it.each(['新建文件夹 (2)', '甲{乙}', '甲{a,b}', '丙[1]', '丁(旧){x}'])(
    'globs in a folder named %s',
    async (folder) => {
      mkdirSync(join(root, folder, '下级(3)'), { recursive: true });
      writeFileSync(join(root, folder, 'x(1).json'), '{}');
      writeFileSync(join(root, folder, '下级(3)', 'y.json'), '{}');
      expect((await find(`${folder}/*.json`)).names).toEqual([`${folder}/x(1).json`]);
      expect((await find(join(root, folder, '**/*.json'))).names).toHaveLength(2);
      expect((await find(`${folder}/*(3)/*.json`)).names).toEqual([`${folder}/下级(3)/y.json`]);
      expect((await find(`${folder}/没有(2).json`)).names).toEqual([`${folder}/没有(2).json`]);
      expect((await find('数据/{第2批,第10批}.json')).names).toHaveLength(2);
    },
  );

  it.runIf(process.platform === 'linux')('leaves pipes that nobody has named alone', async () => {
    execFileSync('mkfifo', [join(root, '数据', 'pipe.json')]);
    expect((await find('数据/*.json')).names).toHaveLength(2);
    expect((await find('数据')).names).toHaveLength(3);
  });

  it('hands on a missing file for reading to report, and reports empty folders and globs', async () => {
    expect(await find('没有.json')).toEqual({ names: ['没有.json'], codes: [] });
    mkdirSync(join(root, 'empty'));
    expect(await find('empty', '*.none')).toEqual({
      names: [],
      codes: ['batch/no-source', 'batch/no-source'],
    });
  });

  it('orders numbers as numbers', () => {
    expect(['b', 'a10', 'a9', 'a09', 'a'].sort(compareNaturally)).toEqual(['a', 'a09', 'a9', 'a10', 'b']);
  });
});
