/** Starts a built program: its modules are CommonJS, in one folder, and compiled through the code cache that stands there. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CodeCache } from './code-cache.js';

/** As CommonJS has it. */
interface Module {
  exports: unknown;
}

/** What the text of a module becomes between the lines of its wrapper. */
type ModuleFunction = (
  exports: unknown,
  require: (id: string) => unknown,
  module: Module,
  filename: string,
  dirname: string,
) => void;

/** Begins on the module's first line, so that the lines of stack traces are right. */
const wrapper = ['(function (exports, require, module, __filename, __dirname) {', '\n})'] as const;

/**
 * Runs the module and those that it requires by relative paths; Node's own `require` finds all others. Node's compile
 * cache (`module.enableCompileCache`) does the same from Node 22 on: once Node 20 is no longer supported it takes the
 * place of this.
 */
export function startProgram(file: string): void {
  const cache = new CodeCache(join(dirname(file), 'code-cache'));
  const loaded = new Map<string, Module>();

  const load = (path: string): unknown => {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const module: Module = { exports: {} };
    loaded.set(path, module);
    const run = cache.compile(readFileSync(path), path, wrapper).runInThisContext() as ModuleFunction;
    const folder = dirname(path);
    let outer: NodeJS.Require | null = null;
    const require = (id: string): unknown => {
      if (id.startsWith('.')) return load(join(folder, id));
      // Loaded only here: the usual program requires nothing of others, and Node's loader takes a while to set up.
      outer ??= process.getBuiltinModule('node:module').createRequire(path);
      return outer(id);
    };
    run(module.exports, require, module, path, folder);
    return module.exports;
  };

  process.once('exit', () => cache.save());
  load(file);
}
