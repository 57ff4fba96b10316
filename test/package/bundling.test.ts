/** The package as part of somebody else's bundle, and its types as each kind of consumer reads them. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import webpack from 'webpack';
import { sharedTempFolder } from '../temp-folder.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = sharedTempFolder('bundling');
/** The bundles run where none of our packages can be found. */
const outside = sharedTempFolder('bundled');

/** Prints the hash of each format of the sample's first document, and of the picture of each of its pages. */
const program = `
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { documentsOf, layOutForm, loadResources, readFiling, renderDocument, renderPictures } from 'jibiao';

async function main([sample, packageFolder]) {
  const { value: resources, diagnostics } = await loadResources({ packageFolder });
  if (resources === null) throw new Error(diagnostics[0].english);
  const { value: filing } = readFiling(readFileSync(sample), { file: sample });
  const [{ form, project }] = documentsOf(filing, resources).value;
  const { value: document } = layOutForm({ filing, form, project }, resources);
  for (const format of ['pdf', 'docx', 'html']) {
    const bytes = await renderDocument(document, format, resources);
    console.log(format, createHash('sha256').update(bytes).digest('hex'));
  }
  for await (const png of renderPictures(document, resources)) {
    console.log('png', createHash('sha256').update(png).digest('hex'));
  }
}
main(process.argv.slice(2));
`;

const sample = join(root, 'samples', 'pujiang-jiwei-2024.json');
const run = (file: string) =>
  execFileSync(process.execPath, [file, sample, join(folder, 'node_modules', 'jibiao')], {
    cwd: outside,
    encoding: 'utf8',
  });
const entry = join(folder, 'program.mjs');
let expected: string;

beforeAll(() => {
  // A copy, so that its modules are found as those of an installed package are.
  const installed = join(folder, 'node_modules', 'jibiao');
  mkdirSync(installed, { recursive: true });
  for (const part of ['dist', 'templates', 'fonts', 'package.json']) {
    cpSync(join(root, part), join(installed, part), { recursive: true });
  }
  const dependencies: object = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies;
  for (const name of installedWith(Object.keys(dependencies))) {
    cpSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), { recursive: true });
  }
  writeFileSync(entry, program);
  expected = run(entry);
}, 120_000);

/** The packages and what they need, as they lie in node_modules. */
function installedWith(names: readonly string[], found = new Set<string>()): ReadonlySet<string> {
  for (const name of names) {
    if (found.has(name)) continue;
    found.add(name);
    const own = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'));
    installedWith(Object.keys(own.dependencies ?? {}), found);
  }
  return found;
}

it('asks for no package but those that are installed with it', () => {
  const dist = join(root, 'dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.js') && !file.startsWith('preview'),
  );
  const asked = files.flatMap((file) =>
    [...readFileSync(join(dist, file), 'utf8').matchAll(/\brequire\("([@a-z][^"]*)"\)/g)].map(
      ([, name = '']) => name,
    ),
  );
  const installed = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies);
  const strange = asked.filter((name) => !name.startsWith('node:') && !installed.includes(name));
  expect([...new Set(strange)]).toEqual([]);
});

describe('bundled with its consumer', () => {
  it('unbundled, it makes three formats and a picture', () => {
    expect(expected.trim().split('\n')).toHaveLength(4);
  });

  it.each([
    ['cjs', 'program.cjs'],
    ['esm', 'program.mjs'],
  ] as const)('by esbuild as %s, it makes the same bytes', async (format, name) => {
    const outfile = join(outside, name);
    const { warnings } = await build({
      entryPoints: [entry],
      bundle: true,
      platform: 'node',
      format,
      outfile,
      logLevel: 'silent',
    });
    expect(warnings).toEqual([]);
    expect(run(outfile)).toBe(expected);
  });

  it('by webpack, it makes the same bytes', { timeout: 240_000 }, async () => {
    const stats = await new Promise<webpack.Stats | undefined>((done, fail) => {
      webpack(
        {
          mode: 'development',
          devtool: false,
          target: 'node',
          context: folder,
          entry,
          output: { path: outside, filename: 'webpack.cjs' },
        },
        (error, result) => (error === null ? done(result) : fail(error)),
      );
    });
    expect(stats?.toString({ all: false, errors: true, warnings: true })).toBe('');
    expect(run(join(outside, 'webpack.cjs'))).toBe(expected);
  });

  it('without its folders, it says which option names them', async () => {
    const outfile = join(outside, 'alone.cjs');
    await build({ entryPoints: [entry], bundle: true, platform: 'node', outfile, logLevel: 'silent' });
    const { stderr } = spawnSync(process.execPath, [outfile, sample], { cwd: outside, encoding: 'utf8' });
    expect(stderr).toContain('packageFolder');
  });
});

it('has types that fit its code for import and for require (attw)', { timeout: 120_000 }, () => {
  const attw = createRequire(import.meta.url).resolve('@arethetypeswrong/cli/package.json');
  const tarball = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', outside], {
    cwd: root,
    encoding: 'utf8',
  });
  const file = join(outside, JSON.parse(tarball)[0].filename);
  const run = spawnSync(
    process.execPath,
    [join(attw, '..', 'dist', 'index.js'), file, '--no-definitely-typed', '--format', 'json'],
    { encoding: 'utf8' },
  );
  expect(JSON.parse(run.stdout).problems).toEqual({});
  expect(run.status).toBe(0);
});
