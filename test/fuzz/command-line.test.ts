/** render over folders of damaged filings and strange files: nothing outside --out, no half file, a true manifest. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/batch/index.js';
import { runCommandLine } from '../../src/cli/index.js';
import { packageFolder } from '../cli/world.js';
import { tempFolder } from '../temp-folder.js';
import { smallFilings } from './filings.js';
import { hostileTexts } from './hostile-values.js';
import { mutateBytes, mutateValues } from './mutate.js';
import { caseRandom, effort, type Random, seed } from './random.js';

let folder: string;
beforeEach(() => {
  folder = tempFolder('fuzz');
});

/** Runs in the folder; `onLine` is called for each line of messages, while the run goes on. */
async function render(args: readonly string[], onLine: (line: string) => void = () => undefined) {
  const errors: string[] = [];
  const write = (chunk: string | Uint8Array) => {
    const line = chunk.toString();
    errors.push(line);
    onLine(line);
  };
  const exitCode = await runCommandLine(['render', ...args], {
    ...{ output: { write: () => undefined, isTerminal: false }, errors: { write, isTerminal: false } },
    ...{ workingDirectory: folder, packageFolder, environment: {}, processId: process.pid, processors: 1 },
    ...{ signal: new AbortController().signal, now: () => 0 },
  });
  return { exitCode, errors: errors.join('') };
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Every path under the folder but for `out`, with what stands there. */
function outside(path = '', found = new Map<string, string>()): ReadonlyMap<string, string> {
  for (const name of readdirSync(join(folder, path)).sort()) {
    const own = join(path, name);
    if (own === 'out') continue;
    const status = lstatSync(join(folder, own));
    if (status.isDirectory()) outside(own, found);
    found.set(own, status.isFile() ? hash(readFileSync(join(folder, own))) : 'other');
  }
  return found;
}

/** Allowed on Windows, macOS and Linux: no separators and controls, no end in a dot or space, no device, not too long. */
function expectPortable(name: string): void {
  expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]|^[\s.-]|[\s.]$/u);
  expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
}

/** The folder holds what the manifest says: each file whole, and nothing else. */
function expectTrueManifest(): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'out', 'manifest.json'), 'utf8'));
  const named = new Set(['manifest.json']);
  for (const { status, file, sha256, source, diagnostics } of manifest.documents) {
    if (status === 'failed') {
      expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      expect(source).not.toBe('');
      continue;
    }
    if (file === null) throw new Error('a file that was written has a name');
    expectPortable(file);
    expect(hash(readFileSync(join(folder, 'out', file)))).toBe(sha256);
    named.add(file);
  }
  expect(new Set(readdirSync(join(folder, 'out')))).toEqual(named);
  return manifest;
}

function rename(filing: unknown, random: Random): unknown {
  const copy = structuredClone(filing);
  const name = () => random.of(hostileTexts) + random.of(['', '甲', '长'.repeat(300)]);
  const { unit, projects } = Object(copy);
  unit.name = `${name()}乙${random.below(1000)}`;
  for (const project of projects ?? []) project.name = name();
  return copy;
}

/** Filings, damaged filings, and what else may lie in a folder. */
function fillFolder(random: Random): void {
  const inside = join(folder, 'in');
  mkdirSync(join(inside, '子', 'a.json'), { recursive: true });
  for (let number = 0; number < 10; number += 1) {
    const filing = rename(random.of(smallFilings), random);
    const bytes = random.chance(0.6)
      ? Buffer.from(JSON.stringify(mutateValues(filing, random, 'gentle')))
      : mutateBytes(mutateValues(filing, random, 'rough'), random);
    writeFileSync(
      join(
        inside,
        random.chance(0.2) ? '子' : '',
        `${number} ${random.of(['甲', '\'"', '$(x)', '%s', '#?'])}.json`,
      ),
      bytes,
    );
  }
  writeFileSync(join(inside, 'empty.json'), '');
  writeFileSync(
    join(inside, 'noise.json'),
    Buffer.from(Array.from({ length: 999 }, () => random.below(256))),
  );
  symlinkSync('.', join(inside, 'loop'));
  symlinkSync('loop.json', join(inside, 'loop.json'));
  symlinkSync('/nowhere/at/all', join(inside, 'dangling.json'));
}

describe('folders of damaged filings', () => {
  it.each(Array.from({ length: 6 * effort }, (_, number) => [number]))(
    'leave a true manifest and nothing else (round %i)',
    { timeout: 120_000 },
    async (number) => {
      const random = caseRandom(11, number);
      fillFolder(random);
      mkdirSync(join(folder, 'out'));
      const before = outside();
      const args = ['in', '--out', 'out', '--set', 'missing=substitute'];
      const { exitCode, errors } = await render(args);
      expect([0, 1], `seed ${seed}`).toContain(exitCode);
      expect(errors).not.toMatch(/internal-error|batch\/defect|程序出错|\n\s+at /);
      expect(outside()).toEqual(before);
      const { documents } = expectTrueManifest();
      expect(documents.length).toBeGreaterThan(10);
      expect(exitCode).toBe(documents.some(({ status }) => status === 'failed') ? 1 : 0);
    },
  );
});

describe('a disk that fails half-way', () => {
  const filing = (number: number) => join('in', `${number}.json`);
  beforeEach(() => {
    mkdirSync(join(folder, 'in'));
    for (const number of [1, 2, 3]) {
      const sample = JSON.parse(
        readFileSync(join(packageFolder, 'samples', 'pujiang-jiwei-2024.json'), 'utf8'),
      );
      writeFileSync(
        join(folder, filing(number)),
        JSON.stringify({ ...sample, unit: { name: `单位${number}` } }),
      );
    }
  });

  it('a file in place of the folder: what was written stays whole elsewhere, the rest are failures', async () => {
    let lines = 0;
    const { exitCode, errors } = await render(['in', '--to', 'pdf'], (line) => {
      lines += line.startsWith('写出 out/') ? 1 : 0;
      if (lines !== 2) return;
      lines += 1;
      renameSync(join(folder, 'out'), join(folder, 'gone'));
      writeFileSync(join(folder, 'out'), 'in the way');
    });
    expect(exitCode).toBe(3);
    expect(errors).toMatch(/没有写出|无法写入/);
    expect(errors).not.toMatch(/internal-error|程序出错/);
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe('in the way');
    const kept = readdirSync(join(folder, 'gone')).filter((name) => name.endsWith('.pdf'));
    expect(kept.length).toBeGreaterThanOrEqual(2);
    for (const name of kept)
      expect(
        readFileSync(join(folder, 'gone', name), 'latin1')
          .trimEnd()
          .endsWith('%%EOF'),
      ).toBe(true);
    expect(readdirSync(join(folder, 'gone')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('a folder under a file’s name: that file fails, the others are written', async () => {
    await render(['in', '--to', 'pdf']);
    const [first] = expectTrueManifest().documents;
    if (first?.file === null || first === undefined) throw new Error('a file is expected');
    rmSync(join(folder, 'out'), { recursive: true });
    mkdirSync(join(folder, 'out', first.file), { recursive: true });
    const { exitCode, errors } = await render(['in', '--to', 'pdf']);
    expect(exitCode).toBe(3);
    expect(errors).toContain('没有写出');
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'out', 'manifest.json'), 'utf8'));
    expect(manifest.documents.filter(({ status }) => status === 'failed')).toHaveLength(1);
    expect(manifest.documents.filter(({ status }) => status === 'written').length).toBeGreaterThan(5);
    expect(readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('an --out that is a link to a file is refused before anything is made', async () => {
    copyFileSync(join(folder, filing(1)), join(folder, 'target'));
    symlinkSync('target', join(folder, 'out'));
    const before = readFileSync(join(folder, 'target'), 'utf8');
    expect((await render(['in'])).exitCode).toBe(3);
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe(before);
  });
});
