/** The types of the built package say of a filing what the schema says, with words for each field. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { sharedTempFolder } from '../temp-folder.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = sharedTempFolder('declarations');

const program = `
import type { Filing, FilingInput } from '${root}dist/types/index.js';
import type { Filing as Read, FilingInput as Given } from '${root}src/filing/index.js';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** As plain types, however they were put together. */
type Plain<T> = T extends bigint ? bigint : T extends object ? { [Key in keyof T]: Plain<T[Key]> } : T;
const read: Equal<Plain<Filing>, Plain<Read>> = true;
const given: Equal<Plain<FilingInput>, Plain<Given>> = true;
// @ts-expect-error they are told apart
const other: Equal<Plain<Filing>, Plain<FilingInput>> = true;
console.log(read, given, other);
`;

it('are those of the schema', () => {
  writeFileSync(join(folder, 'types.ts'), program);
  const compilerOptions = {
    ...{ target: 'es2023', lib: ['es2023'], module: 'nodenext', strict: true, noEmit: true },
    ...{ exactOptionalPropertyTypes: true, skipLibCheck: true, resolveJsonModule: true },
    ...{ typeRoots: [join(root, 'node_modules/@types')], types: ['node'] },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['types.ts'] }));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  expect([stdout, status]).toEqual(['', 0]);
});

it('tell label and unit of each field', () => {
  const text = readFileSync(join(root, 'dist/types/filing/schema/filing.d.ts'), 'utf8');
  const [, read = '', given = ''] = text.split(/export interface Filing(?:Input)? /);
  expect(read).toContain(
    '/** 项目资金总额（百万分之一元的整数；formatYuan 印作元） */\n            readonly total: Amount',
  );
  expect(given).toContain('/** 项目资金总额；金额，以元为单位');
  expect(given).toContain('/** 执行率（%） */');
  for (const half of [read, given]) {
    const lines = half
      .split('\n')
      .filter((line) => /^ +(?:readonly )?\w+\??: /.test(line) && !line.includes('$schema'));
    expect(lines.length).toBeGreaterThan(60);
    expect(half.split('/** ').length - 1).toBeGreaterThanOrEqual(lines.length);
  }
});
