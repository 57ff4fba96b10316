/** Installs the peers on first use: bench/package.json has a lock file of its own. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Throws where npm fails. Nothing of the peers needs its install scripts. */
export function installPeers(benchFolder, say) {
  if (existsSync(join(benchFolder, 'node_modules', '.package-lock.json'))) return;
  say('installing the peers (npm ci in bench/) …');
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const result = spawnSync('npm', args, { cwd: benchFolder, stdio: 'inherit' });
  if (result.status !== 0) throw new Error('npm ci in bench/ failed; the peers come from the npm registry');
}
