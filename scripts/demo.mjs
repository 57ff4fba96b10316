/** Renders every sample in every form that its data fit, and all of them as one compilation, as PDF and Word, into out/. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs the built command line in the checkout; what it printed comes back. Where it fails, all that it said is shown. */
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
  return { stdout, lines: stderr.split('\n') };
}

const { forms } = JSON.parse(jibiao(['forms', '--json']).stdout);
const printed = forms.filter(({ scope }) => scope !== 'findings' && scope !== 'compilation');
const chosen = printed.flatMap((form) => ['--form', form.id]);
const separate = jibiao(['render', 'samples', ...chosen, '--to', 'pdf,docx', '--out', 'out']);
const merge = ['--merge', '绩效目标汇编', '--years', '--to', 'pdf,docx', '--out', 'out'];
const merged = jibiao(['render', 'samples', ...merge]);
// The samples are as they were filed, with errors: these would fill the screen, and are one command away.
const countOf = ({ lines }) => lines.findLast((line) => /^(?:写出|汇编了)/.test(line));
console.log(`各单位的表：${countOf(separate)}`);
console.log(`绩效目标汇编：${countOf(merged)}`);
console.log('打开 out 文件夹看结果；样例数据的校验结果：npm run -s jibiao -- check samples');
