/** Turns the bundle's ES modules into CommonJS: Node reads and starts these at once, where it hands each ES module from thread to thread. */
import { readFileSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { transformSync } from 'esbuild';

/** The address of the module; in somebody else's bundle of ES modules there is none, and no package around it. */
const MODULE_URL = `const moduleUrl = typeof __filename === 'string' ? require("node:url").pathToFileURL(__filename).href : 'file:///';`;

/** Rewrites the file in place. esbuild splits code into chunks only as ES modules, so this is a step of its own. */
export function toCommonJs(file) {
  const code = readFileSync(file, 'utf8');
  const banner = code.includes('import.meta.url') ? `"use strict";\n${MODULE_URL}` : '"use strict";';
  const { code: commonJs } = transformSync(code, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'moduleUrl' },
    banner,
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  writeFileSync(file, withBuiltins(commonJs));
}

/**
 * Asks Node itself for its modules: a bundler that makes one ES module of a program and our package leaves calls of
 * `require` for them in it, and ES modules have no `require`.
 */
function withBuiltins(code) {
  return code.replace(/\brequire\("([\w:/]+)"\)/g, (call, name) =>
    builtins.has(name) ? `process.getBuiltinModule("${name}")` : call,
  );
}

const builtins = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

/** Plugin of esbuild for the step before: the same where the bundled packages call `require` for Node's modules. */
export const requiredBuiltins = {
  name: 'required-builtins',
  setup(plugin) {
    plugin.onResolve({ filter: /^[a-z]/ }, ({ path, kind }) =>
      kind === 'require-call' && builtins.has(path) ? { path, namespace: 'builtin' } : undefined,
    );
    plugin.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};
