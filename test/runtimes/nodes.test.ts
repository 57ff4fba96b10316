/** Every Node that `engines` allows makes the same bytes. The Nodes come from npm: node scripts/fetch-runtimes.mjs. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runtimePath } from '../../scripts/runtimes.mjs';
import { hashesOf } from '../hashes.js';
import { sharedTempFolder, tempFolder } from '../temp-folder.js';

const program = resolve('dist/cli.js');
const sources = ['pujiang-jiwei-2024.json', 'pujiang-fulian-2024.json'].map((name) =>
  resolve('samples', name),
);

interface Made {
  readonly files: Readonly<Record<string, string>>;
  readonly summary: string;
}

function make(node: string, folder: string, ...more: string[]): Made {
  const args = [program, 'render', ...sources, '--out', join(folder, 'out'), ...more];
  const { status, stderr } = spawnSync(node, args, { cwd: folder, encoding: 'utf8' });
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(status).toBe(0);
  return { files: hashesOf(join(folder, 'out')), summary: /^写出 .*$/m.exec(stderr)?.[0] ?? '' };
}

describe('the documents', () => {
  const reference = sharedTempFolder('node');
  const referenceMerge = sharedTempFolder('node-merge');
  const all = ['--to', 'pdf,docx,html,png', '--zip', 'all.zip'];
  const merge = ['--merge', '汇编', '--to', 'pdf,docx'];
  let separate: Made;
  let merged: Made;

  beforeAll(() => {
    separate = make(process.execPath, reference, ...all);
    merged = make(process.execPath, referenceMerge, ...merge);
  }, 120_000);

  it('are many, of every format', () => {
    for (const format of ['pdf', 'docx', 'html', 'png']) {
      expect(
        Object.keys(separate.files).filter((name) => name.endsWith(`.${format}`)).length,
      ).toBeGreaterThan(3);
    }
  });

  describe.each(['node-20', 'node-22', 'node-24', 'node-26'] as const)('%s', (name) => {
    const node = runtimePath(name);
    const skipped = !existsSync(node) && process.env.CI !== 'true';

    it.skipIf(skipped)('is the version that it is called', () => {
      const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
      expect(stdout).toMatch(new RegExp(`^v${name.replace('node-', '')}\\.`));
    });

    it.skipIf(skipped)('makes the same bytes, manifest and zip included, then finds them unchanged', () => {
      const folder = tempFolder('node');
      expect(make(node, folder, ...all).files).toEqual(separate.files);
      expect(readFileSync(join(folder, 'all.zip'))).toEqual(readFileSync(join(reference, 'all.zip')));
      expect(make(node, folder, ...all).summary).toContain('写出 0 份');
    });

    it.skipIf(skipped)('makes the same compilation, and the same documents in two threads', () => {
      expect(make(node, tempFolder('node'), ...merge).files).toEqual(merged.files);
      expect(make(node, tempFolder('node'), ...all, '--jobs', '2').files).toEqual(separate.files);
    });

    it.skipIf(skipped)('loads the library, by import and by require', () => {
      const folder = tempFolder('node');
      const library = JSON.stringify(resolve('dist/index.js'));
      writeFileSync(
        join(folder, 'a.mjs'),
        `import { readFiling } from ${library}; console.log(typeof readFiling);`,
      );
      writeFileSync(join(folder, 'b.cjs'), `console.log(typeof require(${library}).readFiling);`);
      for (const file of ['a.mjs', 'b.cjs']) {
        const { stdout, stderr } = spawnSync(node, [join(folder, file)], { encoding: 'utf8' });
        expect(stderr + stdout.trim()).toBe('function');
      }
    });
  });
});
