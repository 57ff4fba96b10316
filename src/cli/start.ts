#!/usr/bin/env node
/** The executable: sets up the engine, then starts the command line proper, `main.ts`. */
import { fileURLToPath } from 'node:url';
import { startProgram, tuneEngine } from '../engine/index.js';

tuneEngine(process.versions.v8);
// Worker threads want other flags, under which no code for the next start could be saved.
process.once('exit', () => tuneEngine(process.versions.v8));
startProgram(fileURLToPath(new URL('chunks/command-line.js', import.meta.url)));
