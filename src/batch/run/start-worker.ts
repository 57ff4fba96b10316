/** The file of a worker thread: starts `worker.ts` with the code that has been compiled before. */
import { fileURLToPath } from 'node:url';
import { startProgram } from '../../engine/index.js';

startProgram(fileURLToPath(new URL('chunks/worker.js', import.meta.url)));
