/** Makes a tarball that holds its dependencies too, for networks without a registry: node scripts/pack-offline.mjs [folder]. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const destination = resolve(process.argv[2] ?? root);
const readJson = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

const stage = mkdtempSync(join(tmpdir(), 'jibiao-pack-'));
try {
  const packageJson = readJson('package.json');
  run(process.execPath, ['scripts/build.mjs', join(stage, 'dist')], root);
  copyFiles(packageJson);
  copyDependencies();
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(bundling(packageJson), null, 2)}\n`);
  mkdirSync(destination, { recursive: true });
  // Packed in the temporary folder: an ordinary tarball in the destination has the same name.
  const packed = run('npm', ['pack', '--json', '--ignore-scripts'], stage);
  const [{ filename }] = JSON.parse(packed);
  const tarball = join(destination, filename.replace(/\.tgz$/, '-offline.tgz'));
  copyFileSync(join(stage, filename), tarball);
  process.stdout.write(`${tarball}\n`);
} finally {
  rmSync(stage, { recursive: true, force: true });
}

/** What the ordinary package holds beside the build. */
function copyFiles({ files }) {
  for (const file of files.filter((one) => one !== 'dist' && existsSync(join(root, one)))) {
    cpSync(join(root, file), join(stage, file), { recursive: true });
  }
}

/** As the lock file has them: all that is there without the tools of development. */
function copyDependencies() {
  for (const [path, { dev, optional }] of Object.entries(readJson('package-lock.json').packages)) {
    if (path === '' || dev || (optional && !existsSync(join(root, path)))) continue;
    cpSync(join(root, path), join(stage, path), { recursive: true });
  }
}

function bundling({ devDependencies: _dev, scripts: _scripts, ...packageJson }) {
  return { ...packageJson, bundleDependencies: Object.keys(packageJson.dependencies) };
}

function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status === 0) return stdout;
  throw error ?? new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
}
