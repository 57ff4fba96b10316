/** The command line that does a work with a program. */
import { join } from 'node:path';
import { isOurs } from './programs.mjs';

/** `setting`: folders, data files, and what programs are opened with. */
export function commandFor(program, work, out, setting) {
  const { data, benchFolder, product } = setting;
  const input = work === 'a' ? data.one : data.many;
  if (isOurs(program.id) && work !== 'c') {
    const form =
      work === 'a'
        ? ['--form', 'project-target-declaration']
        : ['--form', 'project-target-summary', '--set', 'list=false'];
    const bare = program.isBare === true ? ['--set', 'source=false', '--set', 'pdf=plain'] : [];
    return [...cli(product), input, ...form, ...bare, '--to', program.format, '--out', out];
  }
  const job = {
    peer: isOurs(program.id) ? 'ours' : program.id,
    work,
    input,
    out,
    extension: program.format,
    context: { ...setting.context, product, format: program.format, isBare: program.isBare === true },
  };
  return [process.execPath, join(benchFolder, 'child.mjs'), JSON.stringify(job)];
}

/** Our batch over a folder of filings, each form in both formats. */
export function batchCommand(product, folder, jobs, out) {
  return [...cli(product), folder, '--to', 'pdf,docx', '--jobs', String(jobs), '--out', out];
}

function cli(product) {
  return [process.execPath, join(product, 'dist', 'cli.js'), 'render'];
}
