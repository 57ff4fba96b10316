/** Windows for tests: Wine with Node for Windows, in a prefix of its own. Output goes to files: pipes break there. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { runtimePath } from '../../scripts/runtimes.mjs';

const nodeForWindows = runtimePath('node-win-22');
const hasWine = spawnSync('wine', ['--version']).error === undefined;

/** In CI what is missing is a failure, elsewhere the tests are left out. */
export const canRunWindows = (hasWine && existsSync(nodeForWindows)) || process.env.CI === 'true';

export interface WindowsRun {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface Windows {
  /** Runs a program of Windows to its end. */
  run(cwd: string, ...command: string[]): WindowsRun;
  /** Runs our built command line with Node for Windows. */
  jibiao(cwd: string, ...args: string[]): WindowsRun;
  /** Starts a program; its output goes into the file. Whoever starts it ends it. */
  start(cwd: string, output: string, ...command: string[]): ChildProcess;
  readonly node: string;
  readonly program: string;
}

/** How Wine calls a path of ours. */
export const windowsPath = (path: string): string => `Z:${path.replaceAll('/', '\\')}`;

/** Call it at the top of a `describe`. */
export function useWindows(): Windows {
  const prefix = mkdtempSync(join(tmpdir(), 'jibiao-wine-'));
  const env = { ...process.env, WINEPREFIX: join(prefix, 'prefix'), WINEDEBUG: '-all', LANG: 'C.UTF-8' };
  const program = windowsPath(resolve('dist/cli.js'));
  const run = (cwd: string, ...command: string[]): WindowsRun => {
    const paths = [join(prefix, 'output.txt'), join(prefix, 'errors.txt')] as const;
    const files = paths.map((path) => openSync(path, 'w'));
    const { status } = spawnSync('wine', command, {
      cwd,
      env,
      stdio: ['ignore', ...files],
      timeout: 120_000,
    });
    for (const file of files) closeSync(file);
    return { status, output: readFileSync(paths[0], 'utf8'), errors: readFileSync(paths[1], 'utf8') };
  };
  beforeAll(() => {
    spawnSync('wineboot', ['--init'], { env, stdio: 'ignore' });
    const version = ['HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'];
    run(prefix, 'reg', 'add', ...version);
  }, 180_000);
  afterAll(() => {
    // Ends what runs in this prefix, and nothing else.
    spawnSync('wineserver', ['--kill'], { env });
    rmSync(prefix, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    run,
    jibiao: (cwd, ...args) => run(cwd, nodeForWindows, program, ...args),
    start: (cwd, output, ...command) => {
      const file = openSync(output, 'w');
      const child = spawn('wine', command, { cwd, env, stdio: ['ignore', file, file] });
      closeSync(file);
      return child;
    },
    node: nodeForWindows,
    program,
  };
}
