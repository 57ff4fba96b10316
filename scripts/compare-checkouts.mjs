/**
 * Compares what two built checkouts make, byte by byte: every sample in every form, format and profile, blank forms and
 * a compilation. Use it before and after a change that must not change any output:
 *
 *     node scripts/compare-checkouts.mjs <checkout A> <checkout B> [--quick] [--inputs <folder>] [--keep <folder>]
 *
 * `--quick` leaves out pictures and HTML. `--keep` keeps both sides' files for a closer look. Exit code: 0 where all
 * bytes are the same, 1 where some differ, 2 where a checkout could not be run.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    inputs: { type: 'string' },
    keep: { type: 'string' },
  },
});
if (positionals.length !== 2) {
  console.error(
    'usage: node scripts/compare-checkouts.mjs <checkout A> <checkout B> [--quick] [--inputs <folder>]',
  );
  process.exit(2);
}
const [before, after] = positionals.map((folder) => resolve(folder));
const inputs = resolve(options.inputs ?? join(before, 'samples'));
const formats = options.quick ? 'pdf,docx' : 'pdf,docx,html';

/** Runs a checkout's command line; what it printed, or the end of the comparison. */
function jibiao(checkout, args, cwd = checkout) {
  const run = spawnSync(process.execPath, [join(checkout, 'dist/cli.js'), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 256_000_000,
  });
  // 1: some documents failed; they are told as files that one side lacks.
  if (run.status === 0 || run.status === 1) return run.stdout;
  throw new Error(
    `${checkout}: jibiao ${args.join(' ')} ended with ${run.status}\n${run.stderr.slice(-2000)}`,
  );
}

/** Scopes of packs that print no filing by themselves. */
const UNPRINTED = new Set(['findings', 'compilation']);

/** The forms of checkout A; those that only one of the two has are told by their files. */
const forms = JSON.parse(jibiao(before, ['forms', '--json'])).forms.filter(
  ({ scope }) => !UNPRINTED.has(scope),
);
const every = forms.flatMap(({ id }) => ['--form', id]);

/** Of one year: a compilation of several has to be asked for, which older checkouts do not know. */
const oneYear = join(inputs, '*-2024.json');

/** Each run has a folder of its own, by its name. */
const runs = [
  ['table', ['render', inputs, ...every, '--to', formats]],
  ['gbt9704', ['render', inputs, ...every, '--to', formats, '--profile', 'gbt9704']],
  ['flow', ['render', inputs, ...every, '--to', 'docx', '--set', 'word=flow']],
  ['signature', ['render', inputs, ...every, '--to', formats, '--set', 'signature=true']],
  ['merge', ['render', oneYear, '--merge', '汇编', '--to', formats]],
  ['merge-gbt9704', ['render', oneYear, '--merge', '汇编', '--to', formats, '--profile', 'gbt9704']],
  ...(options.quick
    ? []
    : [['pictures', ['render', inputs, '--form', forms[0].id, '--form', forms.at(-1).id, '--to', 'png']]]),
  ...forms.map(({ id }) => [`blank-${id}`, ['blank', id, '--to', formats]]),
];

/** File names below the folder, in order. The manifest names the build that made it, so it always differs. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

const hashOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** What differs between two folders, a line each. */
function differences(left, right) {
  const names = [filesIn(left), filesIn(right)];
  const [inLeft, inRight] = names.map((list) => new Set(list));
  const all = [...new Set(names.flat())].sort();
  const lines = all.flatMap((name) => {
    if (!inRight.has(name)) return [`only in A: ${name}`];
    if (!inLeft.has(name)) return [`only in B: ${name}`];
    return hashOf(join(left, name)) === hashOf(join(right, name)) ? [] : [`differs: ${name}`];
  });
  return { compared: all.length, lines };
}

const work =
  options.keep === undefined ? mkdtempSync(join(tmpdir(), 'jibiao-compare-')) : resolve(options.keep);
let compared = 0;
let differing = 0;
try {
  for (const [name, args] of runs) {
    const [left, right] = [
      ['A', before],
      ['B', after],
    ].map(([side, checkout]) => {
      const folder = join(work, side, name);
      mkdirSync(folder, { recursive: true });
      jibiao(checkout, [...args, '--out', folder], folder);
      return folder;
    });
    const found = differences(left, right);
    compared += found.compared;
    differing += found.lines.length;
    console.log(`${name}: ${found.compared} files, ${found.lines.length} differ`);
    for (const line of found.lines) console.log(`  ${line}`);
  }
} finally {
  if (options.keep === undefined) rmSync(work, { recursive: true, force: true });
}
console.log(`${compared} files compared, ${differing} differ`);
process.exitCode = differing === 0 ? 0 : 1;
