/** Runs other programs for the scripts. */
import { spawnSync } from 'node:child_process';

/** Runs a program to its end; what it printed. Throws where it fails. */
export function run(program, args, cwd) {
  // npm is a batch file on Windows, which only a shell starts.
  const shell = process.platform === 'win32' && program === 'npm';
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8', shell });
  if (status === 0) return stdout;
  throw error ?? new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
}
