/** Renders every sample in every form that its data fit, and all of them as one compilation, as PDF and Word, into out/. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs the built command line in the checkout; what it prints to standard output comes back. */
function jibiao(args) {
  const run = spawnSync(process.execPath, ['dist/cli.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64_000_000,
  });
  if (run.status !== 0) {
    process.exit(run.status ?? 1);
  }
  return run.stdout;
}

const { forms } = JSON.parse(jibiao(['forms', '--json']));
const printed = forms.filter(({ scope }) => scope !== 'findings' && scope !== 'compilation');
const chosen = printed.flatMap((form) => ['--form', form.id]);
jibiao(['render', 'samples', ...chosen, '--to', 'pdf,docx', '--out', 'out']);
jibiao(['render', 'samples', '--merge', '绩效目标汇编', '--years', '--to', 'pdf,docx', '--out', 'out']);
