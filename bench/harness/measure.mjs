/** Runs one program once, in processes of its own, and takes wall time, processor time and peak memory. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const gnuTime = '/usr/bin/time';

/** Processor time and memory need GNU time (Debian: time); one core needs taskset (util-linux). */
export function findInstruments() {
  return {
    time: existsSync(gnuTime),
    taskset: spawnSync('taskset', ['-c', '0', 'true']).status === 0,
  };
}

/**
 * Seconds of wall and processor time (the program and the children it waited for), the largest process's peak memory
 * in MB, and `loop`, the seconds that the program itself took for its work, where it says so. Throws where it fails.
 */
export function measure(command, { oneCore, instruments }) {
  const folder = mkdtempSync(join(tmpdir(), 'jibiao-bench-'));
  const report = join(folder, 'time');
  const pinned = oneCore && instruments.taskset ? ['taskset', '-c', '0', ...command] : command;
  const [program, ...args] = instruments.time
    ? [gnuTime, '-q', '-o', report, '-f', '%U %S %M', ...pinned]
    : pinned;
  const started = performance.now();
  const result = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 26, timeout: 600_000 });
  const wall = (performance.now() - started) / 1000;
  if (result.status !== 0) {
    throw new Error(
      `${command.slice(0, 3).join(' ')} … ended with ${result.status}: ${result.stderr.slice(-2000)}`,
    );
  }
  const used = instruments.time ? readTime(report) : { cpu: null, peak: null };
  rmSync(folder, { recursive: true });
  return { wall, ...used, loop: readLoop(result.stdout) };
}

function readTime(file) {
  const [user, system, kilobytes] = readFileSync(file, 'utf8').trim().split(' ').map(Number);
  return { cpu: user + system, peak: kilobytes / 1024 };
}

function readLoop(stdout) {
  return stdout.startsWith('{"seconds"') ? JSON.parse(stdout).seconds : null;
}
