/** The command line as those see it who start it; `main.ts` loads `run.ts` alone, to start sooner. */
export { commands } from './commands.js';
export { workerCount } from './execution.js';
export { openerOf } from './open-address.js';
export { outputJsonSchema, outputSchema } from './output-schema.js';
export { runCommandLine } from './run.js';
export { packOfTable } from './table-pack.js';
