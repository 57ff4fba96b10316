/** This project's library, as dist/index.js gives it: used where many documents are made in one process. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export async function open({ product, format }) {
  const { layOutDocument, loadResources, readFiling, renderDocument } = await import(
    pathToFileURL(join(product, 'dist', 'index.js')).href
  );
  const { value: resources } = await loadResources({
    templatesFolders: [join(product, 'templates')],
    fontsFolder: join(product, 'fonts'),
    userFonts: null,
  });
  return {
    /** The filing is read and checked as any user's is, from its bytes. */
    async single(filing) {
      const file = 'bench.json';
      const read = readFiling(Buffer.from(JSON.stringify(filing)), { file });
      const document = layOutDocument(
        {
          filing: read.value,
          file,
          form: 'project-target-declaration',
          project: 0,
          options: {},
          profile: 'table',
          missingGlyphs: 'error',
        },
        resources,
      );
      return renderDocument(document.value, format, { wordFlow: false });
    },
  };
}
