/** The rewriting of the bundle's ES modules as CommonJS: what they give and take stays the same. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { toCommonJs } from '../../scripts/common-js.mjs';
import { sharedTempFolder } from '../temp-folder.js';

const folder = sharedTempFolder('cjs');
const require = createRequire(pathToFileURL(`${folder}/`));

function write(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

test('names, new names, defaults, namespaces and later imports', async () => {
  const inner = ['var one = 1;', 'var two2 = 2;', 'export {', '  one,', '  two2 as two', '};'];
  toCommonJs(write('inner.js', inner));
  toCommonJs(write('alone.js', ['export default [3];']));
  const outer = write('outer.js', [
    '#!/usr/bin/env node',
    'import { one, two as second } from "./inner.js";',
    'import * as all from "./inner.js";',
    'import path, { basename as nameOf } from "node:path";',
    'import "node:fs";',
    'var here = nameOf(path.join(import.meta.url));',
    'var later = () => import("./alone.js");',
    'function strict() { return this; }',
    'export { one, second as zwei, all, here, later, strict };',
  ]);
  toCommonJs(outer);
  const { later, strict, ...rest } = require('./outer.js');
  expect(rest).toEqual({ one: 1, zwei: 2, all: { one: 1, two: 2 }, here: 'outer.js' });
  expect(await later()).toEqual({ default: [3] });
  expect(strict.call(undefined)).toBeUndefined();
});

test.each(['await start();', 'export const three = 3;', 'import three = four;'])(
  '%s stops the build',
  (line) => {
    const file = write('wrong.js', [line]);
    expect(() => toCommonJs(file)).toThrow('cannot become CommonJS');
  },
);
