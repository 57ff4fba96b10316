/** This project's library, as dist/index.js gives it: used where many documents are made in one process. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export async function open({ product, format, isBare }) {
  const { layOutForm, loadResources, readFiling, renderDocument } = await import(
    pathToFileURL(join(product, 'dist', 'index.js')).href
  );
  const { value: resources } = await loadResources({ packageFolder: product });
  const options = isBare ? { pdfPlain: true, withoutSource: true } : {};
  return {
    /** The filing is read and checked as any user's is, from its bytes. */
    async single(filing) {
      const { value } = readFiling(Buffer.from(JSON.stringify(filing)), { file: 'bench.json' });
      const request = { filing: value, form: 'project-target-declaration' };
      const document = layOutForm(request, resources);
      return renderDocument(document.value, format, resources, options);
    },
  };
}
