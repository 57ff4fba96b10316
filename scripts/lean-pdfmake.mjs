/** Takes pdfmake into the bundle; what our documents never use of it loads at its first use (docs/decisions-pdf.md). */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';

const require = createRequire(import.meta.url);
const pdfmakeFile = require.resolve('pdfmake');
const pdfkitFile = createRequire(pdfmakeFile).resolve('pdfkit');

/** They open fonts, break lines, read PNG and SVG, and encrypt. */
const deferred = new Set([
  'fontkit',
  'linebreak',
  'png-js',
  'xmldoc',
  '@noble/ciphers/aes',
  '@noble/hashes/sha2',
  '@noble/hashes/utils',
]);

/** The licences of what the bundle then holds, as they ask to be passed on with it. */
export function bundledLicences() {
  const packages = {
    pdfmake: [pdfmakeFile, 'LICENSE'],
    pdfkit: [pdfkitFile, 'LICENSE'],
  };
  return Object.entries(packages)
    .map(([name, [file, licence]]) => {
      const inside = join('node_modules', name) + sep;
      const folder = file.slice(0, file.lastIndexOf(inside) + inside.length);
      return `${name}\n\n${readFileSync(join(folder, licence), 'utf8')}`;
    })
    .join('\n\n');
}

/** Stands for the module, and loads it, as its owner would, when a member is read. */
const deferredModule = (name, owner) => `
const { createRequire } = process.getBuiltinModule('node:module');
let loaded;
function load() {
  if (loaded === undefined) {
    let from = createRequire(createRequire(__filename).resolve('pdfmake'));
    if (${JSON.stringify(owner)} === 'pdfkit') from = createRequire(from.resolve('pdfkit'));
    loaded = from(${JSON.stringify(name)});
  }
  return loaded;
}
module.exports = new Proxy(function () {}, {
  get: (_, member) => (member === '__esModule' ? false : load()[member]),
  construct: (_, given) => Reflect.construct(load(), given),
});`;

/** What pdfkit calls of js-md5, by Node's own. */
const nodeMd5 = `
const { createHash } = process.getBuiltinModule('node:crypto');
module.exports = (data) => createHash('md5').update(data).digest('hex');
module.exports.arrayBuffer = (data) => Uint8Array.from(createHash('md5').update(data).digest()).buffer;`;

/** Plugin of esbuild. */
export const leanPdfmake = {
  name: 'lean-pdfmake',
  setup(build) {
    build.onResolve({ filter: /^pdfmake(?:\/|$)/, namespace: 'file' }, ({ path }) => ({
      path: require.resolve(path),
    }));
    build.onResolve({ filter: /^[@a-z]/ }, ({ path, importer }) => {
      const owner = /node_modules[\\/](pdfmake|pdfkit)[\\/]/.exec(importer)?.[1];
      if (owner === undefined) return undefined;
      if (deferred.has(path)) return { path: `${owner}:${path}`, namespace: 'deferred' };
      if (path === 'pdfkit') return { path: pdfkitFile };
      return path === 'js-md5' ? { path, namespace: 'md5' } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: 'md5' }, () => ({ contents: nodeMd5 }));
    build.onLoad({ filter: /.*/, namespace: 'deferred' }, ({ path }) => {
      const [owner, name] = path.split(':');
      return { contents: deferredModule(name, owner), loader: 'js' };
    });
  },
};
