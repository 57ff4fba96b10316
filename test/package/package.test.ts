/** The package as others get it: packed with its dependencies, installed in an empty folder without a network, and used. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedTempFolder } from '../temp-folder.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = sharedTempFolder('package');
const consumer = join(folder, 'consumer');
const installed = join(consumer, 'node_modules', 'jibiao');
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

/** A word of each bundled library's code that no other code has. */
const marks: Readonly<Record<string, string>> = {
  zod: '$ZodType',
  handlebars: 'openRawBlock',
  'jsonc-parser': 'createScanner',
  pdfkit: 'PDFAbstractReference',
  hucre: 'sharedStrings.xml',
  yazl: 'function ZipFile',
  pdfium: 'PDFiumLibrary',
};

beforeAll(() => {
  const tarball = execFileSync(process.execPath, ['scripts/pack-offline.mjs', folder], {
    cwd: root,
    encoding: 'utf8',
  }).trim();
  mkdirSync(consumer);
  writeFileSync(join(consumer, 'package.json'), '{ "private": true, "type": "module" }');
  const offline = ['--offline', '--cache', join(folder, 'cache'), '--registry', 'http://127.0.0.1:9'];
  execFileSync('npm', ['install', ...offline, '--no-audit', '--no-fund', tarball], {
    cwd: consumer,
    stdio: 'pipe',
  });
}, 180_000);

function jibiao(cwd: string, ...args: string[]) {
  const program = join(consumer, 'node_modules', '.bin', 'jibiao');
  return spawnSync(program, args, { cwd, encoding: 'utf8', env: { PATH: process.env.PATH } });
}

describe('installed without a network', () => {
  it('renders in any folder, with templates and fonts of its own', () => {
    const work = join(folder, '工作 文件夹');
    mkdirSync(work);
    copyFileSync(join(root, 'samples', 'pujin-shequ-shiwu-2024.json'), join(work, 'a.json'));
    const { status, stderr } = jibiao(work, 'render', 'a.json', '--to', 'pdf,docx,html,png', '--out', 'out');
    expect(stderr).toContain('失败 0 份');
    expect(status).toBe(0);
    const { documents } = readJson(join(work, 'out', 'manifest.json'));
    expect(documents.length).toBeGreaterThan(20);
    for (const { file } of documents) expect(existsSync(join(work, 'out', file))).toBe(true);
    expect(documents.filter((one: { format: string }) => one.format === 'png').length).toBeGreaterThan(5);
  });

  it('loads nothing that only other formats and faces need', () => {
    const work = join(folder, 'plain');
    mkdirSync(work);
    const lister = join(work, 'lister.cjs');
    writeFileSync(
      lister,
      `const fs = require('node:fs');
      const { readFileSync } = fs;
      const loaded = [];
      fs.readFileSync = (file, ...how) => {
        if (String(file).endsWith('.js')) loaded.push(file);
        return readFileSync(file, ...how);
      };
      process.on('exit', () => process.stdout.write('\\nloaded: ' + JSON.stringify(loaded)));`,
    );
    copyFileSync(join(root, 'samples', 'pujiang-jiwei-2024.json'), join(work, 'a.json'));
    const program = join(installed, 'dist', 'cli.js');
    const filesLoaded = (...args: string[]): readonly string[] => {
      const { stdout } = spawnSync(process.execPath, ['-r', lister, program, ...args], {
        cwd: work,
        encoding: 'utf8',
      });
      return JSON.parse(stdout.split('\nloaded: ').at(-1) ?? '');
    };
    /** Names of chunks without their hashes, and libraries by a word that only their code has. */
    const loadedBy = (...args: string[]): readonly string[] =>
      filesLoaded(...args).flatMap((file) => {
        const code = readFileSync(file, 'utf8');
        const libraries = Object.entries(marks).filter(([, mark]) => code.includes(mark));
        return [basename(file).replace(/-[0-9A-Z]{8}\.js$/, ''), ...libraries.map(([name]) => name)];
      });
    const special = ['docx', 'ofd', 'xlsx', 'font-user-faces', 'html', 'png', 'preview'];
    const loaded = {
      help: loadedBy('--help'),
      check: loadedBy('check', 'a.json'),
      pdf: loadedBy('render', 'a.json', '--to', 'pdf'),
      docx: loadedBy('render', 'a.json', '--to', 'docx'),
      zip: loadedBy('render', 'a.json', '--to', 'html', '--zip', 'a.zip'),
      xlsx: loadedBy('render', 'a.json', '--to', 'xlsx'),
    };
    const among = (names: readonly string[], found: readonly string[]) =>
      names.filter((name) => found.includes(name));
    expect(among([...special, ...Object.keys(marks)], loaded.help)).toEqual([]);
    expect(among([...special, 'pdf', 'pdfkit', 'hucre', 'yazl', 'pdfium'], loaded.check)).toEqual([]);
    expect(among([...special, 'hucre', 'yazl', 'pdfium'], loaded.pdf)).toEqual([]);
    expect(among(['pdfkit', 'hucre', 'yazl', 'pdfium'], loaded.docx)).toEqual([]);
    expect(loaded.pdf).toEqual(expect.arrayContaining(['pdf', 'pdfkit', 'zod']));
    expect(loaded.docx).toContain('docx');
    expect(loaded.zip).toEqual(expect.arrayContaining(['html', 'yazl']));
    expect(loaded.xlsx).toEqual(expect.arrayContaining(['xlsx', 'hucre']));
  });

  it('starts a filing, checks it, prints a blank, and knows its version', () => {
    const work = join(folder, 'start');
    mkdirSync(work);
    expect(jibiao(work, 'init').status).toBe(0);
    expect(jibiao(work, 'check', '填报数据.jsonc').status).toBe(0);
    expect(jibiao(work, 'blank', 'project-target').status).toBe(0);
    expect(jibiao(work, '--version').stdout.trim()).toBe(readJson(join(root, 'package.json')).version);
  });

  it("finds the user's own faces readable", () => {
    const work = join(folder, 'faces');
    mkdirSync(join(work, 'fonts'), { recursive: true });
    copyFileSync(join(root, 'fonts', 'hei.ttf'), join(work, 'fonts', '仿宋.ttf'));
    copyFileSync(join(root, 'samples', 'pujiang-jiwei-2024.json'), join(work, 'a.json'));
    const { status, stderr } = jibiao(work, 'render', 'a.json', '--fonts', 'fonts', '--to', 'pdf');
    expect(stderr).not.toContain('Cannot find');
    expect(status).toBe(0);
  });

  it('holds no tools of development, no tests, and no path of the machine that built it', () => {
    const { devDependencies, scripts } = readJson(join(installed, 'package.json'));
    expect([devDependencies, scripts]).toEqual([undefined, undefined]);
    const own = readdirSync(installed).sort();
    expect(own).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist', 'fonts', 'package.json', 'packs', 'templates']),
    );
    expect(own).not.toContain('test');
    for (const file of readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' })) {
      if (/\.(?:js|ts|txt)$/.test(file))
        expect(readFileSync(join(installed, 'dist', file), 'utf8')).not.toContain(root);
    }
  });

  it('holds what its README and the pages that this leads to point at', () => {
    const pages = ['README.md', ...readdirSync(join(installed, 'docs')).map((name) => `docs/${name}`)];
    const links = pages
      .filter((page) => page.endsWith('.md') && page !== 'docs/benchmarks.md')
      .flatMap((page) => {
        const text = readFileSync(join(installed, page), 'utf8');
        return Array.from(text.matchAll(/\]\(([^)#\s]+)/g), ([, to = '']) => [page, to] as const);
      })
      .filter(([, to]) => !/^[a-z]+:/.test(to));
    expect(links.length).toBeGreaterThan(15);
    for (const [page, to] of links) expect(existsSync(join(installed, dirname(page), to)), to).toBe(true);
  });

  it('passes on the licence of everything in it', () => {
    const modules = join(installed, 'node_modules');
    const bundled = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /^(?:@[^/]+\/)?[^/@.][^/]*\/package\.json$/.test(file.replaceAll('\\', '/')),
    );
    expect(bundled.length).toBeGreaterThan(5);
    for (const file of bundled) expect(readJson(join(modules, file)).license, file).toBeTypeOf('string');
    const licences = readFileSync(join(installed, 'dist', 'LICENSES.txt'), 'utf8');
    for (const name of [
      'zod',
      'jsonc-parser',
      'handlebars',
      'yazl',
      'pdfmake',
      'pdfkit',
      'PDFium',
      'FreeType',
    ]) {
      expect(licences).toContain(`${name}\n`);
    }
  });
});

it('names as dependencies what the built program loads, and nothing else', () => {
  const dist = join(installed, 'dist');
  const code = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') || file.endsWith('.d.ts'))
    .map((file) => readFileSync(join(dist, file), 'utf8'));
  const loaded = code.flatMap((text) =>
    Array.from(
      text.matchAll(/(?:\bfrom|\bimport\(|\brequire\(|^import)\s*["']([a-z@][^"':]*)["']/gm),
      ([, name = '']) => name,
    ),
  );
  const known = new Set(builtinModules);
  const outside = new Set(loaded.filter((name) => !known.has(name)).map((name) => name.split('/')[0]));
  expect([...outside].sort()).toEqual(Object.keys(readJson(join(root, 'package.json')).dependencies).sort());
});

describe('the library', () => {
  it('runs the example of the README', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const example = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    expect(
      example
        .trim()
        .split('\n')
        .filter((line) => line !== '').length,
    ).toBeLessThanOrEqual(10);
    const work = join(consumer, 'example');
    mkdirSync(work);
    copyFileSync(join(root, 'samples', 'pujiang-fulian-2024.json'), join(work, '填报数据.json'));
    writeFileSync(join(work, 'example.js'), example);
    const run = spawnSync(process.execPath, ['example.js'], { cwd: work, encoding: 'utf8' });
    expect(run.stderr + run.stdout).toBe('');
    const files = readdirSync(work).filter((file) => file.endsWith('.pdf'));
    expect(files).toHaveLength(6);
    for (const file of files) expect(readFileSync(join(work, file), 'latin1').startsWith('%PDF-')).toBe(true);
  });

  it('has types that hold for a strict consumer who checks libraries too', () => {
    copyFileSync(join(root, 'test', 'package', 'consumer.txt'), join(consumer, 'consumer.ts'));
    const options = {
      ...{
        target: 'es2023',
        lib: ['es2023'],
        module: 'nodenext',
        strict: true,
        skipLibCheck: false,
        noEmit: true,
      },
      ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noUnusedLocals: true },
      ...{ typeRoots: [join(root, 'node_modules', '@types')], types: ['node'] },
    };
    writeFileSync(
      join(consumer, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, files: ['consumer.ts'] }),
    );
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', '.'], {
      cwd: consumer,
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});
