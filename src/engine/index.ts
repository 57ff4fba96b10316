/** What the program asks of V8: its flags, and the code that it has compiled before. */
export { CodeCache } from './code-cache.js';
export { engineFlags, tuneEngine } from './flags.js';
export { startProgram } from './program.js';
