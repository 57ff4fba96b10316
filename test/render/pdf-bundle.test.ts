/** The bundle's pdfmake, which leaves out what we never use, paints the same bytes as the whole one. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { leanPdfmake } from '../../scripts/lean-pdfmake.mjs';
import { renderPdf } from '../../src/render/pdf/index.js';
import { sharedTempFolder } from '../temp-folder.js';
import { handMade, runOf, trueTypeShapes } from './hand-made.fixture.js';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** For the CommonJS in a bundle of ES modules; the build makes all of its bundle CommonJS. */
const commonJsBanner =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";
const folder = sharedTempFolder('bundle');

beforeAll(() => {
  symlinkSync(fromRoot('node_modules'), join(folder, 'node_modules'));
});

/** Bundles the entry as scripts/build.mjs does and says which packages the bundle takes from outside. */
async function bundle(
  entry: { readonly contents: string } | string,
  name: string,
): Promise<readonly string[]> {
  const { metafile } = await build({
    ...(typeof entry === 'string'
      ? { entryPoints: [fromRoot(entry)] }
      : { stdin: { ...entry, resolveDir: fromRoot('.') } }),
    outfile: join(folder, name),
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    plugins: [leanPdfmake],
    banner: { js: commonJsBanner },
    metafile: true,
  });
  return Object.values(metafile.outputs).flatMap(({ imports }) =>
    imports
      .filter(({ external, kind }) => external === true && kind !== 'dynamic-import')
      .map(({ path }) => path),
  );
}

test('same bytes, and no package of pdfmake is loaded beside it', async () => {
  const outside = await bundle('src/render/pdf/index.ts', 'pdf.mjs');
  expect(outside.filter((path) => /fontkit|pdfkit|linebreak|noble|png|xmldoc|md5/.test(path))).toEqual([]);
  const bundled: { renderPdf: typeof renderPdf } = await import(pathToFileURL(join(folder, 'pdf.mjs')).href);
  const { document, setter } = handMade([runOf(trueTypeShapes, '☑A一𠮷')]);
  expect(Buffer.compare(await bundled.renderPdf(document, setter), await renderPdf(document, setter))).toBe(
    0,
  );
});

test('what was left out loads when it is used: pdfmake sets a text of its own', async () => {
  await bundle({ contents: "export { default } from 'pdfmake';" }, 'pdfmake.mjs');
  const { default: pdfmake } = await import(pathToFileURL(join(folder, 'pdfmake.mjs')).href);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  const font = fileURLToPath(new URL('./fonts/shapes.ttf', import.meta.url));
  pdfmake.setFonts({ Shapes: { normal: font } });
  const definition = { content: ['A 一'], defaultStyle: { font: 'Shapes' } };
  const bytes: Buffer = await pdfmake.createPdf(definition).getBuffer();
  expect(bytes.toString('latin1')).toContain('Shapes-TrueType');
});
