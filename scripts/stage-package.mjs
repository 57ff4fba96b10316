/** Puts the package and what it needs at run time into a folder: the build, templates, faces, and the dependencies of the lock file. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const readJson = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** `leaveOut`: files of the package, and dependencies, that are not wanted. */
export function stagePackage(stage, leaveOut = []) {
  const packageJson = readJson('package.json');
  run(process.execPath, ['scripts/build.mjs', join(stage, 'dist')], root);
  for (const file of packageJson.files) {
    if (file === 'dist' || file.startsWith('!') || leaveOut.includes(file) || !existsSync(join(root, file)))
      continue;
    cpSync(join(root, file), join(stage, file), { recursive: true });
  }
  // As the lock file has them: all that is there without the tools of development.
  for (const [path, { dev, optional }] of Object.entries(readJson('package-lock.json').packages)) {
    if (path === '' || dev || (optional && !existsSync(join(root, path)))) continue;
    if (leaveOut.includes(path)) continue;
    cpSync(join(root, path), join(stage, path), { recursive: true });
  }
  writeFileSync(join(stage, 'package.json'), `${JSON.stringify(bundling(packageJson), null, 2)}\n`);
}

function bundling({ devDependencies: _dev, scripts: _scripts, overrides: _overrides, ...packageJson }) {
  return { ...packageJson, bundleDependencies: Object.keys(packageJson.dependencies) };
}
