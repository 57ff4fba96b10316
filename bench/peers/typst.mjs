/** Typst, the native compiler in its Node binding: form.typ sets the forms that it reads as JSON. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { printedForm, summaryHeading } from '../form/printed.mjs';

const folder = dirname(fileURLToPath(import.meta.url));

/** `keepCache` keeps what the compiler remembers of earlier documents; otherwise it is emptied after each. */
export async function open({ fonts, keepCache = false }) {
  const compiler = NodeCompiler.create({
    workspace: folder,
    fontArgs: [{ fontBlobs: [readFileSync(fonts.song), readFileSync(fonts.songBold)] }],
  });
  const mainFilePath = join(folder, 'form.typ');
  const data = join(folder, 'data.json');
  const compile = (heading, forms) => {
    compiler.mapShadow(data, Buffer.from(JSON.stringify({ heading, forms })));
    const bytes = compiler.pdf({ mainFilePath });
    if (!keepCache) compiler.evictCache(0);
    return bytes;
  };
  return {
    single: async (filing) => compile('', [printedForm(filing.projects[0], filing)]),
    summary: async (filing) =>
      compile(
        summaryHeading(filing),
        filing.projects.map((project) => printedForm(project, filing)),
      ),
  };
}
