/** Takes the parsers into the bundle: they are hundreds of small modules, which Node would open one by one at every start. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const nodeModules = fileURLToPath(new URL('../node_modules/', import.meta.url));

/** What to bundle for each import: ES modules where there are any, so that what is not used is left out. */
const entries = new Map([
  ['zod', 'zod/index.js'],
  ['jsonc-parser', 'jsonc-parser/lib/esm/main.js'],
  ['yazl', 'yazl/index.js'],
  ['@hyzyla/pdfium', '@hyzyla/pdfium/dist/index.esm.js'],
  ['buffer-crc32', 'buffer-crc32/dist/index.cjs'],
  ['hucre', 'hucre/dist/index.mjs'],
  ['hucre/ods', 'hucre/dist/ods.mjs'],
  ['hucre/xlsx', 'hucre/dist/xlsx.mjs'],
  // Its parser alone: trees, and the packages that make them, are not used.
  ['htmlparser2', 'htmlparser2/dist/Parser.js'],
  ['entities/decode', 'entities/dist/decode.js'],
]);

/** Its parser alone: templates are filled by steps of our own. */
const handlebarsParser = `${nodeModules}handlebars/dist/cjs/handlebars/compiler/base.js`;

/** Sets the parser up with its first template: those that we ship are parsed when the program is built. */
const lazyHandlebars = `
module.exports = { parse: (...given) => require(${JSON.stringify(handlebarsParser)}).parse(...given) };`;

const licences = [
  'zod/LICENSE',
  'jsonc-parser/LICENSE.md',
  'handlebars/LICENSE',
  'yazl/LICENSE',
  'buffer-crc32/LICENSE',
  'hucre/LICENSE',
  'htmlparser2/LICENSE',
  'entities/LICENSE',
  'domelementtype/LICENSE',
];

/** The licences of what the bundle then holds, as they ask to be passed on with it. */
export function parserLicences() {
  return licences
    .map((file) => `${file.split('/')[0]}\n\n${readFileSync(nodeModules + file, 'utf8')}`)
    .join('\n\n');
}

/** Plugin of esbuild. */
export const bundledParsers = {
  name: 'bundled-parsers',
  setup(build) {
    build.onResolve({ filter: /^handlebars$/ }, ({ path }) => ({ path, namespace: 'lazy' }));
    build.onLoad({ filter: /.*/, namespace: 'lazy' }, () => ({
      contents: lazyHandlebars,
      resolveDir: nodeModules,
    }));
    build.onResolve({ filter: /^[@a-z]/ }, ({ path }) => {
      const entry = entries.get(path);
      return entry === undefined ? undefined : { path: nodeModules + entry };
    });
  },
};
