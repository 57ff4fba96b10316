/** The built program as a process of its own: workers, kills, signals, and what it leaves behind. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/batch/index.js';
import { sharedTempFolder, tempFolder } from '../temp-folder.js';
import { packageFolder } from './world.js';

/** A package of its own, built from the sources as they stand. */
const installed = sharedTempFolder('package');
let program: string;
let folder: string;

beforeAll(async () => {
  program = join(installed, 'dist', 'cli.js');
  for (const part of ['package.json', 'templates', 'fonts', 'node_modules']) {
    symlinkSync(join(packageFolder, part), join(installed, part));
  }
  const bundle = `import { bundle } from './scripts/bundle.mjs'; await bundle(process.argv[1]);`;
  const command = ['--input-type=module', '--eval', bundle, join(installed, 'dist')];
  const build = spawnSync(process.execPath, command, { cwd: packageFolder, encoding: 'utf8' });
  expect(build.stderr).toBe('');
}, 120_000);

beforeEach(() => {
  folder = tempFolder('bin');
  const sample = JSON.parse(readFileSync(join(packageFolder, 'samples', 'pujiang-fulian-2024.json'), 'utf8'));
  mkdirSync(join(folder, 'in'));
  for (let unit = 10; unit < 34; unit += 1) {
    const filing = { ...sample, forms: ['project-target'], unit: { ...sample.unit, name: `单位${unit}` } };
    writeFileSync(join(folder, 'in', `${unit}.json`), JSON.stringify(filing));
  }
});

const args = (out: string, ...more: string[]) => [
  program,
  'render',
  'in',
  '--to',
  'pdf',
  '--out',
  out,
  ...more,
];
const run = (out: string, ...more: string[]) =>
  spawnSync(process.execPath, args(out, ...more), { cwd: folder, encoding: 'utf8' });
const manifest = (out: string): Manifest =>
  JSON.parse(readFileSync(join(folder, out, 'manifest.json'), 'utf8'));
const files = (out: string) => readdirSync(join(folder, out)).sort();

const ended = (child: ChildProcess) => new Promise<number | null>((done) => child.on('exit', done));

/** Starts a run and interrupts it once it has written some files. */
async function interrupt(out: string, signal: NodeJS.Signals): Promise<number | null> {
  const child = spawn(process.execPath, args(out), { cwd: folder, stdio: 'ignore' });
  const end = ended(child);
  const written = () => existsSync(join(folder, out)) && files(out).some((file) => file.endsWith('.pdf'));
  while (!written() && child.exitCode === null) await new Promise((tick) => setTimeout(tick, 5));
  child.kill(signal);
  return end;
}

/** A paragraph of 200 names for each three of the 24 units: more than a second's work, of few steps. */
function endlessPack(id: string): void {
  const pack = join(folder, 'packs', id);
  mkdirSync(pack, { recursive: true });
  const shipped = readFileSync(join(packageFolder, 'templates', 'compilation', 'form.json'), 'utf8');
  writeFileSync(join(pack, 'form.json'), JSON.stringify({ ...JSON.parse(shipped), id, options: {} }));
  const loops = '{{#each @root.departments as |one|}}{{#each one.units as |unit|}}'.repeat(3);
  const text = '单位汇编'.repeat(200);
  const template = `${loops}<p class="body">{{one.name}}${text}</p>${'{{/each}}{{/each}}'.repeat(3)}`;
  writeFileSync(join(pack, 'form.hbs'), `<form title="表"><h1>表</h1>${template}</form>`);
}

describe('the program', () => {
  it('makes the same files with one worker and with several', () => {
    expect(run('one', '--jobs', '1').status).toBe(0);
    expect(run('two', '--jobs', '3').status).toBe(0);
    expect(files('one')).toHaveLength(24 * 5 + 1);
    expect(files('two')).toEqual(files('one'));
    for (const file of files('one')) {
      const [one, two] = ['one', 'two'].map((out) => readFileSync(join(folder, out, file)));
      expect(two?.equals(one ?? Buffer.alloc(0)), file).toBe(true);
    }
  });

  it('goes on where it was killed, and leaves nothing broken behind', async () => {
    await interrupt('out', 'SIGKILL');
    const second = run('out');
    expect(second.status).toBe(0);
    expect(second.stderr).toMatch(/未变 [1-9]\d* 份，失败 0 份/);
    expect(files('out')).toHaveLength(24 * 5 + 1);
    expect(files('out').filter((file) => file.startsWith('.'))).toEqual([]);
    expect(manifest('out').documents).toHaveLength(24 * 5);
    for (const { file } of manifest('out').documents) {
      expect(
        readFileSync(join(folder, 'out', file ?? ''))
          .subarray(-6)
          .toString(),
      ).toContain('%%EOF');
    }
  });

  it('ends well at Ctrl-C', async () => {
    const status = await interrupt('out', 'SIGINT');
    const { documents } = manifest('out');
    expect(status === 1 || documents.length === 24 * 5).toBe(true);
    expect(files('out').filter((file) => file !== 'manifest.json')).toHaveLength(documents.length);
    expect(run('out').status).toBe(0);
    expect(manifest('out').documents).toHaveLength(24 * 5);
  });

  it('compiles the same document here and in a worker, and one that takes too long fails alone', () => {
    const merged = (out: string, ...more: string[]) => run(out, '--merge', '汇编', ...more);
    expect(merged('here', '--jobs', '1').status).toBe(0);
    expect(merged('there', '--timeout', '100').status).toBe(0);
    const [here, there] = ['here', 'there'].map((out) => readFileSync(join(folder, out, '汇编.pdf')));
    expect(there?.equals(here ?? Buffer.alloc(0))).toBe(true);
    expect(manifest('there').documents[0]?.sources).toHaveLength(24);
    endlessPack('endless');
    const late = merged('late', '--timeout', '1', '--templates', 'packs', '--form', 'endless');
    expect(late.status).toBe(5);
    expect(late.stderr).toContain('超过 1 秒仍未完成');
    expect(late.stderr).toContain('汇编没有生成');
    expect(files('late')).toEqual(['manifest.json']);
  });

  it('leaves a whole compilation or none where it is killed', async () => {
    const child = spawn(process.execPath, args('out', '--merge', '汇编'), { cwd: folder, stdio: 'ignore' });
    const end = ended(child);
    while (!existsSync(join(folder, 'out')) && child.exitCode === null) {
      await new Promise((tick) => setTimeout(tick, 5));
    }
    child.kill('SIGKILL');
    await end;
    expect(run('out', '--merge', '汇编').status).toBe(0);
    expect(files('out')).toEqual(['manifest.json', '汇编.pdf']);
    expect(manifest('out').documents).toHaveLength(1);
  });

  it('reads filings from standard input, a line each, and leaves nothing of them behind', () => {
    const lines = readdirSync(join(folder, 'in')).map((name) =>
      readFileSync(join(folder, 'in', name), 'utf8'),
    );
    mkdirSync(join(folder, 'temporary'));
    const piped = spawnSync(process.execPath, [program, 'render', '-', '--to', 'pdf', '--zip', 'all.zip'], {
      cwd: folder,
      encoding: 'utf8',
      input: lines.join('\n'),
      env: { ...process.env, TMPDIR: join(folder, 'temporary') },
    });
    expect(piped.status).toBe(0);
    expect(readdirSync(join(folder, 'temporary'))).toEqual([]);
    expect(run('two', '--jobs', '1').status).toBe(0);
    const hashes = (out: string) => manifest(out).documents.map(({ file, sha256 }) => [file, sha256]);
    expect(hashes('out')).toEqual(hashes('two'));
    expect(readFileSync(join(folder, 'all.zip')).subarray(0, 2).toString()).toBe('PK');
  });

  it('survives a reader that stops listening', () => {
    const piped = spawnSync('sh', ['-c', `"${process.execPath}" "${program}" schema | head -c 10`], {
      encoding: 'utf8',
    });
    expect(piped.stderr).toBe('');
    expect(piped.stdout).toHaveLength(10);
  });
});

it('renders every sample for a newcomer, each form and one compilation', () => {
  cpSync(join(packageFolder, 'scripts', 'demo.mjs'), join(installed, 'scripts', 'demo.mjs'));
  cpSync(join(packageFolder, 'samples'), join(installed, 'samples'), { recursive: true });
  const run = spawnSync(process.execPath, [join(installed, 'scripts', 'demo.mjs')], { encoding: 'utf8' });
  expect(run.status, run.stderr).toBe(0);
  const made = readdirSync(join(installed, 'out'));
  expect(made.filter((name) => name.endsWith('.pdf')).length).toBeGreaterThan(100);
  expect(made).toEqual(expect.arrayContaining(['绩效目标汇编.pdf', '绩效目标汇编.docx']));
});
