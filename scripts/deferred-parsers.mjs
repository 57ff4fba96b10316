/** Parsers that most runs never come to use: each stands in a file of its own, loaded when one of its members is first asked for. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledParsers } from './bundled-parsers.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));

/** Plain filings and markup are read by readers of ours, the packs that we ship are ready when they are installed. */
const parsers = new Map([
  ['handlebars', 'handlebars/dist/cjs/handlebars/compiler/base.js'],
  ['jsonc-parser', 'jsonc-parser'],
  ['saxes', 'saxes'],
]);

const filter = new RegExp(`^(?:${[...parsers.keys()].join('|')})$`);

/** Puts each parser into the folder; the paths of the files. */
export async function writeDeferredParsers(folder) {
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(Array.from(parsers.keys(), (name) => [name, name])),
    outdir: folder,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    plugins: [bundledParsers],
    legalComments: 'none',
    logLevel: 'warning',
  });
  return Array.from(parsers.keys(), (name) => join(folder, `${name}.js`));
}

/** Stands for the parser: the members that it has, each loading it. */
function standIn(name) {
  const members = Object.keys(require(parsers.get(name))).filter((member) => member !== '__esModule');
  const getters = members.map((member) => `get ${member}() { return load().${member}; }`);
  return `let parser;
function load() {
  parser ??= require('./${name}.js');
  return parser;
}
module.exports = { ${getters.join(', ')} };`;
}

/** Plugin of esbuild, for chunks in the parsers' folder. */
export const deferredParsers = {
  name: 'deferred-parsers',
  setup(plugin) {
    plugin.onResolve({ filter }, ({ path }) => ({ path, namespace: 'deferred-parser' }));
    plugin.onLoad({ filter, namespace: 'deferred-parser' }, ({ path }) => ({ contents: standIn(path) }));
    plugin.onResolve({ filter: /^\./, namespace: 'deferred-parser' }, ({ path }) => ({
      path,
      external: true,
    }));
  },
};
