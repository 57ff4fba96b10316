/** Loads a module of TypeScript: bundled, run once and thrown away. */
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledParsers } from './bundled-parsers.mjs';

const require = createRequire(import.meta.url);

/** What `entry` (from the checkout's folder) exports. `program`: path of the temporary bundle. */
export async function loadSource(entry, program) {
  await build({
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    entryPoints: [entry],
    outfile: program,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    plugins: [bundledParsers],
    // No packs are ready yet when these are made so.
    define: { 'import.meta.url': '"file:///"' },
    logLevel: 'warning',
  });
  const exported = require(program);
  rmSync(program);
  return exported;
}
