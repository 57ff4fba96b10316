/** Makes a tarball that holds its dependencies too, for networks without a registry: node scripts/pack-offline.mjs [folder]. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';
import { stagePackage } from './stage-package.mjs';

const destination = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)));
const stage = mkdtempSync(join(tmpdir(), 'jibiao-pack-'));
try {
  stagePackage(stage);
  mkdirSync(destination, { recursive: true });
  // Packed in the temporary folder: an ordinary tarball in the destination has the same name.
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts'], stage));
  const tarball = join(destination, filename.replace(/\.tgz$/, '-offline.tgz'));
  copyFileSync(join(stage, filename), tarball);
  process.stdout.write(`${tarball}\n`);
} finally {
  rmSync(stage, { recursive: true, force: true });
}
