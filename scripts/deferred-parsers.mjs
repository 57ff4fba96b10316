/** Parsers that most runs never come to use: each stands in a file of its own, loaded when one of its members is first asked for. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledParsers } from './bundled-parsers.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));

/** Plain filings and markup are read by readers of ours; the packs that we ship, zod's reading included, are ready when they are installed. */
const parsers = new Map([
  ['handlebars', 'handlebars/dist/cjs/handlebars/compiler/base.js'],
  ['jsonc-parser', 'jsonc-parser'],
  ['saxes', 'saxes'],
  ['zod', 'zod'],
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
    plugins: [membersAlone, bundledParsers],
    legalComments: 'none',
    logLevel: 'warning',
  });
  return Array.from(parsers.keys(), (name) => join(folder, `${name}.js`));
}

/** What the parser's file gives: all members, of zod those that src/ names, which is half of its code. */
function membersOf(name) {
  const members = Object.keys(require(parsers.get(name))).filter((member) => member !== '__esModule');
  return name === 'zod' ? members.filter((member) => namedOfZod.has(member)) : members;
}

/** `z.core` gives types alone. */
const namedOfZod = new Set(
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(join(root, 'src', file), 'utf8').matchAll(/\bz\s*\.\s*(?!core\b)(\w+)/g),
    ])
    .map(([, member]) => member),
);

/** Plugin of esbuild: a parser's file gives these members and leaves out what they do not need. */
const membersAlone = {
  name: 'members-alone',
  setup(plugin) {
    plugin.onResolve({ filter }, ({ path, kind }) =>
      kind === 'entry-point' ? { path, namespace: 'parser' } : undefined,
    );
    plugin.onLoad({ filter, namespace: 'parser' }, ({ path }) => ({
      contents: `export { ${membersOf(path).join(', ')} } from ${JSON.stringify(path)};`,
      resolveDir: root,
    }));
  },
};

/** Stands for the parser: the members that it has, each loading it. */
function standIn(name) {
  const members = membersOf(name);
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
