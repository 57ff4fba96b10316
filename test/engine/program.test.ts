/** A built program starts from the code compiled before, and as well without it. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { beforeEach, describe, expect, it } from 'vitest';
import { CodeCache } from '../../src/engine/index.js';
import { tempFolder } from '../temp-folder.js';

const source = 'const inner = () => a + 1; return inner();';
const compile = (cache: CodeCache, text = source) =>
  cache.compile(Buffer.from(text), '/program/one.js', ['(function (a) {', '})']);
const call = (cache: CodeCache, text = source): unknown => compile(cache, text).runInThisContext()(41);

let folder: string;
beforeEach(() => {
  folder = tempFolder('code-cache');
});

const files = (): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
const file = (): string => files()[0] ?? '';

/** Compiles and runs once, with a save, as a process does. */
function run(text = source): unknown {
  const cache = new CodeCache(folder);
  const result = call(cache, text);
  cache.save();
  return result;
}

describe('the code cache', () => {
  it('writes what it lacked, whole and once', () => {
    expect(run()).toBe(42);
    expect(files()).toHaveLength(1);
    const { ino } = statSync(file());
    expect(run()).toBe(42);
    expect(statSync(file()).ino).toBe(ino);
    expect(files()).toHaveLength(1);
  });

  it('gives V8 data that it takes', () => {
    run();
    expect(compile(new CodeCache(folder)).cachedDataRejected).toBe(false);
  });

  it('passes over another text of the same length, and takes its place', () => {
    run();
    const other = source.replace('a + 1', 'a + 2');
    expect(run(other)).toBe(43);
    expect(compile(new CodeCache(folder), other).cachedDataRejected).toBe(false);
  });

  it('passes over data with any part damaged, cut or empty', () => {
    run();
    const whole = readFileSync(file());
    for (let at = 0; at < whole.length; at += 7) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x40;
      writeFileSync(file(), damaged);
      expect(compile(new CodeCache(folder)).cachedDataRejected).toBe(undefined);
    }
    for (const length of [0, 10, 32, whole.length - 1]) {
      writeFileSync(file(), whole.subarray(0, length));
      expect(run()).toBe(42);
      expect(readFileSync(file()).length).toBeGreaterThan(100);
    }
  });

  it('writes nothing under flags that it was not made for', () => {
    const cache = new CodeCache(folder);
    compile(cache);
    try {
      setFlagsFromString('--interrupt-budget=1056000');
      cache.save();
      expect(files()).toEqual([]);
      compile(cache);
    } finally {
      setFlagsFromString('--interrupt-budget=67584');
    }
  });

  it('says nothing where it cannot be written', () => {
    writeFileSync(join(folder, 'taken'), '');
    const cache = new CodeCache(join(folder, 'taken'));
    expect(call(cache)).toBe(42);
    cache.save();
    expect(files()).toEqual([join(folder, 'taken')]);
  });
});

describe('a built program', () => {
  /** The starter of the command line before a program of these modules, `command-line.js` first. */
  function program(modules: Readonly<Record<string, string>>): string {
    mkdirSync(join(folder, 'chunks'));
    for (const name of starterFiles()) copyFileSync(join('dist', name), join(folder, name));
    writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }');
    for (const [name, text] of Object.entries(modules)) writeFileSync(join(folder, 'chunks', name), text);
    return join(folder, 'cli.js');
  }

  /** The file itself, and the chunks that it shares with the worker's. */
  function starterFiles(): readonly string[] {
    const shared = readFileSync(join('dist', 'cli.js'), 'utf8').matchAll(/"\.\/(chunks\/chunk-\w+\.js)"/g);
    return ['cli.js', ...Array.from(shared, ([, name = '']) => name)];
  }

  function start(file: string): { readonly stdout: string; readonly stderr: string } {
    return spawnSync(process.execPath, [file], { encoding: 'utf8' });
  }

  const cached = (): readonly string[] =>
    files()
      .filter((file) => file.endsWith('.bin'))
      .map((file) => basename(file))
      .sort();

  it('loads each module once, in circles too, and those of others as Node does', () => {
    const file = program({
      'command-line.js': `"use strict"; exports.early = 1; const b = require('./b.js');
        console.log(b.seen, require('./b.js') === b, require('node:path').basename(__filename), __dirname === require('path').dirname(__filename));`,
      'b.js': `console.log('b once'); exports.seen = require('./command-line.js').early;`,
    });
    for (let run = 0; run < 2; run += 1) {
      expect(start(file)).toMatchObject({ stdout: 'b once\n1 true command-line.js true\n', stderr: '' });
    }
    expect(cached()).toEqual(['b.js.bin', 'command-line.js.bin']);
  });

  it('names file and line of what is thrown, from the cache too', () => {
    const file = program({ 'command-line.js': '"use strict";\n\nthrow new Error("broken");' });
    for (let run = 0; run < 2; run += 1) {
      expect(start(file).stderr).toContain(`${join(folder, 'chunks', 'command-line.js')}:3`);
    }
  });

  it('keeps the code of modules that are loaded later', () => {
    const file = program({
      'command-line.js': `setTimeout(() => console.log(require('./late.js')), 1);`,
      'late.js': 'module.exports = 7;',
    });
    expect(start(file).stdout).toBe('7\n');
    expect(cached()).toEqual(['command-line.js.bin', 'late.js.bin']);
  });
});
