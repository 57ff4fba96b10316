/** Renders every sample in every form that its data fit, and all of them as one compilation, as PDF and Word, into out/. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs the built command line in the checkout; both its outputs come back. Where it fails, all that it said is shown. */
function jibiao(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  if (status !== 0) {
    process.stderr.write(stderr);
    process.exit(status ?? 1);
  }
  return { stdout, lastLine: stderr.trimEnd().split('\n').at(-1) };
}

const { forms } = JSON.parse(jibiao(['forms', '--json']).stdout);
const printed = forms.filter(({ scope }) => scope !== 'findings' && scope !== 'compilation');
const chosen = printed.flatMap((form) => ['--form', form.id]);
const separate = jibiao(['render', 'samples', ...chosen, '--to', 'pdf,docx', '--out', 'out']);
const merge = ['--merge', '绩效目标汇编', '--years', '--to', 'pdf,docx', '--out', 'out'];
const merged = jibiao(['render', 'samples', ...merge]);
// The samples' findings, which would fill the screen, are one command away.
console.log(`各单位的表：${separate.lastLine}`);
console.log(`绩效目标汇编：${merged.lastLine}`);
console.log('打开 out 文件夹看结果；样例数据的校验结果：npm run -s jibiao -- check samples');
