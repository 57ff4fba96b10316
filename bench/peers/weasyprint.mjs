/** WeasyPrint (Debian): HTML in on standard input, PDF out; a process for each document, as its command line works. */
import { spawnSync } from 'node:child_process';
import { htmlOf } from '../form/html.mjs';
import { printedForm, summaryHeading } from '../form/printed.mjs';

export async function open({ fonts, programs }) {
  const print = (heading, forms) => {
    const input = htmlOf(heading, forms, fonts);
    const result = spawnSync(programs.weasyprint, ['-q', '-', '-'], { input, maxBuffer: 2 ** 28 });
    if (result.status !== 0) throw new Error(String(result.stderr));
    return result.stdout;
  };
  return {
    single: async (filing) => print('', [printedForm(filing.projects[0], filing)]),
    summary: async (filing) =>
      print(
        summaryHeading(filing),
        filing.projects.map((project) => printedForm(project, filing)),
      ),
  };
}
