/** Turns the bundle's ES modules into CommonJS: Node reads and starts these at once, where it hands each ES module from thread to thread. */
import { readFileSync, writeFileSync } from 'node:fs';

/** Rewrites the file in place; the form that esbuild gives imports and exports is known, anything else stops the build. */
export function toCommonJs(file) {
  const code = rewrite(readFileSync(file, 'utf8'));
  const left = /^(?:import|export|await)\b.*|\bimport\.meta\b/m.exec(code);
  if (left !== null) throw new Error(`${file} cannot become CommonJS: ${left[0]}`);
  writeFileSync(
    file,
    code.startsWith('#!') ? code.replace('\n', '\n"use strict";\n') : `"use strict";\n${code}`,
  );
}

function rewrite(code) {
  return code
    .replace(/^import ("[^"]+");$/gm, 'require($1);')
    .replace(/^import \* as (\S+) from ("[^"]+");$/gm, 'var $1 = require($2);')
    .replace(/^import (\w+) from ("[^"]+");$/gm, 'var $1 = require($2);')
    .replace(
      /^import \{([^}]*)\} from ("[^"]+");$/gm,
      (_, names, from) => `var {${taken(names)}} = require(${from});`,
    )
    .replace(
      /^import (\w+), \{([^}]*)\} from ("[^"]+");$/gm,
      (_, all, names, from) => `var ${all} = require(${from}), {${taken(names)}} = ${all};`,
    )
    .replace(/^export default (.*);$/gm, 'module.exports = { default: $1 };')
    .replace(/^export \{([^}]*)\};$/gm, (_, names) => `module.exports = {${given(names)}};`)
    .replace(/\bimport\(("\.[^"]+")\)/g, 'Promise.resolve().then(() => require($1))')
    .replace(/\bimport\.meta\.url\b/g, 'require("node:url").pathToFileURL(__filename).href');
}

const renamed = /([^\s,]+) as ([^\s,]+)/g;
const taken = (names) => names.replace(renamed, '$1: $2');
const given = (names) => names.replace(renamed, '$2: $1');
